/** Every file built to hurt, sent as people send files, by one door or the other: doors do not look inside. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hostileFiles, hostileNames } from '../../../../packages/photo-check/test/hostile-files.ts';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { signIn } from '../../../../test/support/signed-in.ts';
import { findNewestPhoto } from '../platform/photo-state.ts';
import { page, sendForm, sendTus } from './photo-for-tests.ts';

let portal: TestPortal;
beforeAll(async () => (portal = await openTestPortal()));
afterAll(() => portal.close());

test('each hostile file gets a verdict in words, and the portal lives on', async () => {
  const visitor = await signIn(portal);
  let last: string | undefined;
  for (const [i, { file, expect: wanted, read }] of (await hostileFiles()).entries()) {
    const bytes = await read();
    // Nothing can be created of nothing: an empty file goes by the form.
    const byForm = i % 2 === 0 || bytes.length === 0;
    const status = byForm ? (await sendForm(visitor, bytes, file)).status : await sendTus(visitor, bytes);
    expect([file, status]).toEqual([file, byForm ? 303 : 204]);
    await portal.runJobs();
    const photo = (await findNewestPhoto(portal.sql, visitor.applicantId))!;
    expect(photo.id).not.toBe(last);
    last = photo.id;
    expect([file, photo.state]).not.toEqual([file, 'waiting']);
    if (wanted.startsWith('reject')) expect([file, photo.state]).toEqual([file, 'refused']);
    if (photo.state !== 'refused') continue;
    expect(await page(visitor)).toMatch(/<h2>[^<]{5,}<\/h2><p>[^<]{5,}<\/p><p><strong>[^<]{10,}/);
  }
  expect(await readdir(join(portal.dataFolder, 'quarantine'))).toEqual([]);
  expect((await portal.request('/sehat')).status).toBe(200);
}, 300_000);

test('hostile file names are not used for anything', async () => {
  const names = await hostileNames();
  const visitor = await signIn(portal);
  // Control characters cannot stand in a header at all.
  // eslint-disable-next-line no-control-regex
  const sendable = names.map((name) => name.replace(/[\u0000-\u001f]/g, '')).filter((name) => name !== '');
  for (const name of sendable) {
    expect([name, (await sendForm(visitor, Buffer.from('no photo'), name)).status]).toEqual([name, 303]);
    await portal.runJobs();
  }
  expect(await readdir(join(portal.dataFolder, 'quarantine'))).toEqual([]);
  const rows = await portal.sql<{ text: string }[]>`
    select findings::text || measures::text as text from photo where applicant_id = ${visitor.applicantId}`;
  expect(rows).toHaveLength(sendable.length);
  for (const { text } of rows) for (const name of sendable) if (name.length > 8) expect(text).not.toContain(name);
});
