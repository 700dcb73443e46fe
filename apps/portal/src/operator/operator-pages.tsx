/** Operators: the one-time form, log-in, and their start page. */
import { passwordLimits } from '../platform/assess-password.ts';
import type { View } from '../platform/context.ts';
import type { Gelombang } from '../platform/gelombang-store.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Field } from '../ui/field.tsx';
import { Form } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { formatCount, formatDateTime } from '../messages/dates.ts';
import { Alarms } from './alarms.tsx';
import { operatorLimits } from './create-operator.ts';
import type { Invitation } from './invitation.ts';
import type { StandingAlarm } from './operator-store.ts';

export type FieldErrors = Readonly<Record<string, string>>;

type BeginPageProps = Readonly<{ view: View; action: string; name: string; login: string; errors?: FieldErrors }>;

export function BeginPage({ view, action, name, login, errors = {} }: BeginPageProps) {
  const { begin: words } = view.words.operator;
  return (
    <Page view={view} title={words.title} heading={words.heading} lead={words.lead} formId="mulai" operator>
      <Errors view={view} errors={errors} />
      <Form action={action} id="mulai">
        <Field
          name="nama"
          label={words.name}
          hint={words.nameHint}
          value={name}
          {...errorOf(errors, 'nama')}
          autoComplete="name"
          maxLength={200}
          required
        />
        <Field
          name="login"
          label={words.login}
          hint={words.loginHint(operatorLimits.minLogin, operatorLimits.maxLogin)}
          value={login}
          {...errorOf(errors, 'login')}
          autoComplete="username"
          maxLength={100}
          required
        />
        <PasswordField
          name="sandi"
          label={words.password}
          hint={words.passwordHint(passwordLimits.minLength)}
          autoComplete="new-password"
          {...errorOf(errors, 'sandi')}
        />
        <ButtonRow>
          <Button>{words.submit}</Button>
        </ButtonRow>
      </Form>
    </Page>
  );
}

export function InvitationOverPage({ view }: Readonly<{ view: View }>) {
  const { begin: words, logIn } = view.words.operator;
  return (
    <Page view={view} title={words.overTitle} heading={words.overTitle} lead={words.over} operator>
      <p>
        <a href="/petugas/masuk">{logIn.title}</a>
      </p>
    </Page>
  );
}

type LogInPageProps = Readonly<{ view: View; login: string; returnTo: string; errors?: FieldErrors }>;

export function OperatorLogInPage({ view, login, returnTo, errors = {} }: LogInPageProps) {
  const { logIn: words, begin } = view.words.operator;
  return (
    <Page view={view} title={words.title} heading={words.heading} formId="masuk" operator>
      <Errors view={view} errors={errors} />
      <Form action="/petugas/masuk" id="masuk">
        <input type="hidden" name="tujuan" value={returnTo} />
        <Field
          name="login"
          label={begin.login}
          value={login}
          {...errorOf(errors, 'login')}
          autoComplete="username"
          maxLength={100}
          required
        />
        <PasswordField
          name="sandi"
          label={begin.password}
          autoComplete="current-password"
          {...errorOf(errors, 'sandi')}
        />
        <ButtonRow>
          <Button>{words.submit}</Button>
        </ButtonRow>
      </Form>
      <p>
        <a href="/masuk">{words.forApplicants}</a>
      </p>
    </Page>
  );
}

type DashboardProps = Readonly<{
  view: View;
  name: string;
  gelombang: Gelombang | null;
  photosInReview: number;
  alarms: readonly StandingAlarm[];
  invitation?: Invitation;
}>;

export function DashboardPage({ view, name, gelombang, photosInReview, alarms, invitation }: DashboardProps) {
  const { dashboard: words } = view.words.operator;
  const count = formatCount(photosInReview, view.language);
  return (
    <Page view={view} title={words.title} heading={words.heading(name)} operator wide>
      {invitation && <InvitationNotice view={view} invitation={invitation} />}
      <Alarms view={view} alarms={alarms} />
      <h2>{words.current}</h2>
      <CurrentGelombang view={view} gelombang={gelombang} />
      <ul class="desk">
        <Desk href="/petugas/gelombang" title={words.gelombang} hint={words.gelombangHint} />
        <Desk
          href="/petugas/foto"
          title={words.photos}
          hint={photosInReview === 0 ? words.photosNone : words.photosHint(count)}
        />
        {gelombang && (
          <Desk
            href={`/petugas/undian/${gelombang.number}`}
            title={words.draw}
            hint={words.drawHint(gelombang.number)}
          />
        )}
        <Desk href="/petugas/catatan" title={words.audit} hint={words.auditHint} />
        {view.outboxPage && <Desk href="/kotak-keluar" title={words.outbox} hint={words.outboxHint} />}
      </ul>
      <h2>{words.inviteHeading}</h2>
      <p>{words.inviteLead}</p>
      <Form action="/petugas/undang">
        <Button kind="quiet">{words.invite}</Button>
      </Form>
    </Page>
  );
}

function InvitationNotice({ view, invitation }: Readonly<{ view: View; invitation: Invitation }>) {
  const { dashboard: words } = view.words.operator;
  return (
    <Notice kind="done" title={words.invitedHeading}>
      <p>{words.invitedLead(formatDateTime(invitation.expiresAt, view.language, view.programme))}</p>
      <p>
        <code>{invitation.url}</code>
      </p>
    </Notice>
  );
}

function CurrentGelombang({ view, gelombang }: Readonly<{ view: View; gelombang: Gelombang | null }>) {
  const { dashboard: words } = view.words.operator;
  if (!gelombang) return <p>{words.noGelombang}</p>;
  const say = (date: Date) => formatDateTime(date, view.language, view.programme);
  const next =
    gelombang.state === 'scheduled'
      ? words.opensAt(say(gelombang.opensAt))
      : gelombang.state === 'open'
        ? words.closesAt(say(gelombang.closesAt))
        : words.drawAt(say(gelombang.drawAt));
  return (
    <p>
      <a href={`/petugas/gelombang/${gelombang.number}`}>
        {words.gelombangState(gelombang.number, words.states[gelombang.state])}
      </a>
      . {next}.
    </p>
  );
}

function Desk({ href, title, hint }: Readonly<{ href: string; title: string; hint: string }>) {
  return (
    <li>
      <a href={href}>{title}</a>
      <br />
      {hint}
    </li>
  );
}

function Errors({ view, errors }: Readonly<{ view: View; errors: FieldErrors }>) {
  const list = Object.entries(errors).map(([field, text]) => ({ field, text }));
  return list.length > 0 ? <ErrorSummary view={view} errors={list} /> : null;
}

function errorOf(errors: FieldErrors, field: string): { error?: string } {
  const error = errors[field];
  return error === undefined ? {} : { error };
}
