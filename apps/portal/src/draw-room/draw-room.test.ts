import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { manifestBytes, verifyTranscript, type Rules } from '@gelombang/draw';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinPeople, madeUpNik } from '../../../../test/support/people.ts';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { inTransaction } from '../platform/database.ts';
import { createGelombang, getGelombang } from '../platform/gelombang-store.ts';
import { defaultProgrammeFile } from '../platform/programme.ts';
import { announceResults } from './announce-results.ts';
import {
  act,
  actAsTwo,
  drawAsTwo,
  hour,
  openGelombang,
  operator,
  people,
  roundArrives,
  seal,
} from './draw-room-for-tests.ts';
import { getManifest, recordCeremony } from './draw-wave.ts';
import { getRules, prepareRules } from './prepare-rules.ts';
import { resumeSealing, sealEntries } from './seal-entries.ts';
import { findSealing } from './sealing-store.ts';
import { findDraw, findFile, listFiles } from './store.ts';

/** A round of drand quicknet that anyone can look up. */
const quicknetRound = {
  round: 10024141,
  signature: '8c87caf26bb4f5e9fdfad5ddf739ff8683344f8cf04a8c381225ff067557b5d9d51937eed765fcef21971bf5ddef44bb',
};

function verify(test: TestPortal, number: number) {
  return verifyTranscript((name) => findFile(test.sql, number, name));
}

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
    expect(await drawAsTwo(test, number)).toEqual({ ok: true, done: true });

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
    const results = await Promise.all(Array.from({ length: 10 }, () => drawAsTwo(test, number)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const before = await findFile(test.sql, number, 'result.jsonl');
    const again = await drawAsTwo(test, number);
    expect(again).toEqual({ ok: false, error: { code: 'gelombang-already', from: 'drawn', act: 'draw' } });
    expect(await findFile(test.sql, number, 'result.jsonl')).toEqual(before);
  });

  it('refuses to seal while a photo is undecided, before closing, and when nobody joined', async () => {
    const number = await openGelombang(test);
    const early = await actAsTwo(test, number, { act: 'seal' });
    expect(early).toMatchObject({ ok: false, error: { code: 'gelombang-not-yet', needed: 'closed' } });
    await joinPeople(test, number, [
      { ...people(1, 200)[0]!, photo: 'in-review' },
      { ...people(1, 201)[0]!, photo: 'waiting' },
    ]);
    await act(test, number, 'close');
    const undecided = await actAsTwo(test, number, { act: 'seal' });
    expect(undecided).toEqual({ ok: false, error: { code: 'photos-undecided', photos: 2 } });
    const empty = await openGelombang(test);
    await act(test, empty, 'close');
    expect(await actAsTwo(test, empty, { act: 'seal' })).toEqual({ ok: false, error: { code: 'nobody-joined' } });
  });

  it('goes on where sealing was interrupted, and seals the same list', async () => {
    const number = await openGelombang(test);
    const joined = await joinPeople(test, number, people(120, 300));
    await act(test, number, 'close');
    await actAsTwo(test, number, { act: 'seal' });
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
    expect(await findSealing(test.sql, number)).toMatchObject({ people: 120, done: 50, doneBeforeRun: 0 });
    await Promise.all([sealEntries(test.portal, number), sealEntries(test.portal, number)]);
    const manifest = getManifest((await findDraw(test.sql, number))!.manifest!);
    expect(manifest.size).toBe(joined.length);
    expect(await findSealing(test.sql, number)).toMatchObject({ people: 120, done: 120 });
    await sealEntries(test.portal, number);
    expect((await listFiles(test.sql, number)).map((file) => file.name)).toEqual([
      'entries/1.bin',
      'excluded.jsonl',
      'manifest.json',
      'rules.json',
    ]);
  });

  it('takes up again by itself a sealing that nobody works on any more', async () => {
    const number = await openGelombang(test);
    await joinPeople(test, number, people(5, 500));
    await act(test, number, 'close');
    await actAsTwo(test, number, { act: 'seal' });
    await test.sql`delete from pgboss.job where name = 'seal-gelombang'`; // its worker was killed
    await resumeSealing(test.portal);
    await test.runJobs();
    expect((await getGelombang(test.sql, number)).state).toBe('closed'); // it may still be at work
    await test.sql`update draw set seal_started_at = now() - interval '1 minute' where gelombang = ${number}`;
    await resumeSealing(test.portal);
    await test.runJobs();
    expect((await getGelombang(test.sql, number)).state).toBe('sealed');
  });

  it('publishes the list at least the configured lead before its round', async () => {
    for (const [demonstration, seconds] of [
      [true, 30],
      [false, 86_400],
    ] as const) {
      const number = await openGelombang(test, { demonstration });
      await joinPeople(test, number, people(2, demonstration ? 520 : 540));
      await seal(test, number);
      const { manifest, roundAt } = (await findDraw(test.sql, number))!;
      const lead = (roundAt!.getTime() - Date.parse(getManifest(manifest!).publishedAt)) / 1000;
      expect(lead).toBeGreaterThanOrEqual(seconds);
    }
  });

  it('counts earlier recipients of a KK against its cap, and leaves out a NIK that received before', async () => {
    const first = await openGelombang(test, { places: 10 });
    const kk = '0001010120077777';
    await joinPeople(test, first, [{ nik: madeUpNik(700), kk }]);
    await seal(test, first);
    await roundArrives(test, first);
    await drawAsTwo(test, first);
    const second = await openGelombang(test, { places: 10 });
    await joinPeople(test, second, [
      { nik: madeUpNik(700), kk },
      { nik: madeUpNik(701), kk },
      { nik: madeUpNik(702), kk },
    ]);
    await seal(test, second);
    await roundArrives(test, second);
    await drawAsTwo(test, second);
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
    await drawAsTwo(test, number);
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
    const early = await drawAsTwo(test, number);
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
    const draw = (text: string) => drawAsTwo(test, number, { kind: 'signature', text });
    const { signature } = quicknetRound;
    expect(await draw('')).toMatchObject({ error: { code: 'signature-malformed' } });
    expect(await draw('zz')).toMatchObject({ error: { code: 'signature-malformed' } });
    expect(await draw(`b3${signature.slice(2)}`)).toMatchObject({ ok: false });
    expect(await drawAsTwo(test, number)).toMatchObject({
      error: { code: 'no-demo-beacon' },
    });
    const dice = { kind: 'fallback', throws: '123456'.repeat(10) } as const;
    expect((await getGelombang(test.sql, number)).state).toBe('sealed');
    expect(await draw(` ${signature.slice(0, 48).toUpperCase()}\n${signature.slice(48)} `)).toEqual({
      ok: true,
      done: true,
    });
    expect(await drawAsTwo(test, number, dice)).toMatchObject({ error: { code: 'gelombang-already' } });
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
    expect(await drawAsTwo(test, number)).toEqual({ ok: true, done: true });
    expect((await verify(test, number)).verdict).toBe('valid');
  });

  it('cannot be drawn without the throws it promised, nor with throws after the round', async () => {
    const number = await openGelombang(test);
    await joinPeople(test, number, people(4, 20));
    await seal(test, number);
    await roundArrives(test, number);
    const late = await recordCeremony(test.portal, number, '123456'.repeat(10), operator);
    expect(late).toMatchObject({ ok: false, error: { code: 'ceremony-outside-window' } });
    const missing = await drawAsTwo(test, number);
    expect(missing).toEqual({ ok: false, error: { code: 'ceremony-missing' } });
  });
});
