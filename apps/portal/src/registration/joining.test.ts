import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { commitmentOf } from '@gelombang/draw';
import { createPublicKey, verify } from 'node:crypto';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { joinGelombang, type JoinResult } from './join-gelombang.ts';
import { findReceipt } from './read-receipt.ts';
import { receiptBytes } from './receipt.ts';
import { saveDraft } from './save-draft.ts';
import { withdrawEntry } from './withdraw-entry.ts';
import {
  closeGelombang,
  drawAll,
  hour,
  kkOf,
  makeApplicant,
  makeGelombang,
  makeReadyApplicant,
  nikOf,
  textOf,
  type Applicant,
} from './registration-for-tests.ts';

let portal: TestPortal;
beforeAll(async () => {
  portal = await openTestPortal();
});
afterAll(() => portal.close());
beforeEach(async () => {
  await portal.sql`truncate gelombang, entry, claim, audit, draw_entry, draw_exclusion, message`;
});

const join = (applicant: Applicant, gelombang: number) =>
  joinGelombang(portal.portal, { applicantId: applicant.id, gelombang });
const codeOf = (result: JoinResult) => (result.ok ? 'joined' : result.error.code);
const countEntries = async () => (await portal.sql`select 1 from entry where withdrawn_at is null`).length;

describe('joining', () => {
  test('gives a receipt whose commitment and signature its owner can check', async () => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeReadyApplicant(portal, 1);
    expect(await join(applicant, number)).toMatchObject({ ok: true, isNew: true });

    const receipt = await findReceipt(portal.portal, { applicantId: applicant.id, gelombang: number });
    expect(receipt?.receiptNumber).toMatch(/^KP1-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    const commitment = commitmentOf({ salt: receipt!.salt, wave: '001', nik: nikOf(1) });
    expect(Buffer.from(receipt!.commitment)).toEqual(Buffer.from(commitment));
    const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), portal.portal.vault.receiptPublicKey]);
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    const signed = receiptBytes({ gelombang: number, commitment, joinedAt: receipt!.joinedAt });
    expect(verify(null, signed, key, receipt!.signature)).toBe(true);
  });

  test('sends the receipt to the person, with the NIK masked', async () => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeReadyApplicant(portal, 1);
    await join(applicant, number);
    await join(applicant, number);
    const messages = await portal.outbox();
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ purpose: 'receipt', subject: 'Tanda terima Kartu Prakerja, Gelombang 1' });
    expect(messages[0]?.body).toContain('0001 •••• •••• 0001');
    expect(messages[0]?.body).not.toContain(nikOf(1));
    expect(messages[0]?.body).toContain('prakerja.go.id');
  });

  test('the same person twenty times at once has one entry and one receipt', async () => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeReadyApplicant(portal, 1);
    const results = await Promise.all(Array.from({ length: 20 }, () => join(applicant, number)));
    const receipts = new Set(results.map((result) => (result.ok ? result.receiptNumber : result.error.code)));
    expect(receipts.size).toBe(1);
    expect(results.filter((result) => result.ok && result.isNew)).toHaveLength(1);
    expect(await countEntries()).toBe(1);
    expect(await portal.outbox()).toHaveLength(1);
  });

  test('one NIK from twenty people at once becomes exactly one entry', async () => {
    const { number } = await makeGelombang(portal);
    const people: Applicant[] = [];
    for (let i = 0; i < 20; i++) people.push(await makeReadyApplicant(portal, 7));
    const results = await Promise.all(people.map((person) => join(person, number)));
    const codes = results.map(codeOf).sort();
    expect(codes).toEqual(['joined', ...Array.from({ length: 19 }, () => 'nik-taken')]);
    expect(await countEntries()).toBe(1);
  });

  test('a NIK conflict shows at most three times a day', async () => {
    const { number } = await makeGelombang(portal);
    await join(await makeReadyApplicant(portal, 7), number);
    const other = await makeReadyApplicant(portal, 7);
    const codes: string[] = [];
    for (let i = 0; i < 4; i++) codes.push(codeOf(await join(other, number)));
    expect(codes).toEqual(['nik-taken', 'nik-taken', 'nik-taken', 'identity-tries-used']);
    await saveDraft(portal.portal, other.id, { nik: nikOf(8) });
    expect(codeOf(await join(other, number))).toBe('identity-tries-used');
    await portal.sql`update audit set at = at - interval '25 hours' where act = 'identity-conflict'`;
    expect(codeOf(await join(other, number))).toBe('joined');
  });

  test('everyone who raced the closing and got in joined before it', async () => {
    const { number } = await makeGelombang(portal);
    const people: Applicant[] = [];
    for (let i = 0; i < 50; i++) people.push(await makeReadyApplicant(portal, i + 1));
    const joins = people.map(async (person, i) => {
      await new Promise((resolve) => setTimeout(resolve, i * 3));
      return join(person, number);
    });
    const closing = new Promise((resolve) => setTimeout(resolve, 60)).then(async () => {
      await closeGelombang(portal, number);
      return countEntries();
    });
    const results = await Promise.all(joins);
    // Whoever got in was in when the closing was done: nobody slipped in behind it.
    expect(await countEntries()).toBe(await closing);

    const [wave] = await portal.sql<
      { closed: Date }[]
    >`select changed_at as closed from gelombang where number = ${number}`;
    const entries = await portal.sql<{ late: boolean }[]>`
      select joined_at >= (select changed_at from gelombang where number = ${number}) as late from entry`;
    expect(wave?.closed).toBeInstanceOf(Date);
    expect(entries.filter(({ late }) => late)).toEqual([]);
    expect(entries).toHaveLength(results.filter((result) => result.ok).length);
    expect(new Set(results.map(codeOf).filter((code) => code !== 'joined' && code !== 'not-open'))).toEqual(new Set());
    expect(codeOf(await join(await makeReadyApplicant(portal, 99), number))).toBe('not-open');
  });

  test('the closing time closes by the clock, though nobody has closed it yet', async () => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeReadyApplicant(portal, 1);
    await portal.sql`update gelombang set closes_at = now() where number = ${number}`;
    expect(codeOf(await join(applicant, number))).toBe('not-open');
  });

  test('past its closing time nobody asks for the lock that closing needs, and a receipt is still shown', async () => {
    const { number } = await makeGelombang(portal);
    const [early, late] = [await makeReadyApplicant(portal, 1), await makeReadyApplicant(portal, 2)];
    await join(early, number);
    await portal.sql`update gelombang set closes_at = now() where number = ${number}`;
    await portal.sql.begin(async (closing) => {
      await closing`select from gelombang where number = ${number} for update`;
      expect(codeOf(await join(late, number))).toBe('not-open');
      expect(await join(early, number)).toMatchObject({ ok: true, isNew: false });
    });
  });

  test.each(['scheduled', 'closed', 'sealed', 'drawn', 'announced'])('is refused while %s', async (state) => {
    const { number } = await makeGelombang(portal, { open: false });
    await portal.sql`update gelombang set state = ${state} where number = ${number}`;
    expect(codeOf(await join(await makeReadyApplicant(portal, 1), number))).toBe('not-open');
    expect(await countEntries()).toBe(0);
  });

  test('a gelombang that does not exist is not open', async () => {
    expect(codeOf(await join(await makeReadyApplicant(portal, 1), 4711))).toBe('not-open');
  });
});

describe('what joining needs', () => {
  test.each([
    ['accepted', 'joined'],
    ['waiting', 'joined'],
    ['in-review', 'joined'],
    ['refused', 'photo-refused'],
    [null, 'photo-missing'],
  ] as const)('with a photo %s: %s', async (photo, expected) => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeReadyApplicant(portal, 1);
    await portal.sql`delete from photo where applicant_id = ${applicant.id}`;
    if (photo) await portal.sql`insert into photo (applicant_id, state) values (${applicant.id}, ${photo})`;
    expect(codeOf(await join(applicant, number))).toBe(expected);
  });

  test('whole data and whole answers, judged again today', async () => {
    const { number } = await makeGelombang(portal);
    const empty = await makeApplicant(portal);
    expect(codeOf(await join(empty, number))).toBe('data-incomplete');
    const unanswered = await makeReadyApplicant(portal, 1);
    await saveDraft(portal.portal, unanswered.id, { persetujuan: '2020-01' });
    expect(codeOf(await join(unanswered, number))).toBe('declarations-incomplete');
    const soldier = await makeReadyApplicant(portal, 2);
    await saveDraft(portal.portal, soldier.id, { pekerjaan: 'soldier', pendidikan: 'ya' });
    expect(await join(soldier, number)).toMatchObject({
      error: {
        code: 'not-eligible',
        findings: [{ code: 'in-formal-education' }, { code: 'excluded-occupation', occupation: 'soldier' }],
      },
    });
  });

  test('two people of one KK may join, and a third too: the draw applies the cap', async () => {
    const { number } = await makeGelombang(portal);
    const codes: string[] = [];
    for (const serial of [1, 2, 3])
      codes.push(codeOf(await join(await makeReadyApplicant(portal, serial, { kk: kkOf(5) }), number)));
    expect(codes).toEqual(['joined', 'joined', 'joined']);
  });

  test('a KK that already has two recipients is told so before joining, and not kept from it', async () => {
    const first = await makeGelombang(portal);
    const winners = [
      await makeReadyApplicant(portal, 1, { kk: kkOf(5) }),
      await makeReadyApplicant(portal, 2, { kk: kkOf(5) }),
    ];
    for (const winner of winners) await join(winner, first.number);
    await drawAll(
      portal,
      first.number,
      winners.map(({ id }) => ({ id, status: 'selected' })),
    );
    const second = await makeGelombang(portal);
    const third = await makeReadyApplicant(portal, 3, { kk: kkOf(5) });
    const page = await textOf(await third.visitor.request('/pendaftaran/periksa'));
    expect(page).toContain('Di KK ini sudah ada 2 penerima, dan satu KK paling banyak 2.');
    expect(codeOf(await join(third, second.number))).toBe('joined');
    expect(await join(winners[0]!, second.number)).toMatchObject({
      error: { code: 'not-eligible', findings: [{ code: 'admitted-before' }] },
    });
  });

  test('a NIK that was a recipient under another account is refused without telling whose', async () => {
    const first = await makeGelombang(portal);
    const winner = await makeReadyApplicant(portal, 1);
    await join(winner, first.number);
    await drawAll(portal, first.number, [{ id: winner.id, status: 'selected' }]);
    const second = await makeGelombang(portal);
    const again = await makeReadyApplicant(portal, 1, { kk: kkOf(9) });
    expect(await join(again, second.number)).toEqual({ ok: false, error: { code: 'nik-admitted-before' } });
  });
});

describe('withdrawing', () => {
  test('frees the NIK; joining again gives a new receipt', async () => {
    const { number } = await makeGelombang(portal);
    const [one, other] = [await makeReadyApplicant(portal, 1), await makeReadyApplicant(portal, 1)];
    const before = await join(one, number);
    expect(await withdrawEntry(portal.portal, { applicantId: one.id, gelombang: number })).toEqual({ ok: true });
    expect(await withdrawEntry(portal.portal, { applicantId: one.id, gelombang: number })).toEqual({ ok: true });
    expect(codeOf(await join(other, number))).toBe('joined');
    expect(codeOf(await join(one, number))).toBe('nik-taken');
    await withdrawEntry(portal.portal, { applicantId: other.id, gelombang: number });
    const after = await join(one, number);
    expect(after).toMatchObject({ ok: true, isNew: true });
    expect(after).not.toEqual(before);
  });

  test('is over once the gelombang is closed', async () => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeReadyApplicant(portal, 1);
    await join(applicant, number);
    await closeGelombang(portal, number);
    expect(await withdrawEntry(portal.portal, { applicantId: applicant.id, gelombang: number })).toEqual({
      ok: false,
      error: { code: 'not-open' },
    });
    const nobody = await makeReadyApplicant(portal, 2);
    expect(await withdrawEntry(portal.portal, { applicantId: nobody.id, gelombang: number })).toEqual({
      ok: false,
      error: { code: 'not-joined' },
    });
  });
});

test(
  'any history of joining, withdrawing and closing leaves what a simple model says',
  { timeout: 120_000 },
  async () => {
    const people: Applicant[] = [];
    const serials = [1, 2, 2]; // the last two are one NIK under two accounts
    for (const serial of serials) people.push(await makeReadyApplicant(portal, serial));
    const act = fc.oneof(
      { weight: 5, arbitrary: fc.record({ kind: fc.constant('join' as const), who: fc.nat(2) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('withdraw' as const), who: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('close' as const), who: fc.constant(0) }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (history) => {
        await portal.sql`truncate entry, claim, gelombang, audit, message`;
        const { number } = await makeGelombang(portal);
        let open = true;
        const inside = new Set<number>();
        for (const { kind, who } of history) {
          const applicantId = people[who]!.id;
          if (kind === 'close') {
            await closeGelombang(portal, number);
            open = false;
          } else if (kind === 'withdraw') {
            const result = await withdrawEntry(portal.portal, { applicantId, gelombang: number });
            if (open) inside.delete(who);
            else if (inside.has(who)) expect(result.ok).toBe(false);
          } else {
            await portal.sql`delete from audit where act = 'identity-conflict'`;
            const taken = [...inside].some((other) => other !== who && serials[other] === serials[who]);
            const expected = inside.has(who) ? 'joined' : !open ? 'not-open' : taken ? 'nik-taken' : 'joined';
            expect(codeOf(await joinGelombang(portal.portal, { applicantId, gelombang: number }))).toBe(expected);
            if (expected === 'joined') inside.add(who);
          }
        }
        const rows = await portal.sql<
          { id: string }[]
        >`select applicant_id as id from entry where withdrawn_at is null`;
        expect(rows.map(({ id }) => id).sort()).toEqual([...inside].map((who) => people[who]!.id).sort());
      }),
      { numRuns: 60 },
    );
  },
);

test('a gelombang opened on schedule lets people in only from then on', async () => {
  const { number } = await makeGelombang(portal, { open: false, opensIn: hour, closesIn: 2 * hour });
  const applicant = await makeReadyApplicant(portal, 1);
  await portal.portal.jobs.enqueue(portal.sql, 'follow-schedule', {});
  await portal.runJobs();
  expect(codeOf(await join(applicant, number))).toBe('not-open');
  await portal.sql`update gelombang set opens_at = now() where number = ${number}`;
  await portal.portal.jobs.enqueue(portal.sql, 'follow-schedule', {});
  await portal.runJobs();
  expect(codeOf(await join(applicant, number))).toBe('joined');
});
