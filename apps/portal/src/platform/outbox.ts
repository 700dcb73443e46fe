/**
 * Messages to people: a row and a job in the caller's transaction, sealed at rest, delivered by a worker.
 *
 * At least once: a worker killed between sending and writing it down sends again, under the same Message-ID.
 */
import { randomUUID } from 'node:crypto';
import type { Db, Tx } from './database.ts';
import type { Portal } from './portal.ts';

export type Recipient = Readonly<{ kind: 'email' | 'phone'; address: string }>;

export type NewMessage = Readonly<{
  to: Recipient;
  applicantId: string | null;
  /** 'code', 'result', 'photo-refused' … */
  purpose: string;
  subject: string;
  body: string;
}>;

export type Channel = 'email' | 'sms';

export type OutboxMessage = Readonly<{
  id: string;
  channel: Channel;
  purpose: string;
  address: string;
  subject: string;
  body: string;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  lastError: string | null;
}>;

type OutboxPortal = Pick<Portal, 'vault' | 'jobs'>;

export async function queueMessage(tx: Tx, portal: OutboxPortal, message: NewMessage): Promise<void> {
  const id = randomUUID();
  const seal = (column: string, text: string) =>
    portal.vault.seal('system', { table: 'message', column, row: id }, text);
  await tx`
    insert into message (id, applicant_id, channel, purpose, address_sealed, subject_sealed, body_sealed)
    values (${id}, ${message.applicantId}, ${message.to.kind === 'email' ? 'email' : 'sms'}, ${message.purpose},
      ${seal('address', message.to.address)}, ${seal('subject', message.subject)}, ${seal('body', message.body)})`;
  await portal.jobs.enqueue(tx, 'deliver-message', { messageId: id });
}

/** Newest first, opened: the outbox page of the demonstration, and tests. */
export async function listMessages(db: Db, portal: OutboxPortal, limit = 100): Promise<readonly OutboxMessage[]> {
  const rows = await db<MessageRow[]>`
    select ${columns(db)} from message order by created_at desc, id limit ${limit}`;
  return rows.map((row) => openMessage(portal, row));
}

export async function findUnsentMessage(db: Db, portal: OutboxPortal, id: string): Promise<OutboxMessage | null> {
  const rows = await db<MessageRow[]>`select ${columns(db)} from message where id = ${id} and sent_at is null`;
  return rows[0] ? openMessage(portal, rows[0]) : null;
}

export async function markSent(db: Db, id: string): Promise<void> {
  await db`update message set sent_at = now(), attempts = attempts + 1, last_error = null where id = ${id}`;
}

/** `reason` is a code of the transport, never its words: they may repeat the address. */
export async function markFailed(db: Db, id: string, reason: string): Promise<void> {
  await db`update message set attempts = attempts + 1, last_error = ${reason.slice(0, 100)} where id = ${id}`;
}

type MessageRow = Omit<OutboxMessage, 'address' | 'subject' | 'body'> & {
  addressSealed: Uint8Array;
  subjectSealed: Uint8Array;
  bodySealed: Uint8Array;
};

function openMessage(portal: OutboxPortal, row: MessageRow): OutboxMessage {
  const { addressSealed, subjectSealed, bodySealed, ...rest } = row;
  const text = (column: string, sealed: Uint8Array) =>
    portal.vault.openText('system', { table: 'message', column, row: row.id }, sealed);
  return {
    ...rest,
    address: text('address', addressSealed),
    subject: text('subject', subjectSealed),
    body: text('body', bodySealed),
  };
}

function columns(db: Db) {
  return db`id, channel, purpose, address_sealed as "addressSealed", subject_sealed as "subjectSealed",
    body_sealed as "bodySealed", created_at as "createdAt", sent_at as "sentAt", attempts, last_error as "lastError"`;
}
