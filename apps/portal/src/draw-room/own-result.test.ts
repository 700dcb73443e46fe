import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinPeople, madeUpNik, type Joined } from '../../../../test/support/people.ts';
import { openTestPortal, type TestPortal, type Visitor } from '../../../../test/support/portal-for-tests.ts';
import { signIn } from '../../../../test/support/signed-in.ts';
import { verifyOwnProof, type OwnOutcome, type OwnProof } from '../../browser/own-proof.ts';
import type { DrawStatistics } from './count-draw.ts';
import { act, drawAsTwo, openGelombang, people, roundArrives, seal } from './draw-room-for-tests.ts';
import { findOwnResult } from './own-proof.ts';
import { findFile } from './store.ts';

let test: TestPortal;
let gelombang: number;
let joined: Joined[];
const count = 300; // more than one chunk of the tree, in two regions
const persons = people(count, 1).map((person, i) => ({ ...person, regionCode: i % 3 === 0 ? '0071' : '0001' }));

beforeAll(async () => {
  test = await openTestPortal();
  gelombang = await openGelombang(test, { places: 40 });
  joined = await joinPeople(test, gelombang, [...persons, { ...people(1, 3000)[0]!, withdrawn: true }]);
  await seal(test, gelombang);
});
afterAll(() => test.close());

const outcomesOf = (outcomes: readonly OwnOutcome[]) =>
  Object.fromEntries(outcomes.map((outcome) => [outcome.step, 'code' in outcome ? outcome.code : outcome.outcome]));
const allRight = {
  commitment: 'ok',
  'nik-tag': 'ok',
  'household-tag': 'ok',
  inclusion: 'ok',
  published: 'ok',
  ticket: 'ok',
};

async function proofOf(index: number): Promise<OwnProof> {
  return (await findOwnResult(test.portal, { gelombang, applicantId: joined[index]!.applicantId }))!.proof;
}

async function check(proof: OwnProof, who: Readonly<{ nik: string; kk: string }>) {
  const published = Buffer.from((await findFile(test.sql, gelombang, 'manifest.json'))!).toString();
  return outcomesOf(await verifyOwnProof({ proof, nik: who.nik, noKk: who.kk, published }));
}

describe('before the draw', () => {
  it('a person on the sealed list has proofs of that, and no ticket', async () => {
    expect(await check(await proofOf(5), persons[5]!)).toEqual({ ...allRight, ticket: 'not-drawn-yet' });
  });
});

describe('after the draw', () => {
  beforeAll(async () => {
    await roundArrives(test, gelombang);
    expect(await drawAsTwo(test, gelombang)).toEqual({ ok: true, done: true });
  });

  it('every kind of place in the list and both regions prove right', async () => {
    for (const index of [0, 1, 2, 3, 255, 256, 298, 299])
      expect(await check(await proofOf(index), persons[index]!)).toEqual(allRight);
  });

  it('a list sealed by an older program, without kept roots, proves the same', async () => {
    const before = await proofOf(77);
    await test.sql`update draw set chunk_roots = null where gelombang = ${gelombang}`;
    expect(await proofOf(77)).toEqual(before);
    const [kept] = await test.sql`select chunk_roots is not null as kept from draw where gelombang = ${gelombang}`;
    expect(kept).toEqual({ kept: true });
  });

  it('another’s NIK or KK does not fit', async () => {
    const proof = await proofOf(7);
    expect(await check(proof, { nik: persons[8]!.nik, kk: persons[7]!.kk })).toEqual({
      ...allRight,
      commitment: 'other-commitment',
      'nik-tag': 'other-nik',
    });
    expect(await check(proof, { nik: persons[7]!.nik, kk: persons[8]!.kk })).toEqual({
      ...allRight,
      'household-tag': 'other-household',
    });
  });

  it.each([
    ['', 'nik-malformed'],
    ['12', 'nik-malformed'],
    ['a'.repeat(16), 'nik-malformed'],
    [madeUpNik(4999), 'other-commitment'],
  ])('the NIK %j is answered with %s', async (nik, code) => {
    expect(await check(await proofOf(9), { nik, kk: '' })).toMatchObject({
      commitment: code,
      'household-tag': 'no-kk-given',
    });
  });

  it('a changed file is named where it was changed', async () => {
    const proof = await proofOf(10);
    const with_ = (change: Partial<OwnProof>) => check({ ...proof, ...change }, persons[10]!);
    const flip = (hex: string) => `${hex.slice(0, -1)}${hex.endsWith('0') ? '1' : '0'}`;
    expect(await with_({ index: proof.index ^ 1 })).toMatchObject({ inclusion: 'not-in-list' });
    expect(await with_({ inclusion: proof.inclusion.slice(1) })).toMatchObject({ inclusion: 'not-in-list' });
    expect(await with_({ nikProof: flip(proof.nikProof) })).toMatchObject({ 'nik-tag': 'other-nik' });
    expect(await with_({ householdProof: proof.nikProof })).toMatchObject({ 'household-tag': 'other-household' });
    expect(await with_({ result: { ...proof.result!, ticket: flip(proof.result!.ticket) } })).toMatchObject({
      ticket: 'other-ticket',
    });
    expect(await with_({ beacon: proof.beacon!.replace(/"signature":"../, '"signature":"ab') })).toMatchObject({
      ticket: 'randomness-wrong',
    });
    expect(await with_({ manifest: proof.manifest.replace('"size":300', '"size":301') })).toMatchObject({
      published: 'other-manifest',
    });
    const otherRules = proof.rules.replace('"householdCap":2', '"householdCap":1');
    const damaged = await with_({ rules: otherRules });
    expect(new Set(Object.values(damaged))).toEqual(new Set(['file-damaged']));
    for (const change of [{ entry: 'zz' }, { manifest: '' }, { rules: '{}' }] as const)
      expect(Object.values(await with_(change))).toContain('file-damaged');
  });

  it('without the published list at hand, the rest is judged all the same', async () => {
    const outcomes = await verifyOwnProof({
      proof: await proofOf(11),
      nik: persons[11]!.nik,
      noKk: persons[11]!.kk,
      published: null,
    });
    expect(outcomesOf(outcomes)).toEqual({ ...allRight, published: 'not-fetched' });
  });
});

describe('the page of a person’s own result', () => {
  let owner: Visitor;
  let file: OwnProof;

  beforeAll(async () => {
    owner = await signIn(test);
  });

  it('is closed to who is not signed in, and empty for who has no entry', async () => {
    const stranger = await test.visitor().request(`/hasil/${gelombang}`);
    expect([stranger.status, stranger.headers.get('location')]).toEqual([303, `/masuk?tujuan=%2Fhasil%2F${gelombang}`]);
    expect((await owner.request(`/hasil/${gelombang}`)).status).toBe(404);
    expect((await owner.request(`/hasil/${gelombang}/bukti`)).status).toBe(404);
    expect((await owner.request('/hasil/999')).status).toBe(404);
  });

  it('shows the ticket, the rank and the proofs, and gives them as a file', async () => {
    const visitor = await visitorOf(joined[20]!.applicantId);
    const page = await (await visitor.request(`/hasil/${gelombang}`)).text();
    for (const text of ['Tiket Anda', 'Urutan tiket', 'dari 300', '<own-check>', 'Unduh bukti'])
      expect(page.includes(text) ? text : page).toBe(text);
    expect(page).not.toContain(persons[20]!.nik);
    expect(page).not.toContain(persons[20]!.kk);
    const answer = await visitor.request(`/hasil/${gelombang}/bukti`);
    expect(answer.headers.get('content-disposition')).toContain('-bukti.json"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    file = (await answer.json()) as OwnProof;
    expect(JSON.stringify(file)).not.toMatch(new RegExp(persons[20]!.kk));
    expect(file.commitment).toBe(Buffer.from(joined[20]!.commitment).toString('hex'));
    expect(await check(file, persons[20]!)).toEqual(allRight);
  });

  it('shows nobody another’s: the session alone decides', async () => {
    const other = await visitorOf(joined[21]!.applicantId);
    const theirs = (await (
      await other.request(`/hasil/${gelombang}/bukti?pendaftar=${joined[20]!.applicantId}`)
    ).json()) as OwnProof;
    expect(theirs.commitment).toBe(Buffer.from(joined[21]!.commitment).toString('hex'));
  });

  /** Signed in as one of the made-up people: a session of an account made through the pages is handed over. */
  async function visitorOf(applicantId: string): Promise<Visitor> {
    const signed = await signIn(test);
    await test.sql`update applicant_session set applicant_id = ${applicantId} where applicant_id = ${signed.applicantId}`;
    return signed;
  }
});

describe('the public page', () => {
  it('says plainly what is when nothing is sealed yet', async () => {
    const early = await openGelombang(test);
    await act(test, early, 'close');
    const page = await (await test.request(`/gelombang/${early}/undian`)).text();
    expect(page).toContain('Daftar sedang disiapkan');
    expect(page).not.toContain('<draw-check>');
  });

  it('shows root, round, signature, seed, cut-offs, pictures, who confirmed, files and what cannot be seen', async () => {
    await test.runJobs();
    const page = await (await test.request(`/gelombang/${gelombang}/undian`)).text();
    const beacon = JSON.parse(Buffer.from((await findFile(test.sql, gelombang, 'beacon.json'))!).toString()) as {
      signature: string;
      seed: string;
      round: number;
    };
    const manifest = JSON.parse((await proofOf(0)).manifest) as { root: string };
    const expected = [manifest.root, beacon.signature, beacon.seed, String(beacon.round), 'satu petugas', 'χ² =']
      .concat([
        'Per wilayah (2)',
        'Daftar tunggu: 260 orang',
        '<draw-check>',
        'npx gelombang draw verify',
        'peserta fiktif',
      ])
      .concat(['berkas/manifest.json', 'berkas/entries/71.bin', 'berkas/result.jsonl', 'class="bars"']);
    expect(expected.filter((text) => !page.includes(text))).toEqual([]);
  });

  it('counts every ticket once, and winners by day as chance expects them', async () => {
    const [row] = await test.sql`select document from draw_statistics where gelombang = ${gelombang}`;
    const { tickets, days } = row!['document'] as DrawStatistics;
    expect(tickets.bins.reduce((sum, { entries }) => sum + entries, 0)).toBe(count);
    expect(tickets.bins.reduce((sum, { selected }) => sum + selected, 0)).toBe(40);
    expect(tickets.bins.map(({ selected }) => selected).slice(6)).toEqual(Array.from({ length: 14 }, () => 0));
    expect(tickets.chiSquare).toMatchObject({ degrees: 19 });
    expect(days.counts.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(40, 6);
  });
});
