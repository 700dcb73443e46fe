/** A gelombang led through its states, for tests of the draw room: opened, closed, sealed and drawn by two operators. */
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { madeUpNik, type JoinedPerson } from '../../../../test/support/people.ts';
import type { TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { inTransaction } from '../platform/database.ts';
import { createGelombang, getGelombang, transitionGelombang } from '../platform/gelombang-store.ts';
import type { BeaconInput } from './draw-wave.ts';
import { prepareRules } from './prepare-rules.ts';
import { findOpenRequest } from './request-store.ts';
import { sealEntries } from './seal-entries.ts';
import { askForAct, confirmRequest, type TwoOperatorsResult, type WantedAct } from './two-operators.ts';

export const [firstOperator, secondOperator] = [randomUUID(), randomUUID()];
export const operator = `operator:${firstOperator}` as const;
export const hour = 3_600_000;

type Settings = Readonly<{ places?: number; demonstration?: boolean; regions?: Record<string, number> }>;

export async function openGelombang(
  test: TestPortal,
  { places = 3, demonstration = true, regions }: Settings = {},
): Promise<number> {
  const now = Date.now();
  const { number } = await inTransaction(test.sql, (tx) =>
    createGelombang(tx, {
      opensAt: new Date(now - hour),
      closesAt: new Date(now + hour),
      drawAt: new Date(now + 30 * hour),
      places,
      quotas: regions ? { regions, secondWalk: true } : null,
      demonstration,
      actor: operator,
    }),
  );
  await prepareRules(test.portal, number);
  await act(test, number, 'open');
  return number;
}

export async function act(test: TestPortal, number: number, name: 'open' | 'close'): Promise<void> {
  const result = await inTransaction(test.sql, (tx) => transitionGelombang(tx, number, name, operator));
  expect(result.ok).toBe(true);
}

/** Asked by one and, where one is not enough, confirmed by the other. */
export async function actAsTwo(test: TestPortal, number: number, wanted: WantedAct): Promise<TwoOperatorsResult> {
  const asked = await askForAct(test.portal, number, wanted, firstOperator);
  if (!asked.ok || asked.done) return asked;
  const request = (await findOpenRequest(test.sql, number))!;
  return confirmRequest(test.portal, { number, requestId: request.id, operatorId: secondOperator });
}

export function drawAsTwo(
  test: TestPortal,
  number: number,
  input: BeaconInput = { kind: 'demo' },
): Promise<TwoOperatorsResult> {
  return actAsTwo(test, number, { act: 'draw', input });
}

/** Closed and sealed. */
export async function seal(test: TestPortal, number: number): Promise<void> {
  await act(test, number, 'close');
  expect(await actAsTwo(test, number, { act: 'seal' })).toEqual({ ok: true, done: true });
  await sealEntries(test.portal, number);
  expect((await getGelombang(test.sql, number)).state).toBe('sealed');
}

export async function roundArrives(test: TestPortal, number: number): Promise<void> {
  await test.sql`update draw set round_at = now() - interval '1 second' where gelombang = ${number}`;
}

/** People of households of their own. */
export function people(count: number, first = 1): JoinedPerson[] {
  return Array.from({ length: count }, (_, i) => ({
    nik: madeUpNik(first + i),
    kk: `00010101200${String(first + i).padStart(5, '0')}`,
  }));
}
