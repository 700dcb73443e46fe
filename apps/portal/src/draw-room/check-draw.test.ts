import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newOperator } from '../../../../test/support/operators.ts';
import { joinPeople } from '../../../../test/support/people.ts';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import type { Logger } from '../platform/log.ts';
import { openLog } from '../platform/log.ts';
import { checkDraw, enqueueDailyChecks } from './check-draw.ts';
import { drawAsTwo, openGelombang, people, roundArrives, seal } from './draw-room-for-tests.ts';
import { findDifferences } from './find-differences.ts';

let test: TestPortal;
let persons = 0;
const logged: object[] = [];

beforeAll(async () => {
  const silent = openLog('silent');
  const log = Object.assign(Object.create(silent) as Logger, { error: (line: object) => void logged.push(line) });
  test = await openTestPortal({ log });
});
afterAll(() => test.close());

async function drawnGelombang(): Promise<number> {
  const number = await sealedGelombang();
  await roundArrives(test, number);
  expect(await drawAsTwo(test, number)).toEqual({ ok: true, done: true });
  return number;
}

async function sealedGelombang(): Promise<number> {
  const number = await openGelombang(test, { places: 3 });
  const first = (persons += 20);
  await joinPeople(test, number, [
    ...people(6, first),
    { ...people(1, first + 7)[0]!, withdrawn: true },
    { ...people(1, first + 8)[0]!, photo: 'refused' },
  ]);
  await seal(test, number);
  return number;
}

const reasonIn = (line: string) => (line === '' ? '' : (JSON.parse(line) as { reason: string }).reason);
const hex = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString('hex');

describe('a sound draw', () => {
  it('has no difference, sealed or drawn', async () => {
    const sealed = await sealedGelombang();
    expect(await findDifferences(test.sql, sealed)).toEqual({ told: [], total: 0 });
    const drawn = await drawnGelombang();
    expect(await findDifferences(test.sql, drawn)).toEqual({ told: [], total: 0 });
  });

  it('is checked after publishing and once a day', async () => {
    const number = await drawnGelombang();
    await test.runJobs();
    const [check] =
      await test.sql`select alarms, checked_at > now() - interval '1 minute' as fresh from draw_check where gelombang = ${number}`;
    expect(check).toEqual({ alarms: 0, fresh: true });
    await test.sql`update draw_check set checked_at = now() - interval '25 hours' where gelombang = ${number}`;
    await enqueueDailyChecks(test.portal);
    await test.runJobs();
    const [again] =
      await test.sql`select checked_at > now() - interval '1 minute' as fresh from draw_check where gelombang = ${number}`;
    expect(again).toEqual({ fresh: true });
  });
});

describe('late tampering is found, exactly', () => {
  it('a changed entry: the household moved', async () => {
    const number = await drawnGelombang();
    const [row] = await test.sql`
      update draw_entry set household_tag = '\\x00112233445566778899aabbccddeeff'
      where gelombang = ${number} and rank = 1 returning applicant_id as id`;
    const { told, total } = await findDifferences(test.sql, number);
    expect(total).toBe(1);
    expect(told[0]).toMatchObject({ code: 'entry-changed', place: `draw_entry ${String(row!['id']).slice(0, 8)}` });
    expect(told[0]!.expected).toHaveLength(136);
    expect(told[0]!.found).toContain('00112233445566778899aabbccddeeff');
    expect(told[0]!.expected).not.toContain('00112233445566778899aabbccddeeff');
  });

  it('a removed entry', async () => {
    const number = await drawnGelombang();
    const [row] = await test.sql`delete from draw_entry where gelombang = ${number} and rank = 2 returning leaf`;
    expect(await findDifferences(test.sql, number)).toEqual({
      total: 1,
      told: [
        {
          code: 'entry-removed',
          place: expect.stringMatching(/^entry \d in tree order$/) as string,
          expected: hex(row!['leaf']),
          found: '',
        },
      ],
    });
  });

  it('an added entry', async () => {
    const number = await drawnGelombang();
    await test.sql`
      insert into draw_entry (gelombang, applicant_id, nik_tag, household_tag, region, cap, leaf, status, rank, ticket)
      select gelombang, applicant_id, '\\x000102030405060708090a0b0c0d0e0f', '\\x000102030405060708090a0b0c0d0e0f', 1, 2,
        decode(repeat('ab', 32), 'hex'), 'selected', 1, decode(repeat('00', 32), 'hex')
      from draw_exclusion where gelombang = ${number} limit 1`;
    const { told } = await findDifferences(test.sql, number);
    expect(told.map(({ code }) => code)).toEqual(['entry-added']);
  });

  it('a registration taken away behind an entry', async () => {
    const number = await sealedGelombang();
    await test.sql`
      delete from entry where gelombang = ${number}
      and applicant_id = (select applicant_id from draw_entry where gelombang = ${number} limit 1)`;
    const { told } = await findDifferences(test.sql, number);
    expect(told).toMatchObject([{ code: 'entry-changed', found: 'no registration' }]);
  });

  it('a winner swapped in the database', async () => {
    const number = await drawnGelombang();
    await test.sql`
      update draw_entry set status = case status when 'selected' then 'waiting' else 'selected' end
      where gelombang = ${number} and rank in (1, 6)`;
    const { told, total } = await findDifferences(test.sql, number);
    expect(total).toBe(2);
    expect(told.find(({ expected }) => expected.startsWith('rank 1,'))).toMatchObject({
      code: 'result-row-differs',
      expected: expect.stringContaining('selected') as string,
      found: expect.stringContaining('rank 1, waiting') as string,
    });
  });

  it('a winner swapped in the published result', async () => {
    const number = await drawnGelombang();
    const [file] =
      await test.sql`select convert_from(bytes, 'UTF8') as text from draw_file where gelombang = ${number} and name = 'result.jsonl'`;
    const lines = String(file!['text']).split('\n');
    lines[0] = lines[0]!.replace('selected', 'waiting');
    await test.sql`update draw_file set bytes = ${Buffer.from(lines.join('\n'))} where gelombang = ${number} and name = 'result.jsonl'`;
    const { told } = await findDifferences(test.sql, number);
    expect(told).toMatchObject([{ code: 'result-differs', place: 'result.jsonl line 1', found: lines[0] }]);
  });

  it('an exclusion that vanished, and one with another reason', async () => {
    const number = await drawnGelombang();
    await test.sql`update draw_exclusion set reason = 'past-recipient' where gelombang = ${number} and reason = 'withdrawn'`;
    const changed = await findDifferences(test.sql, number);
    expect(changed.told.map(({ code, expected, found }) => [code, reasonIn(expected), reasonIn(found)])).toEqual([
      ['exclusions-differ', 'withdrawn', ''],
      ['exclusions-differ', '', 'past-recipient'],
    ]);
    await test.sql`delete from draw_exclusion where gelombang = ${number} and reason = 'past-recipient'`;
    const gone = await findDifferences(test.sql, number);
    expect(gone.told.map(({ code, expected, found }) => [code, reasonIn(expected), found])).toEqual([
      ['exclusions-differ', 'withdrawn', ''],
    ]);
  });

  it('a second manifest beside the first', async () => {
    const number = await drawnGelombang();
    await test.sql`
      insert into draw_file (gelombang, name, bytes)
      select gelombang, 'manifest-2.json', bytes from draw_file where gelombang = ${number} and name = 'manifest.json'`;
    const { told } = await findDifferences(test.sql, number);
    expect(told).toEqual([
      { code: 'two-manifests', place: 'manifest', expected: 'one manifest', found: 'manifest.json, manifest-2.json' },
    ]);
  });

  it('another manifest in the place of the first: its noted fingerprint gives it away', async () => {
    const [number, other] = [await drawnGelombang(), await drawnGelombang()];
    await test.sql`
      update draw_file set bytes = (select bytes from draw_file where gelombang = ${other} and name = 'manifest.json')
      where gelombang = ${number} and name = 'manifest.json'`;
    await test.sql`update draw set manifest = (select manifest from draw where gelombang = ${other}) where gelombang = ${number}`;
    const [noted] = await test.sql`
      select details->>'sha256' as sha256 from audit where subject = ${`gelombang:${number}`} and act = 'manifest-published'`;
    const { told } = await findDifferences(test.sql, number);
    expect(told[0]).toMatchObject({
      code: 'other-manifest',
      place: 'manifest.json',
      expected: noted!['sha256'] as string,
    });
  });

  it('rules changed after the fact', async () => {
    const number = await sealedGelombang();
    await test.sql`
      update draw_file set bytes = convert_to(replace(convert_from(bytes, 'UTF8'), '"householdCap":2', '"householdCap":1'), 'UTF8')
      where gelombang = ${number} and name = 'rules.json'`;
    const { told } = await findDifferences(test.sql, number);
    expect(told.map(({ code, place }) => `${code} ${place}`)).toEqual([
      'rules-hash rules.json',
      'cap-too-large entry 0 in tree order',
      'stored-file-differs rules.json',
    ]);
  });

  it('a missing file, and a truncated one', async () => {
    const number = await drawnGelombang();
    await test.sql`delete from draw_file where gelombang = ${number} and name = 'cutoffs.json'`;
    expect((await findDifferences(test.sql, number)).told).toMatchObject([
      { code: 'file-missing', expected: 'cutoffs.json' },
    ]);
    await test.sql`update draw_file set bytes = substring(bytes for 100) where gelombang = ${number} and name = 'entries/1.bin'`;
    const { told } = await findDifferences(test.sql, number);
    expect(told[0]).toMatchObject({
      code: 'truncated-file',
      place: 'entries/1.bin',
      expected: '408 bytes',
      found: '100 bytes',
    });
  });

  it('hundreds of differences are counted, and twenty told', async () => {
    const number = await openGelombang(test);
    await joinPeople(test, number, people(60, 5000));
    await seal(test, number);
    await test.sql`update draw_entry set cap = 1 where gelombang = ${number}`;
    const { told, total } = await findDifferences(test.sql, number);
    expect([told.length, total]).toEqual([20, 60]);
  });
});

describe('an alarm', () => {
  it('is logged, shown in red to operators, noted in the audit list, once; and ends when the difference is gone', async () => {
    const number = await drawnGelombang();
    await test.runJobs();
    const [before] = await test.sql`select cap from draw_entry where gelombang = ${number} and rank = 1`;
    await test.sql`update draw_entry set cap = 1 where gelombang = ${number} and rank = 1`;
    logged.length = 0;
    expect(await checkDraw(test.portal, number)).toBe(1);
    expect(await checkDraw(test.portal, number)).toBe(1);
    expect(logged).toEqual([
      expect.objectContaining({
        gelombang: number,
        code: 'entry-changed',
        place: expect.stringContaining('draw_entry') as string,
      }),
    ]);

    const page = await dashboard();
    expect(page.includes(`/petugas/undian/${number}">Gelombang ${number}</a>:`)).toBe(true);
    const { found } = logged[0] as { found: string };
    for (const text of ['notice--fault', 'Undian yang sudah terbit berubah', 'berubah sesudah disegel', found])
      expect(page.includes(text) ? text : page).toBe(text);

    await test.sql`update draw_entry set cap = ${before!['cap'] as number} where gelombang = ${number} and rank = 1`;
    expect(await checkDraw(test.portal, number)).toBe(0);
    const lines =
      await test.sql`select act from audit where subject = ${`gelombang:${number}`} and act like 'draw-alarm%' order by id`;
    expect(lines.map((line) => line['act'] as string)).toEqual(['draw-alarm', 'draw-alarm-ended']);
    expect((await dashboard()).includes(`/petugas/undian/${number}">Gelombang ${number}</a>:`)).toBe(false);
  });

  let operators = 0;
  async function dashboard(): Promise<string> {
    const visitor = await newOperator(test, `petugas-${++operators}`);
    return (await visitor.request('/petugas')).text();
  }
});
