/** The NIK that was read: sealed, in no other place, only of photos that were not refused, and gone with the person's key. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { signIn } from '../../../../test/support/signed-in.ts';
import type { Judge } from '../platform/judge.ts';
import { openLog } from '../platform/log.ts';
import { findPhotoNik } from '../platform/photo-nik.ts';
import type { Portal } from '../platform/portal.ts';
import { judgePhoto } from './judge-photo.ts';
import { scene, sendForm } from './photo-for-tests.ts';

let portal: TestPortal;
const logged: string[] = [];
beforeAll(async () => {
  const log = openLog('trace', { write: (line: string) => void logged.push(line) });
  portal = await openTestPortal({ log });
});
afterAll(() => portal.close());

const read = '0001015205900007';

/** The judge as it is, and a number it is sure of: also among its measures, where a later form may keep it. */
function readingPortal(): Portal {
  const { judge } = portal.portal;
  const reading: Judge = {
    ...judge,
    async judge(...args) {
      const assessment = await judge.judge(...args);
      const measures = assessment.measures && { ...assessment.measures, nik: { value: read, confidence: 0.99 } };
      return { ...assessment, measures, nik: { value: read, confidence: 0.99 } };
    },
  };
  return { ...portal.portal, judge: reading };
}

async function judged(fault: 'none' | 'blurred') {
  const visitor = await signIn(portal);
  await sendForm(visitor, await scene(fault));
  const { applicantId } = visitor;
  const [sent] = await portal.sql<{ photoId: string; uploadId: string }[]>`
    select photo.id as "photoId", upload.id as "uploadId" from photo join upload on upload.photo_id = photo.id
    where photo.applicant_id = ${applicantId}`;
  await judgePhoto(readingPortal(), sent!.photoId, sent!.uploadId);
  const [row] = await portal.sql<{ state: string; sealed: Uint8Array | null; everything: string }[]>`
    select state, nik_sealed as sealed, to_jsonb(photo)::text as everything from photo where id = ${sent!.photoId}`;
  return { applicantId, vault: portal.portal.vault, ...row! };
}

test('of an accepted photo it is kept sealed, and stands nowhere in the open', async () => {
  const { state, sealed, everything, ...owned } = await judged('none');
  expect([state, sealed === null]).toEqual(['accepted', false]);
  expect(everything).not.toContain(read);
  expect(everything).toContain('"blurMm"');
  expect(Buffer.from(sealed!).includes(read)).toBe(false);
  expect(await findPhotoNik(portal.sql, owned)).toBe(read);
  // The log's own scrubber would have left a mark.
  expect(logged.join()).not.toMatch(/0001015205900007|16 digits/);
});

test('of a refused photo it is not kept', async () => {
  const { state, sealed, ...owned } = await judged('blurred');
  expect([state, sealed]).toEqual(['refused', null]);
  expect(await findPhotoNik(portal.sql, owned)).toBeNull();
});

test('it opens for its own person alone, and for nobody once their key is gone', async () => {
  const one = await judged('none');
  const another = await judged('none');
  await portal.sql`update photo set nik_sealed = ${one.sealed} where applicant_id = ${another.applicantId}`;
  await expect(findPhotoNik(portal.sql, another)).rejects.toThrow('photo.nik_sealed');
  const { wrapped } = one.vault.newPersonKey();
  await portal.sql`update applicant set data_key_wrapped = ${wrapped} where id = ${one.applicantId}`;
  await expect(findPhotoNik(portal.sql, one)).rejects.toThrow('photo.nik_sealed');
});
