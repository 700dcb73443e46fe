import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase } from '../../../../test/support/database-for-tests.ts';
import { parseConfig, type Environment } from './config.ts';
import { inTransaction } from './database.ts';
import { deliveryJobs } from './deliver-message.ts';
import { openJobs, type Jobs } from './jobs.ts';
import { makeKeys } from './key-file.ts';
import { openLog } from './log.ts';
import { listMessages, queueMessage, type NewMessage } from './outbox.ts';
import type { Programme } from './programme.ts';
import { openVault } from './vault.ts';

const log = openLog('silent');
const vault = openVault(makeKeys());
const programme = { name: { id: 'Kartu Prakerja', en: 'Kartu Prakerja' } } as Programme;
let database: TestDatabase;
let jobs: Jobs;
beforeAll(async () => {
  database = await freshDatabase();
  jobs = await openJobs(database.sql, log);
});
afterAll(async () => {
  await jobs.stop();
  await database.drop();
});
afterEach(async () => {
  await database.sql`delete from message`;
  await database.sql`delete from pgboss.job`;
});

const message: NewMessage = {
  to: { kind: 'email', address: 'siti@contoh.id' },
  applicantId: null,
  purpose: 'code',
  subject: 'Kode Anda',
  body: 'Kode: 123456\nJANGAN berikan kepada siapa pun.',
};

function portalWith(env: Environment) {
  return { config: parseConfig(env), programme, sql: database.sql, vault, jobs, log };
}

async function send(env: Environment, changes: Partial<NewMessage> = {}): Promise<void> {
  const portal = portalWith(env);
  await inTransaction(database.sql, (tx) => queueMessage(tx, portal, { ...message, ...changes }));
  await jobs.runWaiting(deliveryJobs(portal));
}

async function withMailServer(work: (url: string, received: ParsedMail[], envelopes: string[]) => Promise<void>) {
  const received: ParsedMail[] = [];
  const envelopes: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // The portal keeps its connection open for the next message.
    closeTimeout: 50,
    onRcptTo: (address, _session, done) => {
      envelopes.push(address.address);
      done();
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  try {
    await work(`smtp://127.0.0.1:${port}`, received, envelopes);
  } finally {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

test('a message lies sealed: nothing of it can be read in the table', async () => {
  await inTransaction(database.sql, (tx) => queueMessage(tx, portalWith({}), message));
  const rows = await database.sql<{ all: string }[]>`select message::text as all from message`;
  for (const secret of ['siti', 'Kode', '123456']) {
    expect(rows[0]!.all).not.toContain(secret);
    expect(rows[0]!.all).not.toContain(Buffer.from(secret).toString('hex'));
  }
});

test('without a mail server the demonstration keeps it for the outbox page', async () => {
  await send({});
  const [kept] = await listMessages(database.sql, portalWith({}));
  expect(kept).toMatchObject({
    channel: 'email',
    address: 'siti@contoh.id',
    subject: 'Kode Anda',
    body: message.body,
    attempts: 1,
  });
  expect(kept!.sentAt).toBeInstanceOf(Date);
});

test('a real mail server gets it once, as plain text from the programme', async () => {
  await withMailServer(async (url, received, envelopes) => {
    await send({ SMTP_URL: url, MAIL_FROM: 'info@contoh.id' });
    await jobs.enqueue(database.sql, 'deliver-message', {
      messageId: (await listMessages(database.sql, portalWith({})))[0]!.id,
    });
    await jobs.runWaiting(deliveryJobs(portalWith({ SMTP_URL: url })));
    expect(envelopes).toEqual(['siti@contoh.id']);
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail!.subject).toBe('Kode Anda');
    expect(mail!.from?.text).toBe('"Kartu Prakerja" <info@contoh.id>');
    expect(mail!.text?.trim()).toBe(message.body);
    expect(mail!.html).toBe(false);
  });
});

test.each([
  ['a line break', 'Kode\r\nBcc: jahat@contoh.id'],
  ['a bare line feed', 'Kode\nBcc: jahat@contoh.id'],
  ['a Unicode line separator', 'Kode\u2028Bcc: jahat@contoh.id'],
])('a subject with %s stays one header', async (_name, subject) => {
  await withMailServer(async (url, received, envelopes) => {
    await send({ SMTP_URL: url }, { subject });
    expect(envelopes).toEqual(['siti@contoh.id']);
    expect(received[0]!.subject).toBe('Kode Bcc: jahat@contoh.id');
    expect(received[0]!.headers.has('bcc')).toBe(false);
  });
});

test.each([
  ['siti@contoh.id, jahat@contoh.id'],
  ['siti@contoh.id\r\nBcc: jahat@contoh.id'],
  ['"Siti" <siti@contoh.id>'],
  ['siti'],
  ['@contoh.id'],
])('an address that is not exactly one (%j) is given up at once, and said', async (address) => {
  await withMailServer(async (url, received, envelopes) => {
    await send({ SMTP_URL: url }, { to: { kind: 'email', address } });
    expect(envelopes).toEqual([]);
    expect(received).toEqual([]);
    const [kept] = await listMessages(database.sql, portalWith({}));
    expect(kept).toMatchObject({ sentAt: null, attempts: 1, lastError: 'UndeliverableFault' });
  });
});

test('while the mail server is away a message waits; when it is back it arrives', async () => {
  await expect(send({ SMTP_URL: 'smtp://127.0.0.1:9' })).rejects.toThrow();
  const [waiting] = await listMessages(database.sql, portalWith({}));
  expect(waiting).toMatchObject({ sentAt: null, attempts: 1, lastError: 'ESOCKET' });
  await withMailServer(async (url, received) => {
    await jobs.enqueue(database.sql, 'deliver-message', { messageId: waiting!.id });
    await jobs.runWaiting(deliveryJobs(portalWith({ SMTP_URL: url })));
    expect(received.map((mail) => mail.messageId)).toEqual([`<${waiting!.id}@localhost>`]);
  });
});

test('an SMS goes to the gateway as JSON under its own key, and a refusal is tried again', async () => {
  const calls: { body: unknown; key: unknown; authorization: unknown }[] = [];
  const answers = [500, 202];
  const gateway = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { 'idempotency-key': key, authorization } = request.headers;
      calls.push({ body: JSON.parse(Buffer.concat(parts).toString()), key, authorization });
      response.writeHead(answers.shift()!).end();
    });
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  const env = { SMS_URL: `http://user:pass@127.0.0.1:${(gateway.address() as AddressInfo).port}/send` };
  const to = { kind: 'phone', address: '+6281200000000' } as const;
  await expect(send(env, { to })).rejects.toThrow('500');
  const [waiting] = await listMessages(database.sql, portalWith({}));
  await jobs.enqueue(database.sql, 'deliver-message', { messageId: waiting!.id });
  await jobs.runWaiting(deliveryJobs(portalWith(env)));
  gateway.close();
  expect(calls).toHaveLength(2);
  expect(calls[1]).toEqual({
    body: { to: '+6281200000000', text: message.body, id: waiting!.id },
    key: waiting!.id,
    authorization: `Basic ${Buffer.from('user:pass').toString('base64')}`,
  });
});
