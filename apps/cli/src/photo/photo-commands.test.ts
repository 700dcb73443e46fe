import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildJudgeChild, type BuiltChild } from '../../../../packages/photo-check/test/judge-child-for-tests.ts';
import { drawSpecimen } from '../../../../packages/photo-check/test/specimens.ts';
import { runPhotoCheck } from './check-command.ts';
import { runPhotoFix } from './fix-command.ts';

let folder: string;
let child: BuiltChild;
const path = (name: string): string => join(folder, name);

async function run(command: typeof runPhotoCheck, ...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const io = { stdout: (line: string) => out.push(line), stderr: (line: string) => err.push(line) };
  return { status: await command(args, io, { childPath: child.path }), out, err };
}

beforeAll(async () => {
  [child, folder] = await Promise.all([buildJudgeChild(), mkdtemp(join(tmpdir(), 'gelombang-photo-'))]);
  const good = await drawSpecimen({ fault: 'none', seed: 5, ground: 'dark-wood' });
  const dark = await drawSpecimen({ fault: 'too-dark', seed: 5, ground: 'wood' });
  await writeFile(path('good.jpg'), good.jpeg);
  await writeFile(path('dark.jpg'), dark.jpeg);
  await writeFile(path('page.jpg'), '<html></html>');
});
afterAll(async () => {
  await child.remove();
  await rm(folder, { recursive: true });
});

describe('photo check', () => {
  it('prints one JSON object a line, with the card and its measures', async () => {
    const { status, out } = await run(runPhotoCheck, '--json', path('good.jpg'), path('dark.jpg'));
    expect(status).toBe(1);
    const [good, dark] = out.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(Object.keys(good!)).toEqual(['file', 'verdict', 'accepted', 'findings', 'card', 'nik', 'measures', 'ms']);
    expect(good).toMatchObject({ verdict: 'accept', accepted: true, findings: [] });
    // A specimen's number is made up under province 00.
    expect((good as { nik: { value: string } }).nik.value).toMatch(/^00\d{14}$/);
    expect((good as { card: { corners: unknown[] } }).card.corners).toHaveLength(4);
    expect(dark).toMatchObject({ verdict: 'refuse', accepted: false, findings: [{ code: 'too-dark' }] });
  });

  it('says in words what is wrong and what to do', async () => {
    const { status, out } = await run(runPhotoCheck, path('page.jpg'));
    expect(status).toBe(1);
    expect(out).toEqual([
      `${path('page.jpg')}: belum dapat dipakai`,
      '  - Bukan JPEG atau PNG (html). Simpan fotonya sebagai JPEG.',
    ]);
  });

  it('exits with 0 when every photo is accepted', async () => {
    expect((await run(runPhotoCheck, path('good.jpg'))).status).toBe(0);
  });

  it('judges the rest when one file is missing, and exits with 2', async () => {
    const { status, out, err } = await run(runPhotoCheck, '--json', path('none.jpg'), path('good.jpg'));
    expect(status).toBe(2);
    expect(out).toHaveLength(1);
    expect(err).toEqual([`${path('none.jpg')}: berkas tidak ditemukan / file not found`]);
  });

  it.each([[[]], [['--json']], [['--colour', 'x.jpg']]])('cannot be judged: %j', async (args) => {
    expect((await run(runPhotoCheck, ...args)).status).toBe(2);
  });
});

describe('photo fix', () => {
  it('writes a JPEG that is then accepted', async () => {
    const fixed = await run(runPhotoFix, path('good.jpg'), '-o', path('fixed.jpg'));
    expect(fixed.status).toBe(0);
    expect((await readFile(path('fixed.jpg'))).subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]));
    expect((await run(runPhotoCheck, path('fixed.jpg'))).status).toBe(0);
  });

  it('refuses what it cannot repair, and writes nothing', async () => {
    expect((await run(runPhotoFix, path('page.jpg'), '-o', path('no.jpg'))).status).toBe(1);
    await expect(readFile(path('no.jpg'))).rejects.toThrow('ENOENT');
  });

  it.each([[['x.jpg']], [['-o', 'y.jpg']], [['a.jpg', 'b.jpg', '-o', 'y.jpg']]])(
    'is used wrongly: %j',
    async (args) => {
      expect((await run(runPhotoFix, ...args)).status).toBe(2);
    },
  );
});
