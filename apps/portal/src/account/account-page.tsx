/** The account page: addresses, password, devices logged in, language, log-out. */
import { passwordLimits } from '../platform/assess-password.ts';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { SummaryList } from '../ui/summary-list.tsx';
import { maskAddress, type Contact } from './contact-entry.ts';

export type ShownSession = Readonly<{ id: string; device: string; lastSeen: string; isThis: boolean }>;

export type AccountErrors = Readonly<{ 'sandi-sekarang'?: string; sandi?: string }>;

type AccountPageProps = Readonly<{
  view: View;
  contacts: readonly Contact[];
  sessions: readonly ShownSession[];
  errors?: AccountErrors;
  done?: string | undefined;
}>;

export function AccountPage({ view, contacts, sessions, errors = {}, done }: AccountPageProps) {
  const { account: words } = view.words.account;
  const summary = Object.entries(errors).map(([field, text]) => ({ field, text }));
  return (
    <Page view={view} title={words.title} heading={words.heading}>
      {summary.length > 0 && <ErrorSummary view={view} errors={summary} />}
      {done && <Notice kind="done">{done}</Notice>}
      <h2>{words.addresses}</h2>
      <SummaryList rows={contacts.map((contact) => ({ label: words[contact.kind], value: maskAddress(contact) }))} />
      <p>
        <a href="/pendaftaran">{words.toRegistration}</a>
      </p>
      <PasswordSection view={view} contacts={contacts} errors={errors} />
      <SessionsSection view={view} sessions={sessions} />
      <h2>{words.languageHeading}</h2>
      <p>{words.languageLead}</p>
      <Form action="/akun/bahasa">
        <ButtonRow>
          <Button name="_bahasa" value="id" kind="quiet">
            <span lang="id">Bahasa Indonesia</span>
          </Button>
          <Button name="_bahasa" value="en" kind="quiet">
            <span lang="en">English</span>
          </Button>
        </ButtonRow>
      </Form>
      <h2>{words.logOutHeading}</h2>
      <p>{words.logOutLead}</p>
      <Form action="/keluar">
        <Button kind="quiet">{view.words.account.logOut}</Button>
      </Form>
    </Page>
  );
}

function PasswordSection({ view, contacts, errors }: Required<Pick<AccountPageProps, 'view' | 'contacts' | 'errors'>>) {
  const { account: words, password } = view.words.account;
  return (
    <section>
      <h2>{words.passwordHeading}</h2>
      <p>{words.passwordLead}</p>
      <Form action="/akun/sandi" id="ganti-sandi">
        <input type="text" autocomplete="username" value={contacts[0]?.address ?? ''} readonly hidden />
        <PasswordField
          name="sandi-sekarang"
          label={words.currentPassword}
          autoComplete="current-password"
          {...(errors['sandi-sekarang'] ? { error: errors['sandi-sekarang'] } : {})}
        />
        <PasswordField
          name="sandi"
          label={words.newPassword}
          hint={password.hint(passwordLimits.minLength)}
          autoComplete="new-password"
          {...(errors.sandi ? { error: errors.sandi } : {})}
        />
        <Button>{words.change}</Button>
      </Form>
    </section>
  );
}

function SessionsSection({ view, sessions }: Pick<AccountPageProps, 'view' | 'sessions'>) {
  const { account: words } = view.words.account;
  return (
    <section>
      <h2>{words.sessionsHeading}</h2>
      <p>{words.sessionsLead}</p>
      <SummaryList
        rows={sessions.map((session) => ({
          label: session.device === '' ? words.unknownDevice : session.device,
          value: session.isThis ? words.thisDevice : <OtherDevice view={view} session={session} />,
        }))}
      />
    </section>
  );
}

function OtherDevice({ view, session }: Readonly<{ view: View; session: ShownSession }>) {
  const { account: words } = view.words.account;
  const device = session.device === '' ? words.unknownDevice : session.device;
  return (
    <>
      <p>{words.lastSeen(session.lastSeen)}</p>
      <Form action="/akun/sesi">
        <input type="hidden" name="sesi" value={session.id} />
        <Button kind="quiet">{words.revokeOf(device)}</Button>
      </Form>
    </>
  );
}
