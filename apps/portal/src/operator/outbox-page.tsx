/** The outbox of the demonstration: outgoing mail and SMS, readable while no mail server is configured. */
import { formatDateTime } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import type { OutboxMessage } from '../platform/outbox.ts';
import { Page } from '../ui/page.tsx';

type OutboxPageProps = Readonly<{ view: View; messages: readonly OutboxMessage[] }>;

const refreshSeconds = 3;

export function OutboxPage({ view, messages }: OutboxPageProps) {
  const { outbox: words } = view.words.operator;
  return (
    <Page view={view} title={words.title} heading={words.heading} lead={words.lead} refreshSeconds={refreshSeconds}>
      {messages.length === 0 && (
        <p>
          {words.empty} <a href="/daftar">{words.register}</a>
        </p>
      )}
      {messages.map((message) => (
        <Message view={view} message={message} />
      ))}
    </Page>
  );
}

function Message({ view, message }: Readonly<{ view: View; message: OutboxMessage }>) {
  const { outbox: words } = view.words.operator;
  const code = findCode(message.body);
  return (
    <article class="outbox-message" data-purpose={message.purpose}>
      <h2>{message.subject}</h2>
      <p class="outbox-envelope">
        {message.channel === 'email' ? words.email : words.sms} · {words.to} <strong>{message.address}</strong> ·{' '}
        <time datetime={message.createdAt.toISOString()}>
          {formatDateTime(message.createdAt, view.language, view.programme)}
        </time>
      </p>
      {code !== null && (
        <p class="outbox-code">
          {words.code} <output>{code}</output>
        </p>
      )}
      <div class="outbox-body">{withLinks(message.body)}</div>
    </article>
  );
}

/** The origin-bound last line: `@host #123456`. */
export function findCode(body: string): string | null {
  return /^@\S+ #(\d{6})$/m.exec(body)?.[1] ?? null;
}

const address = /(https?:\/\/[^\s]+[^\s.,;:)])/;

/** Addresses in a message become links; everything else stays the text it is. */
function withLinks(body: string) {
  return body.split(address).map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
}
