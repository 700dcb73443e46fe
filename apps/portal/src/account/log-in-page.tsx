/** The log-in page. */
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordField } from '../ui/password-field.tsx';

export type LogInErrors = Readonly<{ kontak?: string; sandi?: string }>;

type LogInPageProps = Readonly<{
  view: View;
  value: string;
  returnTo: string;
  phoneOffered: boolean;
  errors?: LogInErrors;
  accountMade?: boolean;
  /** A form posted after its session ended is held for its owner. */
  formKept?: boolean;
}>;

export function LogInPage({ view, value, returnTo, phoneOffered, errors = {}, accountMade, formKept }: LogInPageProps) {
  const { logIn: words, contact } = view.words.account;
  const summary = Object.entries(errors).map(([field, text]) => ({ field, text }));
  return (
    <Page view={view} title={words.title} heading={words.heading} lead={words.lead} formId="masuk">
      {summary.length > 0 && <ErrorSummary view={view} errors={summary} />}
      {accountMade && <Notice kind="done">{words.created}</Notice>}
      {formKept && <Notice kind="done">{view.words.registration.safeLogIn}</Notice>}
      <Form action="/masuk" id="masuk">
        <input type="hidden" name="tujuan" value={returnTo} />
        <Field
          name="kontak"
          label={phoneOffered ? contact.label : contact.labelEmailOnly}
          value={value}
          {...(errors.kontak ? { error: errors.kontak } : {})}
          inputMode="email"
          autoComplete="username"
          maxLength={300}
          required
        />
        <PasswordField
          name="sandi"
          label={words.passwordLabel}
          autoComplete="current-password"
          {...(errors.sandi ? { error: errors.sandi } : {})}
        />
        <ButtonRow>
          <Button act="continue">{words.submit}</Button>
        </ButtonRow>
      </Form>
      <p>
        <a href="/lupa">{words.forgot}</a>
      </p>
      <p>
        {words.noAccount} <a href="/daftar">{words.register}</a>
      </p>
    </Page>
  );
}
