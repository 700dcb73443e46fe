import { expect, test } from 'vitest';
import { findStepOfPath, isDraftStep, takeStepFields } from './draft-fields.ts';

const posted = (query: string) => {
  const all = new URLSearchParams(query);
  return (name: string) => all.getAll(name);
};

test('only the fields of the step are kept, as typed, the cleared ones as empty', () => {
  expect(
    takeStepFields('pernyataan', posted('pendidikan=+ya&pekerjaan=soldier&pekerjaan=police&nik=1&admin=1')),
  ).toEqual({
    'warga-negara': '',
    pendidikan: ' ya',
    pekerjaan: 'soldier police',
    bantuan: '',
    'penerima-lama': '',
    persetujuan: '',
  });
});

test('a field is kept up to 2,000 characters, an emoji never cut in half', () => {
  const kept = takeStepFields('data', posted(`nama=${encodeURIComponent('🙂'.repeat(2500))}`))['nama'];
  expect(Array.from(kept ?? '')).toHaveLength(2000);
  expect(kept?.endsWith('🙂')).toBe(true);
});

test('a step is known by its name and by its path', () => {
  expect(isDraftStep('data')).toBe(true);
  expect(isDraftStep('toString')).toBe(false);
  expect(findStepOfPath('/pendaftaran/pernyataan')).toBe('pernyataan');
  expect(findStepOfPath('/pendaftaran/periksa')).toBeUndefined();
});
