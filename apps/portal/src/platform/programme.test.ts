import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defaultProgrammeFile, loadProgramme, officialChannelLines, parseProgramme } from './programme.ts';

let folder: string;
let shipped: Record<string, unknown>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'programme-'));
  shipped = JSON.parse(await readFile(defaultProgrammeFile, 'utf8')) as Record<string, unknown>;
});
afterAll(() => rm(folder, { recursive: true }));

describe('the programme that is shipped', () => {
  test('is Kartu Prakerja, with the official channels of its own announcements', async () => {
    const programme = await loadProgramme();
    expect(programme.id).toBe('kartu-prakerja');
    expect(programme.channels).toEqual({
      site: 'prakerja.go.id',
      mailDomain: 'prakerja.go.id',
      accounts: [
        { platform: 'twitter', name: '@prakerjagoid' },
        { platform: 'instagram', name: '@prakerja.go.id' },
        { platform: 'facebook', name: 'Kartu Prakerja' },
      ],
    });
  });

  test('has one cap per KK, for the draw and for eligibility', async () => {
    const { draw, eligibility } = await loadProgramme();
    expect([draw.capPerKk, eligibility.maxAdmittedPerKk]).toEqual([2, 2]);
  });

  test('names its channels in lines a message can carry', async () => {
    expect(officialChannelLines(await loadProgramme(), 'id')).toEqual([
      'prakerja.go.id',
      'E-mail: @prakerja.go.id',
      'Twitter: @prakerjagoid',
      'Instagram: @prakerja.go.id',
      'Facebook: Kartu Prakerja',
    ]);
  });
});

describe('a mistake in the file is named by its field, with what to do', () => {
  test.each([
    ['a missing field', { name: undefined }, 'name: missing; add it'],
    ['a field nobody knows', { colour: 'red' }, 'colour: no such field; take it out'],
    ['a limit that is text', { photo: { maxBytes: '2 MB' } }, 'photo.maxBytes: write a number'],
    [
      'a zone that is none',
      { timeZone: { name: 'WIB+7', label: 'WIB' } },
      'timeZone.name: write a time zone such as Asia/Jakarta',
    ],
    ['letters of a receipt in lower case', { receiptLetters: 'kp' }, 'receiptLetters: write 2 to 4 capital letters'],
    [
      'a site with a path',
      { channels: { site: 'prakerja.go.id/x', mailDomain: 'prakerja.go.id', accounts: [] } },
      'channels.site: write a host name such as prakerja.go.id, not prakerja.go.id/x',
    ],
    ['no channels', { channels: undefined }, 'channels.site: missing; add it'],
    ['an excluded aid without a name', { aids: {} }, 'aids.bsu: give this excluded aid its names, {"id": …, "en": …}'],
  ])('%s', (_, change, fault) => {
    const result = parseProgramme({ ...shipped, ...change });
    expect(result.ok ? [] : result.faults).toContain(fault);
  });

  test('all of them at once', () => {
    const result = parseProgramme({ ...shipped, id: 'Kartu Prakerja', photo: { maxBytes: 0 } });
    expect(result.ok ? [] : result.faults).toEqual([
      'id: write small letters, digits and hyphens',
      'photo.maxBytes: write at least 1',
    ]);
  });

  test.each([[null], [[]], ['text'], [7]])('%j is no programme', (content) => {
    expect(parseProgramme(content).ok).toBe(false);
  });

  test('a cap above the two lifetime slots of a household is refused', () => {
    const draw = { ...(shipped['draw'] as object), capPerKk: 3 };
    const result = parseProgramme({ ...shipped, draw });
    expect(result.ok ? [] : result.faults).toEqual([
      'draw.capPerKk: write at most 2: a household has two lifetime slots in undi/v1',
    ]);
  });

  test('a file that is not there, and one that is not JSON', async () => {
    const absent = path.join(folder, 'absent.json');
    await expect(loadProgramme(absent)).rejects.toThrow(
      `${absent} cannot be read. Name the programme's file in PROGRAMME_FILE.`,
    );
    const broken = path.join(folder, 'broken.json');
    await writeFile(broken, '{ "id": ');
    await expect(loadProgramme(broken)).rejects.toThrow(`${broken} is not JSON`);
  });
});
