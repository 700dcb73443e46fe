import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newOperator, operatorPassword } from '../../../../test/support/operators.ts';
import { joinPeople } from '../../../../test/support/people.ts';
import { openTestPortal, type TestPortal, type Visitor } from '../../../../test/support/portal-for-tests.ts';
import { getGelombang } from '../platform/gelombang-store.ts';
import { act, openGelombang, people, roundArrives } from './draw-room-for-tests.ts';
import { findOpenRequest } from './request-store.ts';
import { sealEntries } from './seal-entries.ts';
import { findDraw, findFile } from './store.ts';
import { askForAct, confirmRequest, withdrawRequest } from './two-operators.ts';

let test: TestPortal;
let persons = 0;
beforeAll(async () => {
  test = await openTestPortal();
});
afterAll(() => test.close());

const [siti, budi, dewi] = [randomUUID(), randomUUID(), randomUUID()];

async function closedGelombang(demonstration = true): Promise<number> {
  const number = await openGelombang(test, { demonstration });
  await joinPeople(test, number, people(4, (persons += 10)));
  await act(test, number, 'close');
  return number;
}

async function requestOf(number: number): Promise<string> {
  return (await findOpenRequest(test.sql, number))!.id;
}

async function auditOf(number: number): Promise<string[]> {
  const rows = await test.sql<{ act: string; actor: string }[]>`
    select act, actor from audit where subject = ${`gelombang:${number}`} and act ~ '^(seal|draw)-' order by id`;
  return rows.map((row) => `${row.act} ${nameOf(row.actor)}`);
}

function nameOf(actor: string): string {
  const names: Readonly<Record<string, string>> = { [siti]: 'siti', [budi]: 'budi', [dewi]: 'dewi' };
  return names[actor.replace('operator:', '')] ?? actor;
}

describe('with several operators', () => {
  beforeAll(async () => {
    for (const [id, login] of [
      [siti, 'siti'],
      [budi, 'budi'],
      [dewi, 'dewi'],
    ] as const)
      await test.sql`insert into operator (id, login, name, password_hash) values (${id}, ${login}, ${login}, '-')`;
  });

  it('one asks and another confirms; only then it happens, and both are in the audit list', async () => {
    const number = await closedGelombang();
    expect(await askForAct(test.portal, number, { act: 'seal' }, siti)).toEqual({ ok: true, done: false });
    expect((await findDraw(test.sql, number))!.sealStartedAt).toBeNull();
    const requestId = await requestOf(number);
    expect(await confirmRequest(test.portal, { number, requestId, operatorId: siti })).toEqual({
      ok: false,
      error: { code: 'same-operator' },
    });
    expect(await confirmRequest(test.portal, { number, requestId, operatorId: budi })).toEqual({
      ok: true,
      done: true,
    });
    await sealEntries(test.portal, number);
    await roundArrives(test, number);
    const input = { kind: 'demo' } as const;
    expect(await askForAct(test.portal, number, { act: 'draw', input }, budi)).toEqual({ ok: true, done: false });
    expect((await getGelombang(test.sql, number)).state).toBe('sealed');
    const drawRequest = { number, requestId: await requestOf(number), operatorId: dewi };
    expect(await confirmRequest(test.portal, drawRequest)).toEqual({ ok: true, done: true });
    expect((await getGelombang(test.sql, number)).state).toBe('drawn');
    expect(await auditOf(number)).toEqual([
      'seal-asked siti',
      'seal-confirmed budi',
      'draw-asked budi',
      'draw-confirmed dewi',
    ]);
  });

  it('of twenty confirmations at once one acts, the others read that it is over', async () => {
    const number = await closedGelombang();
    await askForAct(test.portal, number, { act: 'seal' }, siti);
    const requestId = await requestOf(number);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        confirmRequest(test.portal, { number, requestId, operatorId: i % 2 === 0 ? budi : dewi }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.flatMap((result) => (result.ok ? [] : [result.error]))).toEqual(
      Array.from({ length: 19 }, () => ({ code: 'request-over', outcome: 'confirmed' })),
    );
    await sealEntries(test.portal, number);
    await roundArrives(test, number);
    await askForAct(test.portal, number, { act: 'draw', input: { kind: 'demo' } }, siti);
    const drawing = await requestOf(number);
    const drawn = await Promise.all(
      [budi, dewi, budi, dewi].map((operatorId) =>
        confirmRequest(test.portal, { number, requestId: drawing, operatorId }),
      ),
    );
    expect(drawn.filter((result) => result.ok)).toHaveLength(1);
    const [counted] =
      await test.sql`select count(*)::int as files from draw_file where gelombang = ${number} and name = 'result.jsonl'`;
    expect(counted).toEqual({ files: 1 });
  });

  it('of confirming and taking back at once one wins, and nothing is half done', async () => {
    const number = await closedGelombang();
    await askForAct(test.portal, number, { act: 'seal' }, siti);
    const requestId = await requestOf(number);
    const [confirmed, withdrawn] = await Promise.all([
      confirmRequest(test.portal, { number, requestId, operatorId: budi }),
      withdrawRequest(test.portal, { number, requestId, operatorId: siti }),
    ]);
    expect([confirmed.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
    expect((await findDraw(test.sql, number))!.sealStartedAt !== null).toBe(confirmed.ok);
  });

  it('two who ask at once make one request', async () => {
    const number = await closedGelombang();
    const asked = await Promise.all(
      [siti, budi, dewi, siti, budi].map((who) => askForAct(test.portal, number, { act: 'seal' }, who)),
    );
    expect(asked.filter((result) => result.ok)).toHaveLength(1);
    expect(asked.filter((result) => !result.ok && result.error.code === 'already-asked')).toHaveLength(4);
  });

  it('a request can be taken back, and asked anew', async () => {
    const number = await closedGelombang();
    await askForAct(test.portal, number, { act: 'seal' }, siti);
    const requestId = await requestOf(number);
    expect(await withdrawRequest(test.portal, { number, requestId, operatorId: siti })).toEqual({
      ok: true,
      done: false,
    });
    expect(await confirmRequest(test.portal, { number, requestId, operatorId: budi })).toEqual({
      ok: false,
      error: { code: 'request-over', outcome: 'withdrawn' },
    });
    expect(await askForAct(test.portal, number, { act: 'seal' }, budi)).toEqual({ ok: true, done: false });
    expect(await auditOf(number)).toEqual(['seal-asked siti', 'seal-withdrawn siti', 'seal-asked budi']);
  });

  it('a request that nobody confirms in time is over', async () => {
    const number = await closedGelombang();
    await askForAct(test.portal, number, { act: 'seal' }, siti);
    const requestId = await requestOf(number);
    await test.sql`update draw_request set expires_at = now() where id = ${requestId}`;
    expect(await confirmRequest(test.portal, { number, requestId, operatorId: budi })).toEqual({
      ok: false,
      error: { code: 'request-over', outcome: 'expired' },
    });
    expect(await askForAct(test.portal, number, { act: 'seal' }, budi)).toEqual({ ok: true, done: false });
    expect(await auditOf(number)).toEqual(['seal-asked siti', 'seal-expired system', 'seal-asked budi']);
  });

  it('what became impossible since is refused, and the request stays', async () => {
    const number = await closedGelombang();
    await askForAct(test.portal, number, { act: 'seal' }, siti);
    const requestId = await requestOf(number);
    await joinPeople(test, number, [{ ...people(1, 9000)[0]!, photo: 'in-review' }]);
    const answer = { number, requestId, operatorId: budi };
    expect(await confirmRequest(test.portal, answer)).toEqual({
      ok: false,
      error: { code: 'photos-undecided', photos: 1 },
    });
    expect(await requestOf(number)).toBe(requestId);
    await test.sql`update photo set state = 'refused' where state = 'in-review'`;
    expect(await confirmRequest(test.portal, answer)).toEqual({ ok: true, done: true });
  });

  it('judges what is asked when it is asked: a wrong signature never reaches the second operator', async () => {
    const number = await closedGelombang(false);
    await askForAct(test.portal, number, { act: 'seal' }, siti);
    await confirmRequest(test.portal, { number, requestId: await requestOf(number), operatorId: budi });
    await sealEntries(test.portal, number);
    const ask = (text: string) =>
      askForAct(test.portal, number, { act: 'draw', input: { kind: 'signature', text } }, siti);
    expect(await ask('ab'.repeat(48))).toMatchObject({ error: { code: 'round-not-yet' } });
    await roundArrives(test, number);
    expect(await ask('ab'.repeat(48))).toMatchObject({ ok: false });
    expect(await findOpenRequest(test.sql, number)).toBeNull();
    expect(await findFile(test.sql, number, 'result.jsonl')).toBeNull();
  });

  it.each(['', 'x', randomUUID(), "'; drop table draw --"])('a request named %j is unknown', async (requestId) => {
    const number = await closedGelombang();
    const answer = { number, requestId, operatorId: budi };
    expect(await confirmRequest(test.portal, answer)).toEqual({ ok: false, error: { code: 'request-unknown' } });
    expect(await withdrawRequest(test.portal, answer)).toEqual({ ok: false, error: { code: 'request-unknown' } });
  });
});

describe('a single operator', () => {
  let number: number;
  beforeAll(async () => {
    await test.sql`update operator set disabled_at = now()`;
    number = await closedGelombang();
  });

  it('may seal a demonstration alone, and it is said', async () => {
    expect(await askForAct(test.portal, number, { act: 'seal' }, siti)).toEqual({ ok: true, done: true });
    expect(await auditOf(number)).toEqual(['seal-asked siti', 'seal-confirmed siti']);
    const [line] = await test.sql`select details from audit where act = 'seal-confirmed' order by id desc limit 1`;
    expect(line!['details']).toMatchObject({ alone: true });
  });

  it('may not in a real draw, whatever the setting of the gelombang says', async () => {
    const real = await closedGelombang(false);
    await test.sql`update gelombang set demonstration = true where number = ${real}`;
    expect(await askForAct(test.portal, real, { act: 'seal' }, siti)).toEqual({ ok: true, done: false });
    const answer = { number: real, requestId: await requestOf(real), operatorId: siti };
    expect(await confirmRequest(test.portal, answer)).toEqual({ ok: false, error: { code: 'same-operator' } });
  });
});

describe('the operators’ page', () => {
  const textOf = async (visitor: Visitor, path: string) =>
    (await (await visitor.request(path)).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

  it('says that it takes two, shows the request to both, and seals when the second confirms', async () => {
    const [rina, tono] = [await newOperator(test, 'rina'), await newOperator(test, 'tono')];
    const number = await closedGelombang();
    const path = `/petugas/undian/${number}`;
    expect(await textOf(rina, path)).toContain('Langkah ini perlu dua petugas');
    await rina.postForm(path, { _act: 'seal', mengerti: 'ya' });
    expect(await textOf(rina, path)).toContain('Permintaan ini dari Anda');
    const shown = await (await tono.request(path)).text();
    expect(shown).toContain('Petugas rina meminta menyegel daftar');
    const permintaan = /name="permintaan" value="([^"]+)"/.exec(shown)![1]!;
    const own = await rina.postForm(path, { _act: 'confirm', mengerti: 'ya', permintaan });
    expect([own.status, await own.text()]).toEqual([409, expect.stringContaining('tidak bisa Anda setujui')]);
    const unticked = await tono.postForm(path, { _act: 'confirm', permintaan });
    expect(await unticked.text()).toContain('Centang pernyataan');
    expect((await tono.postForm(path, { _act: 'confirm', mengerti: 'ya', permintaan })).status).toBe(303);
    expect(await textOf(tono, path)).toMatch(/0 dari 4 orang selesai|Daftar tersegel/);
    await test.runJobs();
    const sealed = await textOf(tono, path);
    expect(sealed).toContain('Daftar tersegel');
    expect(sealed).toMatch(/Petugas rina, .* Petugas tono, .* disetujui/);
  });

  it('tells a single operator of a demonstration why one is enough', async () => {
    await test.sql`update operator set disabled_at = now() where login <> 'rina'`;
    const number = await closedGelombang();
    const rina = test.visitor();
    await rina.postForm('/petugas/masuk', { login: 'rina', sandi: operatorPassword });
    expect(await textOf(rina, `/petugas/undian/${number}`)).toContain(
      'Anda satu-satunya petugas, dan ini undian contoh',
    );
  });
});
