/** Every crafted file of the shared set, sent as people send files, by one door or the other: doors do not look inside. */
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { signIn } from '../../../../test/support/signed-in.ts';
import { findNewestPhoto } from '../platform/photo-state.ts';
import { page, sendForm, sendTus } from './photo-for-tests.ts';

const folder = join(import.meta.dirname, '../../../../../shared/data/hostile-images');
const isThere = existsSync(folder);

let portal: TestPortal;
beforeAll(async () => (portal = await openTestPortal()));
afterAll(() => portal.close());

type Expectation = Readonly<{ file: string; expect: string }>;

test.runIf(isThere)(
  'each hostile file gets a verdict in words, and the portal lives on',
  async () => {
    const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Expectation[];
    const mustRefuse = new Set(manifest.filter(({ expect }) => expect.startsWith('reject')).map(({ file }) => file));
    const files = (await readdir(folder)).filter((name) => !name.endsWith('.json'));
    expect(files.length).toBeGreaterThan(80);
    const visitor = await signIn(portal);
    let last: string | undefined;
    for (const [i, file] of files.entries()) {
      const bytes = await readFile(join(folder, file));
      // Nothing can be created of nothing: an empty file goes by the form.
      const byForm = i % 2 === 0 || bytes.length === 0;
      const status = byForm ? (await sendForm(visitor, bytes, file)).status : await sendTus(visitor, bytes);
      expect([file, status]).toEqual([file, byForm ? 303 : 204]);
      await portal.runJobs();
      const photo = (await findNewestPhoto(portal.sql, visitor.applicantId))!;
      expect(photo.id).not.toBe(last);
      last = photo.id;
      expect([file, photo.state]).not.toEqual([file, 'waiting']);
      if (mustRefuse.has(file)) expect([file, photo.state]).toEqual([file, 'refused']);
      if (photo.state !== 'refused') continue;
      expect(await page(visitor)).toMatch(/<h3>[^<]{5,}<\/h3><p>[^<]{5,}<\/p><p><strong>[^<]{10,}/);
    }
    expect(await readdir(join(portal.dataFolder, 'quarantine'))).toEqual([]);
    expect((await portal.request('/sehat')).status).toBe(200);
  },
  300_000,
);

test.runIf(isThere)('hostile file names are not used for anything', async () => {
  const { names } = JSON.parse(await readFile(join(folder, 'filenames.json'), 'utf8')) as { names: string[] };
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
