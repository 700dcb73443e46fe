import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinPatiently, makePerson } from '../support/person-by-http.ts';
import { startPortal, type RunningPortal } from '../support/running-portal.ts';
import { madeUpIdentity, specimenFile } from '../support/walk.ts';

const people = 12;
const kills = 12;

let portal: RunningPortal;
let file: string;
beforeAll(async () => {
  [portal, file] = await Promise.all([startPortal(), specimenFile('none', 1)]);
});
afterAll(() => portal.close());

it(`loses nothing it acknowledged and does nothing twice while it is killed ${kills} times`, async () => {
  const everyone = Promise.all(
    Array.from({ length: people }, async (_, i) =>
      joinPatiently(await makePerson(portal, madeUpIdentity(i + 1), file)),
    ),
  );
  everyone.catch(() => undefined); // awaited below
  for (let killed = 0; killed < kills; killed++) {
    // Moments spread over the way: each cycle a little longer than the last.
    await new Promise((resolve) => setTimeout(resolve, 150 + 137 * (killed % 7)));
    await portal.kill();
    await portal.restart();
  }
  const receipts = await everyone;

  expect(new Set(receipts).size).toBe(people);
  const entries = await portal.sql<{ receipt: string }[]>`select receipt_number as receipt from entry order by 1`;
  expect(entries.map((entry) => entry.receipt)).toEqual([...receipts].sort());
  const [applicants] = await portal.sql`select count(*)::int as count from applicant`;
  expect(applicants).toEqual({ count: people });
  const [claims] = await portal.sql`select count(*)::int as count from claim where kind = 'nik:1'`;
  expect(claims).toEqual({ count: people });
  await waitForVerdicts();
  const states = await portal.sql`select distinct state from applicant_photo`;
  expect(states.map((row) => ({ ...row }))).toEqual([{ state: 'accepted' }]);
});

/** Jobs that died with the server come back when their time is over. */
async function waitForVerdicts(): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const [waiting] = await portal.sql`select count(*)::int as count from applicant_photo where state = 'waiting'`;
    if (waiting!['count'] === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
