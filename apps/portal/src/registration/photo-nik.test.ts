import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestPortal, type TestPortal } from '../../../../test/support/portal-for-tests.ts';
import { sealPhotoNik } from '../platform/photo-nik.ts';
import { checkedKeyOf, compareWithPhoto, isAsking, takeOffer } from './photo-nik.ts';
import { readDraft } from './save-draft.ts';
import {
  answers,
  dataFields,
  makeApplicant,
  makeGelombang,
  nikOf,
  textOf,
  valueOf,
  type Applicant,
} from './registration-for-tests.ts';

const read = '0001015205900007';
const other = '0001015205900001';

describe('what was read against what was typed', () => {
  test.each([
    ['nothing read', '', null, null],
    ['nothing typed', '', read, { code: 'offer', nik: read }],
    ['half a number', '0001 0152', read, { code: 'offer', nik: read }],
    ['the same, with blanks', '0001 0152 0590 0007', read, null],
    ['another number', other, read, { code: 'differs', inPhoto: read, typed: other }],
  ] as const)('%s', (_, nik, photoNik, advice) => {
    expect(compareWithPhoto({ nik }, photoNik)).toEqual(advice);
  });

  test('an offer taken fills what is missing, and leaves a whole number that was typed', () => {
    expect(takeOffer({ nik: '0001', nama: 'Siti' }, read)).toEqual({ nik: read, nama: 'Siti' });
    expect(takeOffer({ nik: other }, read)).toEqual({ nik: other });
    expect(takeOffer({ nik: '' }, null)).toEqual({ nik: '' });
  });

  test('a difference is asked about once, and again when either number changes', () => {
    const advice = compareWithPhoto({ nik: other }, read)!;
    expect(isAsking(advice, { nik: other })).toBe(true);
    const key = checkedKeyOf({ code: 'differs', inPhoto: read, typed: other });
    expect(isAsking(advice, { nik: other, 'nik-foto-dicek': key })).toBe(false);
    const changed = compareWithPhoto({ nik: '0001015205900002' }, read);
    expect(isAsking(changed, { nik: '0001015205900002', 'nik-foto-dicek': key })).toBe(true);
  });
});

describe('in the data form, with scripts off', () => {
  let portal: TestPortal;
  beforeAll(async () => {
    portal = await openTestPortal();
  });
  afterAll(() => portal.close());
  beforeEach(() => portal.sql`truncate gelombang, entry, claim, audit`);

  const draftOf = async ({ id }: Applicant) => (await readDraft(portal.sql, portal.portal.vault, id)).fields;
  const open = async ({ visitor }: Applicant) => (await visitor.request('/pendaftaran/data')).text();

  /** As the photo step leaves it. */
  async function readFrom(applicant: Applicant, nik: string): Promise<void> {
    const { id: applicantId } = applicant;
    const [photo] = await portal.sql<{ id: string }[]>`select id from photo where applicant_id = ${applicantId}`;
    const sealed = await sealPhotoNik(portal.sql, { vault: portal.portal.vault, applicantId }, photo!.id, nik);
    await portal.sql`update photo set nik_sealed = ${sealed} where id = ${photo!.id}`;
  }

  test.each(['accepted', 'in-review'] as const)(
    'a number read from a photo that is %s is offered, not filled in',
    async (state) => {
      const applicant = await makeApplicant(portal, state);
      await readFrom(applicant, read);
      const html = await open(applicant);
      expect(html).toContain('Pakai NIK ini');
      expect(html).toContain('0001 0152 0590 0007');
      expect(valueOf(html, 'nik')).toBe('');

      const form = { langkah: 'data', nik: '', nama: 'Siti Contoh', _act: 'nik-foto' };
      const posted = await applicant.visitor.postForm('/pendaftaran/data', form);
      expect([posted.status, posted.headers.get('location')]).toEqual([303, '/pendaftaran/data#nik']);
      const filled = await open(applicant);
      expect([valueOf(filled, 'nik'), valueOf(filled, 'nama')]).toEqual([read, 'Siti Contoh']);
      expect(filled).not.toContain('Pakai NIK ini');
    },
  );

  test.each([
    ['no number was read', 'accepted', false],
    ['the photo was refused', 'refused', true],
    ['there is no photo', null, false],
  ] as const)('nothing is shown when %s', async (_, state, isRead) => {
    const applicant = await makeApplicant(portal, state);
    if (isRead) await readFrom(applicant, read);
    const html = await open(applicant);
    expect(html).not.toContain('Pakai NIK ini');
    expect(html).not.toContain('NIK dari foto');
    const posted = await applicant.visitor.postForm('/pendaftaran/data', {
      langkah: 'data',
      nik: '',
      _act: 'nik-foto',
    });
    expect(posted.status).toBe(303);
    expect((await draftOf(applicant))['nik']).toBe('');
  });

  test('a whole number that was typed stays, whatever the button', async () => {
    const applicant = await makeApplicant(portal);
    await readFrom(applicant, read);
    await applicant.visitor.postForm('/pendaftaran/data', dataFields(1, { _act: 'nik-foto' }));
    expect((await draftOf(applicant))['nik']).toBe(nikOf(1));
    expect(await textOf(await applicant.visitor.request('/pendaftaran/data'))).toContain(
      'Yang terbaca di foto: 0001 0152 0590 0007',
    );
  });

  test('a difference is asked about once and stops nobody: going on twice goes on, and joining works', async () => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeApplicant(portal);
    const { visitor } = applicant;
    await readFrom(applicant, read);
    const asked = await visitor.postForm('/pendaftaran/data', dataFields(1));
    expect(asked.status).toBe(200);
    const html = await asked.text();
    expect(html).toContain('Mohon periksa sekali lagi');
    const key = valueOf(html, 'nik-foto-dicek')!;
    const again = await visitor.postForm('/pendaftaran/data', dataFields(1, { 'nik-foto-dicek': key }));
    expect([again.status, again.headers.get('location')]).toEqual([303, '/pendaftaran']);
    await visitor.postForm('/pendaftaran/pernyataan', answers);
    expect(await textOf(await visitor.request('/pendaftaran/periksa'))).not.toContain('Di foto KTP terbaca');
    const joined = await visitor.postForm('/pendaftaran/periksa', { gelombang: String(number), _act: 'continue' });
    expect(joined.headers.get('location')).toBe(`/tanda-terima/${number}`);
  });

  test('a number read after the form was filled in is mentioned before joining, and joining works', async () => {
    const { number } = await makeGelombang(portal);
    const applicant = await makeApplicant(portal, 'waiting');
    const { id, visitor } = applicant;
    await visitor.postForm('/pendaftaran/data', dataFields(2));
    await visitor.postForm('/pendaftaran/pernyataan', answers);
    await readFrom(applicant, read);
    await portal.sql`update photo set state = 'accepted' where applicant_id = ${id}`;
    expect((await visitor.request('/pendaftaran')).headers.get('location')).toBe('/pendaftaran/periksa');
    expect(await textOf(await visitor.request('/pendaftaran/periksa'))).toContain('Di foto KTP terbaca');
    const joined = await visitor.postForm('/pendaftaran/periksa', { gelombang: String(number), _act: 'continue' });
    expect(joined.headers.get('location')).toBe(`/tanda-terima/${number}`);
  });
});
