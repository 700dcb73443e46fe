/**
 * Sealing and drawing take two operators: one asks, another confirms within half an hour, and only then it happens.
 *
 * What is asked is judged when asked (nobody confirms what cannot happen) and again when confirmed. The confirmation and
 * the act are one transaction; the request's row is locked first, so that of two confirmations one acts and the other
 * reads what came of it. Alone may act only the single operator of a demonstration (docs/decisions/0010).
 */
import { writeAudit, type Actor } from '../platform/audit.ts';
import { inTransaction, type Db, type Tx } from '../platform/database.ts';
import type { Portal } from '../platform/portal.ts';
import { checkDraw, drawWave, stampInput, type BeaconInput, type DrawRefusal } from './draw-wave.ts';
import { getRules, prepareRules } from './prepare-rules.ts';
import {
  countActiveOperators,
  endRequest,
  expireRequests,
  findOpenRequest,
  insertRequest,
  lockRequest,
  type DrawRequest,
  type RequestOutcome,
} from './request-store.ts';
import { checkSeal, startSealing, type SealRefusal } from './seal-entries.ts';
import { getSeconds, lockDraw, type DrawRow } from './store.ts';

export const confirmWithinMinutes = 30;

export type WantedAct = Readonly<{ act: 'seal' }> | Readonly<{ act: 'draw'; input: BeaconInput }>;

export type RequestRefusal =
  | Readonly<{ code: 'already-asked' }>
  | Readonly<{ code: 'same-operator' }>
  | Readonly<{ code: 'request-unknown' }>
  | Readonly<{ code: 'request-over'; outcome: RequestOutcome }>;
export type TwoOperatorsRefusal = SealRefusal | DrawRefusal | RequestRefusal;
export type TwoOperatorsResult =
  Readonly<{ ok: true; done: boolean }> | Readonly<{ ok: false; error: TwoOperatorsRefusal }>;

/** Keeps the request; `done` when the one who asked may act alone, and it happened. */
export async function askForAct(
  portal: Portal,
  number: number,
  wanted: WantedAct,
  operatorId: string,
): Promise<TwoOperatorsResult> {
  if (wanted.act === 'seal') await prepareRules(portal, number);
  return inTransaction(portal.sql, async (tx): Promise<TwoOperatorsResult> => {
    const draw = await lockDraw(tx, number); // one asks at a time
    await endExpired(tx, number);
    if ((await findOpenRequest(tx, number)) !== null) return refuse({ code: 'already-asked' });
    const input = wanted.act === 'draw' ? stampInput(wanted.input, await getSeconds(tx)) : null;
    const possible = input === null ? await checkSeal(tx, number) : await checkDraw(portal, tx, number, input);
    if (!possible.ok) return possible;
    const request = await insertRequest(tx, {
      gelombang: number,
      act: wanted.act,
      input,
      askedBy: operatorId,
      minutes: confirmWithinMinutes,
    });
    const isAlone = await mayActAlone(tx, draw);
    await auditRequest(tx, request, 'asked', actorOf(operatorId), isAlone);
    return isAlone ? act(portal, tx, request, operatorId) : { ok: true, done: false };
  });
}

export type RequestAnswer = Readonly<{ number: number; requestId: string; operatorId: string }>;

/** A second operator's yes: the act itself. What can no longer happen leaves the request as it was. */
export async function confirmRequest(portal: Portal, answer: RequestAnswer): Promise<TwoOperatorsResult> {
  return inTransaction(portal.sql, async (tx): Promise<TwoOperatorsResult> => {
    const found = await lockOpenRequest(tx, answer);
    if (!found.ok) return found;
    if (found.request.askedBy === answer.operatorId) return refuse({ code: 'same-operator' });
    return act(portal, tx, found.request, answer.operatorId);
  });
}

/** Taken back by who asked, or turned down by another. */
export async function withdrawRequest(portal: Portal, answer: RequestAnswer): Promise<TwoOperatorsResult> {
  return inTransaction(portal.sql, async (tx): Promise<TwoOperatorsResult> => {
    const found = await lockOpenRequest(tx, answer);
    if (!found.ok) return found;
    await endRequest(tx, answer.requestId, { outcome: 'withdrawn', endedBy: answer.operatorId });
    await auditRequest(tx, found.request, 'withdrawn', actorOf(answer.operatorId));
    return { ok: true, done: false };
  });
}

/** The chain of the rules decides, not a setting: an operator cannot make a real draw a demonstration. */
export async function mayActAlone(db: Db, draw: DrawRow | null): Promise<boolean> {
  if (draw === null || !getRules(draw.rules).demonstration) return false;
  return (await countActiveOperators(db)) <= 1;
}

type FoundRequest = Readonly<{ ok: true; request: DrawRequest }> | Readonly<{ ok: false; error: RequestRefusal }>;

async function lockOpenRequest(tx: Tx, { number, requestId }: RequestAnswer): Promise<FoundRequest> {
  if (!isUuid(requestId)) return refuse({ code: 'request-unknown' });
  await lockDraw(tx, number); // in the order of askForAct
  await endExpired(tx, number);
  const request = await lockRequest(tx, number, requestId);
  if (request === null) return refuse({ code: 'request-unknown' });
  if (request.outcome !== null) return refuse({ code: 'request-over', outcome: request.outcome });
  return { ok: true, request };
}

async function act(portal: Portal, tx: Tx, request: DrawRequest, operatorId: string): Promise<TwoOperatorsResult> {
  const { gelombang: number, input } = request;
  const actor = actorOf(operatorId);
  const result =
    input === null ? await startSealing(portal, tx, number) : await drawWave(portal, tx, { number, input, actor });
  if (!result.ok) return result;
  await endRequest(tx, request.id, { outcome: 'confirmed', endedBy: operatorId });
  await auditRequest(tx, request, 'confirmed', actor, request.askedBy === operatorId);
  return { ok: true, done: true };
}

async function endExpired(tx: Tx, number: number): Promise<void> {
  for (const request of await expireRequests(tx, number)) await auditRequest(tx, request, 'expired', 'system');
}

type RequestStep = 'asked' | RequestOutcome;

async function auditRequest(
  tx: Tx,
  { act: wanted, gelombang, id, input }: DrawRequest,
  step: RequestStep,
  actor: Actor,
  alone = false,
): Promise<void> {
  await writeAudit(tx, {
    actor,
    act: `${wanted}-${step}`,
    subject: `gelombang:${gelombang}`,
    details: {
      request: id.slice(0, 8),
      ...(input === null ? {} : { evidence: input.kind }),
      ...(alone ? { alone } : {}),
    },
  });
}

function actorOf(operatorId: string): Actor {
  return `operator:${operatorId}`;
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function refuse<E extends RequestRefusal>(error: E): { ok: false; error: E } {
  return { ok: false, error };
}
