/**
 * E-mail by SMTP. One recipient, plain text, and nothing typed by anyone can become a header.
 */
import { createTransport } from 'nodemailer';
import type { Portal } from './portal.ts';
import { UndeliverableFault, type Transport } from './transport.ts';

type MailPortal = Pick<Portal, 'config' | 'programme'>;

/** null: no mail server is configured. */
export function openMailTransport({ config, programme }: MailPortal): Transport | null {
  if (config.smtpUrl === null) return null;
  const { hostname } = new URL(config.baseUrl);
  const from = { name: headerText(programme.name.id), address: config.mailFrom ?? `no-reply@${hostname}` };
  const transport = createTransport(
    {
      ...smtpOptions(config.smtpUrl),
      pool: true,
      maxConnections: 4,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    async send({ id, address, subject, body }) {
      if (!isSingleAddress(address)) throw new UndeliverableFault('not one e-mail address');
      await transport.sendMail({
        to: { name: '', address },
        subject: headerText(subject),
        text: body,
        messageId: `<${id}@${hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    },
  };
}

/** One line without control characters. */
export function headerText(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that end a header
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim();
}

/** Exactly one address, without a display name, list or route. */
export function isSingleAddress(address: string): boolean {
  return /^[^\s<>()[\],;:"\\@]+@[^\s<>()[\],;:"\\@]+$/.test(address) && headerText(address) === address;
}

function smtpOptions(smtpUrl: string) {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl);
  const secure = protocol === 'smtps:';
  return {
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
  };
}
