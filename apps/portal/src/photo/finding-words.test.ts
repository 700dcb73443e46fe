import { expect, test } from 'vitest';
import { photoMessages } from '../messages/photo.ts';
import { describeFinding, fillIn } from '../../browser/finding-words.ts';

const { id, en } = { id: photoMessages.id.findings, en: photoMessages.en.findings };

test.each([
  [id, { code: 'file-too-large', bytes: 8_312_004, maxBytes: 2_000_000 }, 'Foto ini 8,4\u00a0MB; batasnya 2\u00a0MB.'],
  [
    en,
    { code: 'file-too-large', bytes: 2_000_001, maxBytes: 2_000_000 },
    'This photo has 2.1\u00a0MB; the limit is 2\u00a0MB.',
  ],
  [id, { code: 'cut-off', sides: ['right'] }, 'Bagian kanan KTP terpotong.'],
  [id, { code: 'cut-off', sides: ['left', 'top', 'right'] }, 'Bagian kiri, atas dan kanan KTP terpotong.'],
  [
    id,
    { code: 'too-small', cardWidthPx: 311.7, minPx: 480 },
    'Lebar KTP di foto ini 312 titik; perlu paling sedikit 480.',
  ],
  [id, { code: 'too-bright', clippedShare: 0.617 }, '62\u00a0% bagian kartu menjadi putih.'],
  [id, { code: 'glare', share: 0.124, maxShare: 0.03 }, 'Pantulan menutupi 12\u00a0% tulisan KTP.'],
  [en, { code: 'covered', share: 0.2, maxShare: 0.04 }, 'About 20\u00a0% of the KTP is covered.'],
  [id, { code: 'tilted', degrees: 48.6, maxDegrees: 40 }, 'KTP difoto dari samping, miring 49°.'],
  [
    id,
    { code: 'screen', score: 0.7, maxScore: 0.5 },
    'Kami melihat pola layar di foto ini. Kami bisa keliru, jadi petugas boleh melihatnya.',
  ],
  [id, { code: 'file-type', found: 'pdf' }, 'Isi berkas ini: PDF.'],
  [id, { code: 'file-type', found: 'heic' }, 'Bentuk ini dari iPhone dan belum dapat kami buka.'],
  [
    id,
    { code: 'file-damaged', reason: 'truncated' },
    'Bagian akhir berkas ini hilang, biasanya karena salinannya belum selesai.',
  ],
  [id, { code: 'file-damaged', reason: 'a-later-reason' }, 'Berkas ini tidak dapat dibuka.'],
])('%# is said with its numbers', (words, finding, sentence) => {
  expect(describeFinding(words, finding).sentence).toBe(sentence);
});

const codes = [
  'file-too-large',
  'file-type',
  'file-damaged',
  'no-card',
  'not-a-ktp',
  'cut-off',
  'too-small',
  'blurred',
  'too-dark',
  'too-bright',
  'glare',
  'covered',
  'tilted',
  'grey-copy',
  'colour-copy',
  'screen',
  'several-cards',
];

test.each([
  ['id', id],
  ['en', en],
] as const)(
  'all 17 findings and every damage have title, sentence and advice in %s, without blame or shouting',
  (_, words) => {
    expect(Object.keys(words.findings).sort()).toEqual([...codes].sort());
    for (const text of [...Object.values(words.findings), ...Object.values(words.damage)]) {
      for (const part of [text.title, text.sentence, text.advice]) {
        expect(part.length).toBeGreaterThan(4);
        expect(part).not.toMatch(/!|invalid|error|gagal|your fault|salah Anda/i);
      }
      expect(text.advice.length).toBeGreaterThan(20);
    }
  },
);

test('numbers of every kind are written as people write them', () => {
  const values = { blurMm: 0.754, chroma: 0.0304, bytes: 1_940_000, acts: ['cropped', 'turned', 'metadata-stripped'] };
  const template = '{blurMm}; {chroma}; {bytes}; {acts}';
  expect(fillIn(id, template, values)).toBe(
    '0,75\u00a0mm; 0,030; 2\u00a0MB; dipotong di sekitar KTP, ditegakkan dan keterangan lain seperti lokasi dihapus',
  );
  expect(fillIn(en, template, values)).toBe(
    '0.75\u00a0mm; 0.030; 2\u00a0MB; cut to the KTP, turned upright and other data such as the place removed',
  );
});

test('a code newer than the page is said by its name, and a number that is missing leaves no hole marker', () => {
  expect(describeFinding(id, { code: 'upside-down' }).title).toBe('upside-down');
  expect(fillIn(id, 'a {nothing} b', {})).toBe('a  b');
});
