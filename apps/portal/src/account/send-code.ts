/**
 * Sending codes: to start registering or recovering, and again.
 *
 * An address gets one a minute and five in two hours, whatever browser asks; a lock on the address makes that hold for
 * requests at the same time. Whether it has an account changes only the words of the message, never an answer.
 */
import { randomBytes } from 'node:crypto';
import { lockBucket } from '../platform/attempt-limit.ts';
import { findClaim } from '../platform/claims.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import type { Language } from '../platform/language.ts';
import { queueMessage } from '../platform/outbox.ts';
import type { Portal } from '../platform/portal.ts';
import { hashToken, newCode, newToken } from '../platform/tokens.ts';
import { mailFacts, mailWords, codeEnd } from './account-message.ts';
import { addressIndex, type Contact } from './contact-entry.ts';
import {
  codeLimits,
  insertFlow,
  insertSend,
  listSends,
  replaceCode,
  type Flow,
  type FlowPurpose,
} from './flow-store.ts';

export const sendLimits = { coolDownSeconds: 60, most: 5, withinSeconds: 2 * 3600 } as const;

export type SendRefusal =
  Readonly<{ code: 'send-cool-down'; until: Date }> | Readonly<{ code: 'send-limit'; count: number; until: Date }>;

export type SendResult<T> = Readonly<{ ok: true; value: T }> | Readonly<{ ok: false; error: SendRefusal }>;

export type FlowStart = Readonly<{ purpose: FlowPurpose; contact: Contact; language: Language }>;

/** A new flow and its first code; the value is what goes into the flow's cookie. */
export async function startFlow(portal: Portal, start: FlowStart): Promise<SendResult<string>> {
  const { purpose, contact, language } = start;
  return inTransaction(portal.sql, async (tx): Promise<SendResult<string>> => {
    const index = addressIndex(portal.vault, contact);
    const refusal = await takeSend(tx, index);
    if (refusal) return { ok: false, error: refusal };
    const token = newToken();
    const tokenHash = hashToken(token);
    const codeMac = await sendTo(tx, portal, { ...start, tokenHash });
    const addressSealed = portal.vault.seal('system', flowAddress(tokenHash), contact.address);
    await insertFlow(tx, {
      tokenHash,
      purpose,
      kind: contact.kind,
      addressIndex: index,
      addressSealed,
      language,
      codeMac,
    });
    return { ok: true, value: token };
  });
}

/** Another code for the same flow. */
export async function resendCode(portal: Portal, flow: Flow, language: Language): Promise<SendResult<null>> {
  return inTransaction(portal.sql, async (tx): Promise<SendResult<null>> => {
    const refusal = await takeSend(tx, flow.addressIndex);
    if (refusal) return { ok: false, error: refusal };
    const { purpose, tokenHash } = flow;
    const codeMac = await sendTo(tx, portal, { purpose, contact: flowContact(portal, flow), language, tokenHash });
    if (await replaceCode(tx, tokenHash, codeMac)) return { ok: true, value: null };
    throw new Error('a flow ended while its code was sent again');
  });
}

/** When the next code may go to this address, if not now. */
export function nextSend(sent: readonly Date[], now: Date): SendRefusal | null {
  const { coolDownSeconds, most, withinSeconds } = sendLimits;
  const oldest = sent[most - 1];
  const limitEnds = oldest ? later(oldest, withinSeconds) : null;
  if (limitEnds && limitEnds > now) return { code: 'send-limit', count: most, until: limitEnds };
  const coolDownEnds = sent[0] ? later(sent[0], coolDownSeconds) : null;
  return coolDownEnds && coolDownEnds > now ? { code: 'send-cool-down', until: coolDownEnds } : null;
}

export function flowContact(portal: Portal, flow: Pick<Flow, 'kind' | 'tokenHash' | 'addressSealed'>): Contact {
  const address = portal.vault.openText('system', flowAddress(flow.tokenHash), flow.addressSealed);
  return { kind: flow.kind, address };
}

/** A code is kept only as a keyed MAC, bound to its flow. */
export function macOfCode(portal: Portal, tokenHash: Uint8Array, code: string): Uint8Array {
  return portal.vault.blindIndex('code', `${hex(tokenHash)}|${code}`);
}

async function takeSend(tx: Tx, index: Uint8Array): Promise<SendRefusal | null> {
  await lockBucket(tx, index);
  const { sent, now } = await listSends(tx, index);
  const refusal = nextSend(sent, now);
  if (!refusal) await insertSend(tx, index);
  return refusal;
}

/** Queues the message that fits, and returns what a right code must match; where there is none to send, nothing will. */
async function sendTo(tx: Tx, portal: Portal, send: FlowStart & { tokenHash: Uint8Array }): Promise<Uint8Array> {
  const { purpose, contact, language, tokenHash } = send;
  const holder = await findClaim(tx, contact.kind, addressIndex(portal.vault, contact));
  const words = mailWords(language);
  const facts = mailFacts(portal, language);
  const queue = (name: string, text: { subject: string; body: string }) =>
    queueMessage(tx, portal, { to: contact, applicantId: holder, purpose: name, ...text });
  if (purpose === 'register' && holder !== null) {
    await queue('already-registered', words.alreadyRegistered(contact.kind, facts));
    return randomBytes(32);
  }
  if (purpose === 'recover' && holder === null) {
    await queue('no-account', words.noAccount(contact.kind, facts));
    return randomBytes(32);
  }
  const code = newCode();
  await queue(
    'code',
    words.code(contact.kind, { ...facts, ...codeEnd(portal, language, codeLimits.lifeMinutes), code }),
  );
  return macOfCode(portal, tokenHash, code);
}

function flowAddress(tokenHash: Uint8Array) {
  return { table: 'account_flow', column: 'address_sealed', row: hex(tokenHash) };
}

function later(date: Date, seconds: number): Date {
  return new Date(date.getTime() + seconds * 1000);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
