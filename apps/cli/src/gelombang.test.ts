/** The program as people start it: a process of its own, its streams and its exit code. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const program = fileURLToPath(new URL('../bin/gelombang.mjs', import.meta.url));

type Outcome = Readonly<{ code: number; stdout: string; stderr: string }>;

function gelombang(...args: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...args], { cwd: tmpdir() }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr });
    });
  });
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gelombang-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('started several times at once before it is built, it answers each time', async () => {
  const outcomes = await Promise.all([1, 2, 3].map(() => gelombang('--version')));
  expect(outcomes).toEqual(outcomes.map(() => ({ code: 0, stdout: '0.1.0\n', stderr: '' })));
});

describe('asked how it is used', () => {
  test('with --help it says so on stdout', async () => {
    const { code, stdout, stderr } = await gelombang('--help');
    expect([code, stderr]).toEqual([0, '']);
    for (const words of [
      'photo check',
      'photo fix',
      'link check',
      'nik parse',
      'draw verify',
      'draw simulate',
      'serve',
      'admin',
    ])
      expect(stdout).toContain(`gelombang ${words}`);
  });

  test.each([
    ['nothing', []],
    ['an unknown command', ['foto']],
    ['half a command', ['draw']],
    ['an unknown half', ['nik', 'format']],
    ['markup', ['<script>']],
  ])('%s is bad usage: stderr and 2', async (_, args) => {
    const { code, stdout, stderr } = await gelombang(...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('gelombang ');
  });

  test('a command’s own --help is its usage', async () => {
    expect(await gelombang('nik', 'parse', '--help')).toEqual({
      code: 0,
      stdout: 'gelombang nik parse NUMBER [--json]\n',
      stderr: '',
    });
  });
});

describe('nik parse', () => {
  test('says what a NIK says', async () => {
    const { code, stdout } = await gelombang('nik', 'parse', '--json', '0001 0152 0590 0004');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      valid: true,
      regionCode: '000101',
      region: {
        status: 'specimen',
        provinsi: 'Provinsi Contoh',
        kabupatenKota: 'Kabupaten Contoh',
        kecamatan: 'Contoh Utara',
      },
      birthDate: '1990-05-12',
      sex: 'female',
      serial: '0004',
      findings: [],
    });
  });

  test('says it in words without --json, groups as several arguments', async () => {
    const { code, stdout } = await gelombang('nik', 'parse', '0001', '0112', '0590', '0004');
    expect(code).toBe(0);
    expect(stdout).toContain('000101 Contoh Utara, Kabupaten Contoh, Provinsi Contoh');
    expect(stdout).toContain('laki-laki');
  });

  test('names every finding of what is none', async () => {
    const { code, stdout } = await gelombang('nik', 'parse', '9901011213900000', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toEqual({
      valid: false,
      regionCode: null,
      region: null,
      birthDate: null,
      sex: null,
      serial: null,
      findings: [
        { code: 'nik-region-unknown', regionCode: '990101' },
        { code: 'nik-date-impossible', day: 12, month: 13, year: 90 },
        { code: 'nik-serial-zero' },
      ],
    });
  });

  test.each([
    ['nothing', ''],
    ['markup', '<script>'],
    ['emoji', '🙂'],
    ['five thousand digits', '1'.repeat(5000)],
  ])('%s: refused, not choked on', async (_, text) => {
    expect((await gelombang('nik', 'parse', text)).code).toBe(1);
  });

  test('without a number it is bad usage', async () => {
    expect(await gelombang('nik', 'parse')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'gelombang nik parse NUMBER [--json]\n',
    });
  });
});

test('link check says that it is not there yet', async () => {
  const { code, stdout, stderr } = await gelombang('link', 'check', 'prakerja.go.id');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('belum tersedia');
});

describe('commands of others are reached', () => {
  test('draw simulate, and draw verify of what it wrote', async () => {
    const wave = path.join(folder, 'wave');
    expect((await gelombang('draw', 'simulate', '--entries', '20', '--places', '5', '--out', wave)).code).toBe(0);
    expect((await gelombang('draw', 'verify', wave)).code).toBe(0);
    await rm(path.join(wave, 'result.jsonl'));
    expect((await gelombang('draw', 'verify', wave)).code).not.toBe(0);
    expect((await gelombang('draw', 'verify', path.join(folder, 'absent'))).code).toBe(2);
  });

  test('photo check, in a child that can be killed', async () => {
    const file = path.join(folder, 'text.jpg');
    await writeFile(file, 'this is no photo');
    const { code, stdout } = await gelombang('photo', 'check', '--json', file);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'refuse', accepted: false, findings: [{ code: 'file-type' }] });
    expect((await gelombang('photo', 'check', path.join(folder, 'absent.jpg'))).code).toBe(2);
  });
});
