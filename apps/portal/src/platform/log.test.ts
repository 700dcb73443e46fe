import { expect, test } from 'vitest';
import { openLog, scrub } from './log.ts';

test.each([
  ['a NIK', 'nik 0012345678901234 gagal', 'nik [16 digits] gagal'],
  ['a NIK in groups', '0012 3456 7890 1234', '[16 digits]'],
  ['a NIK in quotes', '{"nik":"0012345678901234"}', '{"nik":"[16 digits]"}'],
  ['a NIK as a number', '{"nik":3012345678901234}', '{"nik":[16 digits]}'],
  ['a code', 'kode 123456 salah', 'kode [code] salah'],
  ['a code after a colon', 'kode: 123456', 'kode: [code]'],
  ['an address', 'to siti+a@contoh.id failed', 'to [e-mail] failed'],
  ['a phone number', 'sms to +6281234567890', 'sms to [phone]'],
  ['a phone number at home', '0812-3456-7890', '[phone]'],
  ['a token', `link ${'a1B2'.repeat(10)}xyz`, 'link [token]'],
  [
    'a time and a port stay',
    '{"time":"2026-11-23T09:00:00.123Z","port":54321}',
    '{"time":"2026-11-23T09:00:00.123Z","port":54321}',
  ],
  ['a uuid stays', 'job 123e4567-e89b-12d3-a456-426614174000', 'job 123e4567-e89b-12d3-a456-426614174000'],
])('%s', (_name, line, scrubbed) => {
  expect(scrub(line)).toBe(scrubbed);
});

test('a line keeps an error’s place and loses what it carries', () => {
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  const error = Object.assign(new Error('row of 0012345678901234 is wrong'), { code: '23505', detail: 'Siti' });
  log.error({ err: error }, 'fault');
  const line = JSON.parse(lines[0]!) as { level: string; msg: string; err: Record<string, string> };
  expect(line).toMatchObject({
    level: 'error',
    msg: 'fault',
    err: { type: 'Error', message: 'row of [16 digits] is wrong', code: '23505' },
  });
  expect(line.err['stack']).toContain('log.test.ts');
  expect(lines[0]).not.toContain('Siti');
});
