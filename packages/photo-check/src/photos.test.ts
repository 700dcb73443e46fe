/** A few photos of each defect, by the hand that draws for validation (training/validation), each with what must be found on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { polygonIou } from '../test/polygon-iou.ts';
import { repositoryPath } from '../test/repository.ts';
import type { Side, Corners } from './picture.ts';
import { judgePhoto } from './node/photo-tasks.ts';
import { defaultPolicy } from './policy.ts';

type Expected = Readonly<{
  file: string;
  /** Null where there is no card, or more than one. */
  corners: Corners | null;
  /** Null where it is not legible. */
  nik: string | null;
  conditions: readonly string[];
  sides?: readonly Side[];
}>;

const folder = repositoryPath('packages/photo-check/test/photos/');
const photos = readdirSync(folder).flatMap((defect) =>
  (JSON.parse(readFileSync(`${folder}${defect}/photos.json`, 'utf8')) as Expected[]).map(
    (expected) => [defect, expected.file, expected] as const,
  ),
);
const judge = (defect: string, file: string) => judgePhoto(readFileSync(`${folder}${defect}/${file}`), defaultPolicy);

describe('good photos', () => {
  it.each(photos.filter(([defect]) => defect === 'good'))(
    '%s/%s: nothing to say, card and number found',
    async (...photo) => {
      const [defect, file, { corners, nik }] = photo;
      const { verdict, findings, card, nik: read } = await judge(defect, file);
      expect({ verdict, findings, nik: read?.value }).toEqual({ verdict: 'accept', findings: [], nik });
      expect(polygonIou(card!.corners, corners!)).toBeGreaterThan(0.97);
    },
  );
});

describe('photos with a defect', () => {
  it.each(photos.filter(([defect]) => defect !== 'good'))('%s/%s: named, and not accepted', async (...photo) => {
    const [defect, file, { sides }] = photo;
    const { verdict, findings } = await judge(defect, file);
    expect(verdict).not.toBe('accept');
    expect(findings.map(({ code }) => code)).toContain(defect);
    const cut = findings.find(({ code }) => code === 'cut-off');
    if (sides !== undefined) expect(cut).toMatchObject({ sides: expect.arrayContaining([...sides]) as unknown });
  });
});
