/** The three pages that prove an address: contact, code, password. Registering and recovering share them. */
import type { View } from '../platform/context.ts';
import { passwordLimits } from '../platform/assess-password.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import type { FlowPurpose } from './flow-store.ts';

export const flowPaths = {
  register: { contact: '/daftar', code: '/daftar/kode', password: '/daftar/sandi' },
  recover: { contact: '/lupa', code: '/lupa/kode', password: '/lupa/sandi' },
} as const satisfies Record<FlowPurpose, unknown>;

const steps = 7;
const formId = 'langkah';

type Base = Readonly<{ view: View; purpose: FlowPurpose; error?: string | undefined }>;

export type ContactPageProps = Base &
  Readonly<{
    value: string;
    phoneOffered: boolean;
    /** The address looked mistyped and was asked about once. */
    asked?: Readonly<{ text: string; suggestion: string }> | undefined;
    restart?: boolean;
  }>;

export function ContactPage({ view, purpose, value, phoneOffered, error, asked, restart }: ContactPageProps) {
  const { contact: words, forgot } = view.words.account;
  const recovers = purpose === 'recover';
  const label = phoneOffered ? words.label : words.labelEmailOnly;
  const hint = phoneOffered ? words.hint : words.hintEmailOnly;
  return (
    <Page
      view={view}
      title={recovers ? forgot.title : words.title}
      heading={recovers ? forgot.heading : words.heading}
      lead={recovers ? forgot.lead : words.lead}
      formId={formId}
      {...(recovers ? { backHref: '/masuk' } : { backHref: '/', progress: { step: 1, of: steps } })}
    >
      {error && <ErrorSummary view={view} errors={[{ field: 'kontak', text: error }]} />}
      {restart && <Notice kind="info">{words.restart}</Notice>}
      <Form action={flowPaths[purpose].contact} id={formId}>
        <Field
          name="kontak"
          label={label}
          hint={hint}
          value={value}
          {...(error ? { error } : {})}
          {...(asked ? { warning: asked.text } : {})}
          type={phoneOffered ? 'text' : 'email'}
          inputMode="email"
          autoComplete={phoneOffered ? 'username' : 'email'}
          maxLength={300}
          required
        />
        {asked && <input type="hidden" name="yakin" value={value} />}
        <ButtonRow>
          <Button act="continue">{words.send}</Button>
          {asked && (
            <Button act="suggestion" kind="quiet">
              {words.useSuggestion(asked.suggestion)}
            </Button>
          )}
        </ButtonRow>
      </Form>
      {!recovers && (
        <p>
          {words.haveAccount} <a href="/masuk">{words.logIn}</a>
        </p>
      )}
    </Page>
  );
}

export type CodePageProps = Base &
  Readonly<{
    value: string;
    maskedAddress: string;
    /** As said to a person; null once it has run out. */
    codeUntil: string | null;
    /** As said to a person; null when another may be sent now. */
    resendFrom: string | null;
    resendError?: string | undefined;
    sent: boolean;
    proved?: boolean;
  }>;

export function CodePage(props: CodePageProps) {
  const { view, purpose, value, error, resendError, proved } = props;
  const { code: words, forgot } = view.words.account;
  const shown = error ?? resendError;
  const paths = flowPaths[purpose];
  return (
    <Page
      view={view}
      title={purpose === 'recover' ? forgot.codeTitle : words.title}
      heading={words.heading}
      lead={words.lead(props.maskedAddress)}
      formId={formId}
      backHref={paths.contact}
      {...(purpose === 'recover' ? {} : { progress: { step: 2, of: steps } })}
    >
      {shown && <ErrorSummary view={view} errors={[{ field: 'kode', text: shown }]} />}
      {props.sent && !shown && <Notice kind="done">{words.sent}</Notice>}
      {proved && (
        <p>
          <Button href={paths.password}>{words.continueNow}</Button>
        </p>
      )}
      <Form action={paths.code} id={formId}>
        <CodeField
          name="kode"
          label={words.label}
          hint={props.codeUntil === null ? words.hintExpired : words.hint(props.codeUntil)}
          value={value}
          {...(shown ? { error: shown } : {})}
        />
        <Notice kind="attention">{words.never}</Notice>
        <ButtonRow>
          <Button act="continue">{words.next}</Button>
          <Button act="resend" kind="quiet" formNoValidate>
            {words.resend}
          </Button>
        </ButtonRow>
        <p>
          {props.resendFrom === null ? words.checkSpam : `${words.checkSpam} ${words.resendFrom(props.resendFrom)}`}
        </p>
      </Form>
      {view.outboxPage && (
        <p>
          <a href="/kotak-keluar" target="_blank" rel="noopener">
            {words.outboxLink}
          </a>
        </p>
      )}
      <p>
        <a href={paths.contact}>{words.changeAddress}</a>
      </p>
    </Page>
  );
}

export type PasswordPageProps = Base & Readonly<{ address: string; addressTaken?: boolean }>;

export function PasswordPage({ view, purpose, address, error, addressTaken }: PasswordPageProps) {
  const { password: words, forgot, findings, logIn } = view.words.account;
  const recovers = purpose === 'recover';
  return (
    <Page
      view={view}
      title={recovers ? forgot.passwordTitle : words.title}
      heading={recovers ? forgot.heading : words.heading}
      lead={recovers ? forgot.passwordLead : words.lead}
      formId={formId}
      backHref={flowPaths[purpose].contact}
      {...(recovers ? {} : { progress: { step: 3, of: steps } })}
    >
      {addressTaken && (
        <Notice kind="attention">
          {findings.addressTaken} <a href="/masuk">{logIn.title}</a>
        </Notice>
      )}
      {error && <ErrorSummary view={view} errors={[{ field: 'sandi', text: error }]} />}
      <Form action={flowPaths[purpose].password} id={formId}>
        <p>
          {words.addressLabel} <strong>{address}</strong>
        </p>
        <input type="text" name="kontak" autocomplete="username" value={address} readonly hidden />
        <PasswordField
          name="sandi"
          label={words.label}
          hint={words.hint(passwordLimits.minLength)}
          autoComplete="new-password"
          {...(error ? { error } : {})}
        />
        <p>{words.example}</p>
        <p>{words.notMail}</p>
        <ButtonRow>
          <Button act="continue">{recovers ? forgot.save : words.create}</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}
