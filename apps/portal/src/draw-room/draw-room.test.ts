import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestBytes, verifyTranscript, type Rules } from '@gelombang/draw';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinPeople, madeUpNik, type JoinedPerson } from '../../../../test/support/people.ts';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { inTransaction } from '../platform/database.ts';
import { createGelombang, getGelombang, transitionGelombang } from '../platform/gelombang-store.ts';
import { defaultProgrammeFile } from '../platform/programme.ts';
import { announceResults } from './announce-results.ts';
import { drawWave, getManifest, recordCeremony } from './draw-wave.ts';
import { getRules, prepareRules } from './prepare-rules.ts';
import { requestSeal, sealEntries } from './seal-entries.ts';
import { findDraw, findFile, listFiles } from './store.ts';

const operator = `operator:${randomUUID()}` as const;
const hour = 3_600_000;

/** A round of drand quicknet that anyone can look up. */
const quicknetRound = {
  round: 10024141,
  signature: '8c87caf26bb4f5e9fdfad5ddf739ff8683344f8cf04a8c381225ff067557b5d9d51937eed765fcef21971bf5ddef44bb',
};

type Settings = Readonly<{ places?: number; demonstration?: boolean; regions?: Record<string, number> }>;

async function openGelombang(
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

async function act(test: TestPortal, number: number, name: 'open' | 'close'): Promise<void> {
  const result = await inTransaction(test.sql, (tx) => transitionGelombang(tx, number, name, operator));
  expect(result.ok).toBe(true);
}

/** Closed and sealed, with the round already there. */
async function seal(test: TestPortal, number: number): Promise<void> {
  await act(test, number, 'close');
  expect(await requestSeal(test.portal, number, operator)).toEqual({ ok: true });
  await sealEntries(test.portal, number);
  expect((await getGelombang(test.sql, number)).state).toBe('sealed');
}

async function roundArrives(test: TestPortal, number: number): Promise<void> {
  await test.sql`update draw set round_at = now() - interval '1 second' where gelombang = ${number}`;
}

function verify(test: TestPortal, number: number) {
  return verifyTranscript((name) => findFile(test.sql, number, name));
}

const people = (count: number, first = 1): JoinedPerson[] =>
  Array.from({ length: count }, (_, i) => ({
    nik: madeUpNik(first + i),
    kk: `00010101200${String(first + i).padStart(5, '0')}`,
  }));

describe('the draw room', () => {
  let test: TestPortal;
  beforeAll(async () => {
    test = await openTestPortal();
  });
  afterAll(() => test.close());

  it('takes a gelombang from closing to everyone told, and its files verify', async () => {
    const number = await openGelombang(test, { places: 4 });
    const family = ['00010101200099991', '00010101200099991', '00010101200099991'].map((kk, i) => ({
      nik: madeUpNik(900 + i),
      kk: kk.slice(0, 16),
    }));
    const joined = await joinPeople(test, number, [
      ...people(5),
      ...family,
      { ...people(1, 50)[0]!, withdrawn: true },
      { ...people(1, 51)[0]!, photo: 'refused' },
    ]);
    await seal(test, number);
    await roundArrives(test, number);
    expect(await drawWave(test.portal, number, { kind: 'demo' }, operator)).toEqual({ ok: true });

    const verdict = await verify(test, number);
    expect(verdict.steps.filter((step) => !step.ok)).toEqual([]);
    expect(verdict).toMatchObject({ verdict: 'valid', demonstration: true });
    const statuses = await test.sql<{ status: string; people: number }[]>`
      select status, count(*)::int as people from draw_entry where gelombang = ${number} group by status`;
    const of = (status: string) => statuses.find((row) => row.status === status)?.people ?? 0;
    expect(of('selected')).toBe(4);
    expect(of('selected') + of('waiting') + of('household-cap')).toBe(8);
    const familyPlaces = await test.sql`
      select from draw_entry where gelombang = ${number} and status = 'selected'
      and applicant_id in ${test.sql(joined.slice(5, 8).map((person) => person.applicantId))}`;
    expect(familyPlaces.length).toBeLessThanOrEqual(2);
    const reasons = await test.sql`select reason from draw_exclusion where gelombang = ${number} order by reason`;
    expect(reasons.map((row) => row['reason'] as string)).toEqual(['photo-not-accepted', 'withdrawn']);

    expect(await announceResults(test.portal, number, operator)).toEqual({ ok: true });
    await test.runJobs();
    await test.portal.jobs.enqueue(test.sql, 'announce-gelombang', { gelombang: number });
    await test.runJobs();
    const told = (await test.outbox())
      .filter((message) => message.purpose === 'result')
      .map((message) => message.address);
    expect(told.sort()).toEqual(joined.map((person) => person.address).sort());
  });

  it('never draws twice: of ten at once one draws, and nothing moves afterwards', async () => {
    const number = await openGelombang(test);
    await joinPeople(test, number, people(6, 100));
    await seal(test, number);
    await roundArrives(test, number);
    const results = await Promise.all(
      Array.from({ length: 10 }, () => drawWave(test.portal, number, { kind: 'demo' }, operator)),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const before = await findFile(test.sql, number, 'result.jsonl');
    const again = await drawWave(test.portal, number, { kind: 'demo' }, operator);
    expect(again).toEqual({ ok: false, error: { code: 'gelombang-already', from: 'drawn', act: 'draw' } });
    expect(await findFile(test.sql, number, 'result.jsonl')).toEqual(before);
  });

  it('refuses to seal while a photo is undecided, before closing, and when nobody joined', async () => {
    const number = await openGelombang(test);
    const early = await requestSeal(test.portal, number, operator);
    expect(early).toMatchObject({ ok: false, error: { code: 'gelombang-not-yet', needed: 'closed' } });
    await joinPeople(test, number, [
      { ...people(1, 200)[0]!, photo: 'in-review' },
      { ...people(1, 201)[0]!, photo: 'waiting' },
    ]);
    await act(test, number, 'close');
    const undecided = await requestSeal(test.portal, number, operator);
    expect(undecided).toEqual({ ok: false, error: { code: 'photos-undecided', photos: 2 } });
    const empty = await openGelombang(test);
    await act(test, empty, 'close');
    expect(await requestSeal(test.portal, empty, operator)).toEqual({ ok: false, error: { code: 'nobody-joined' } });
  });

  it('goes on where sealing was interrupted, and seals the same list', async () => {
    const number = await openGelombang(test);
    const joined = await joinPeople(test, number, people(120, 300));
    await act(test, number, 'close');
    await requestSeal(test.portal, number, operator);
    let opened = 0;
    const failing = {
      ...test.portal,
      vault: {
        ...test.portal.vault,
        unwrapPersonKey: (wrapped: Uint8Array) => {
          if (++opened > 70) throw new Error('killed');
          return test.portal.vault.unwrapPersonKey(wrapped);
        },
      },
    };
    await expect(sealEntries(failing, number)).rejects.toThrow('killed');
    const [half] = await test.sql`select count(*)::int as done from draw_entry where gelombang = ${number}`;
    expect(half).toEqual({ done: 50 });
    await Promise.all([sealEntries(test.portal, number), sealEntries(test.portal, number)]);
    const manifest = getManifest((await findDraw(test.sql, number))!.manifest!);
    expect(manifest.size).toBe(joined.length);
    await sealEntries(test.portal, number);
    expect((await listFiles(test.sql, number)).map((file) => file.name)).toEqual([
      'entries/1.bin',
      'excluded.jsonl',
      'manifest.json',
      'rules.json',
    ]);
  });

  it('counts earlier recipients of a KK against its cap, and leaves out a NIK that received before', async () => {
    const first = await openGelombang(test, { places: 10 });
    const kk = '0001010120077777';
    await joinPeople(test, first, [{ nik: madeUpNik(700), kk }]);
    await seal(test, first);
    await roundArrives(test, first);
    await drawWave(test.portal, first, { kind: 'demo' }, operator);
    const second = await openGelombang(test, { places: 10 });
    await joinPeople(test, second, [
      { nik: madeUpNik(700), kk },
      { nik: madeUpNik(701), kk },
      { nik: madeUpNik(702), kk },
    ]);
    await seal(test, second);
    await roundArrives(test, second);
    await drawWave(test.portal, second, { kind: 'demo' }, operator);
    const rows = await test.sql`select cap, status from draw_entry where gelombang = ${second} order by status`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { cap: 1, status: 'household-cap' },
      { cap: 1, status: 'selected' },
    ]);
    const excluded = await test.sql`select reason from draw_exclusion where gelombang = ${second}`;
    expect(excluded.map((row) => ({ ...row }))).toEqual([{ reason: 'past-recipient' }]);
    expect((await verify(test, second)).verdict).toBe('valid');
  });

  it('gives regional places, and the rest in a second walk', async () => {
    const number = await openGelombang(test, { places: 4, regions: { '0001': 1, '0071': 3 } });
    await joinPeople(test, number, [...people(4, 800), { ...people(1, 810)[0]!, regionCode: '0071' }]);
    await seal(test, number);
    await roundArrives(test, number);
    await drawWave(test.portal, number, { kind: 'demo' }, operator);
    const rows = await test.sql`
      select region, count(*)::int as places from draw_entry
      where gelombang = ${number} and status = 'selected' group by region order by region`;
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { region: 1, places: 3 },
      { region: 71, places: 1 },
    ]);
    expect((await verify(test, number)).verdict).toBe('valid');
  });

  it('waits for the round', async () => {
    const number = await openGelombang(test);
    await joinPeople(test, number, people(2, 1000));
    await seal(test, number);
    const early = await drawWave(test.portal, number, { kind: 'demo' }, operator);
    expect(early).toMatchObject({ ok: false, error: { code: 'round-not-yet' } });
  });

  it('follows the settings of a scheduled gelombang with its rules, and freezes them when it opens', async () => {
    const now = Date.now();
    const { number } = await inTransaction(test.sql, (tx) =>
      createGelombang(tx, {
        opensAt: new Date(now + hour),
        closesAt: new Date(now + 2 * hour),
        drawAt: new Date(now + 30 * hour),
        places: 5,
        quotas: null,
        demonstration: false,
        actor: operator,
      }),
    );
    const rules = async (): Promise<Rules> => {
      await prepareRules(test.portal, number);
      return getRules((await findDraw(test.sql, number))!.rules);
    };
    const before = await rules();
    expect(before).toMatchObject({
      quota: { national: 5 },
      demonstration: false,
      minimumLeadSeconds: 86_400,
      householdCap: 2,
    });
    await test.sql`update gelombang set places = 7 where number = ${number}`;
    const after = await rules();
    expect(after).toMatchObject({ quota: { national: 7 }, vrfPublicKey: before.vrfPublicKey });
    await act(test, number, 'open');
    await test.sql`update gelombang set places = 9 where number = ${number}`;
    expect(await rules()).toEqual(after);
  });

  it('draws with a pasted drand signature, and refuses others by name', async () => {
    const number = await openGelombang(test, { demonstration: false });
    await joinPeople(test, number, people(3, 1100));
    await seal(test, number);
    // A round that drand has already signed (the worked example of the vectors) in place of one that lies in the future.
    const manifest = getManifest((await findDraw(test.sql, number))!.manifest!);
    const known = { ...manifest, beacon: { ...manifest.beacon, round: quicknetRound.round } };
    await test.sql`update draw set manifest = ${manifestBytes(known)} where gelombang = ${number}`;
    await roundArrives(test, number);
    const draw = (text: string) => drawWave(test.portal, number, { kind: 'signature', text }, operator);
    const { signature } = quicknetRound;
    expect(await draw('')).toMatchObject({ error: { code: 'signature-malformed' } });
    expect(await draw('zz')).toMatchObject({ error: { code: 'signature-malformed' } });
    expect(await draw(`b3${signature.slice(2)}`)).toMatchObject({ ok: false });
    expect(await drawWave(test.portal, number, { kind: 'demo' }, operator)).toMatchObject({
      error: { code: 'no-demo-beacon' },
    });
    const dice = { kind: 'fallback', throws: '123456'.repeat(10) } as const;
    expect((await getGelombang(test.sql, number)).state).toBe('sealed');
    expect(await draw(` ${signature.slice(0, 48).toUpperCase()}\n${signature.slice(48)} `)).toEqual({ ok: true });
    expect(await drawWave(test.portal, number, dice, operator)).toMatchObject({ error: { code: 'gelombang-already' } });
  });
});

describe('a draw with a dice ceremony', () => {
  let test: TestPortal;
  beforeAll(async () => {
    const file = path.join(process.env['TMPDIR'] ?? '/tmp', `programme-${randomUUID()}.json`);
    const programme = JSON.parse(await readFile(defaultProgrammeFile, 'utf8')) as { draw: { ceremony: string } };
    programme.draw.ceremony = 'dice';
    await writeFile(file, JSON.stringify(programme));
    test = await openTestPortal({ env: { PROGRAMME_FILE: file } });
  });
  afterAll(() => test.close());

  it('needs the throws between manifest and round, once, and verifies', async () => {
    const number = await openGelombang(test);
    await joinPeople(test, number, people(4));
    await seal(test, number);
    const record = (text: string) => recordCeremony(test.portal, number, text, operator);
    expect(await record('1234')).toEqual({ ok: false, error: { code: 'too-few-throws', throws: 4, min: 50 } });
    expect(await record('7')).toMatchObject({ ok: false, error: { code: 'not-dice', found: '7' } });
    await new Promise((resolve) => setTimeout(resolve, 1100)); // times are whole seconds: the throws come after the manifest
    expect(await record('1 2 3 4 5 6\n'.repeat(10))).toEqual({ ok: true });
    expect(await record('654321'.repeat(10))).toEqual({ ok: false, error: { code: 'ceremony-already' } });
    await roundArrives(test, number);
    expect(await drawWave(test.portal, number, { kind: 'demo' }, operator)).toEqual({ ok: true });
    expect((await verify(test, number)).verdict).toBe('valid');
  });

  it('cannot be drawn without the throws it promised, nor with throws after the round', async () => {
    const number = await openGelombang(test);
    await joinPeople(test, number, people(4, 20));
    await seal(test, number);
    await roundArrives(test, number);
    const late = await recordCeremony(test.portal, number, '123456'.repeat(10), operator);
    expect(late).toMatchObject({ ok: false, error: { code: 'ceremony-outside-window' } });
    const missing = await drawWave(test.portal, number, { kind: 'demo' }, operator);
    expect(missing).toEqual({ ok: false, error: { code: 'ceremony-missing' } });
  });
});
