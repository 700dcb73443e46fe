import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawSpecimen, FAULTS, type SpecimenOptions } from '../test/specimens.ts';
import { inspectFile } from './gate.ts';
import { judgePhoto } from './node/photo-tasks.ts';
import { defaultPolicy } from './policy.ts';

async function judgeDrawn(options: SpecimenOptions) {
  const specimen = await drawSpecimen({ width: 1200, height: 900, ...options });
  return { specimen, assessment: await judgePhoto(specimen.jpeg, defaultPolicy) };
}

describe('a drawn specimen', () => {
  it.each([
    ['wood', 2],
    ['dark-wood', 93],
    ['cloth', 178],
    ['grey-table', 271],
    ['white-table', 4],
    ['tiles', -6],
    ['clutter', 3],
  ] as const)('on %s, turned by %i°, is accepted with its four corners', async (ground, turn) => {
    const { specimen, assessment } = await judgeDrawn({ fault: 'none', seed: 21, ground, turn });
    expect(assessment).toMatchObject({ verdict: 'accept', findings: [] });
    const width = assessment.card!.widthPx;
    assessment.card!.corners.forEach(([x, y], i) => {
      const [trueX, trueY] = specimen.corners![i]!;
      expect(Math.hypot(x - trueX, y - trueY) / width).toBeLessThan(0.02);
    });
  });

  it.each(FAULTS)('that is %s is refused by that name', async (fault) => {
    const { assessment } = await judgeDrawn({ fault, seed: 33, ground: 'grey-table' });
    expect(assessment.verdict).toBe('refuse');
    expect(assessment.findings.map((finding) => finding.code)).toContain(fault);
  });

  it('names the side of the picture it is cut off at', async () => {
    const { specimen, assessment } = await judgeDrawn({ fault: 'cut-off', seed: 8, ground: 'dark-wood' });
    const [finding] = assessment.findings;
    if (finding?.code !== 'cut-off') throw new Error('not found cut off');
    const xs = specimen.corners!.map(([x]) => x);
    const ys = specimen.corners!.map(([, y]) => y);
    const isOut = {
      left: Math.min(...xs) < 0,
      top: Math.min(...ys) < 0,
      right: Math.max(...xs) > 1200,
      bottom: Math.max(...ys) > 900,
    };
    expect(finding.sides.every((side) => isOut[side])).toBe(true);
  });

  it('is judged the same whichever way the file says it lies', async () => {
    const { specimen, assessment } = await judgeDrawn({ fault: 'none', seed: 5, ground: 'dark-wood' });
    const turned = await sharp(specimen.jpeg)
      .rotate(270)
      .withMetadata({ orientation: 6 })
      .jpeg({ quality: 95 })
      .toBuffer();
    expect(inspectFile(turned, defaultPolicy).orientation).toBe(6);
    const again = await judgePhoto(turned, defaultPolicy);
    expect(again.verdict).toBe('accept');
    again.card!.corners.forEach(([x, y], i) => {
      const [wasX, wasY] = assessment.card!.corners[i]!;
      expect(Math.hypot(x - wasX, y - wasY)).toBeLessThan(8);
    });
  });
});

it.each(['#000000', '#ffffff', '#88aacc'])('an even picture (%s) is refused, not thrown at', async (background) => {
  const even = await sharp({ create: { width: 900, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const assessment = await judgePhoto(even, defaultPolicy);
  expect(assessment.verdict).toBe('refuse');
  expect(assessment.findings.map((finding) => finding.code)).toContain('no-card');
});

it.each([[1, 1], [1, 5], [7, 3], [40, 30]])('a picture of %i × %i is judged without a fault', async (width, height) => {
  const tiny = await sharp({ create: { width, height, channels: 3, background: '#557799' } }).png().toBuffer();
  expect((await judgePhoto(tiny, defaultPolicy)).verdict).toBe('refuse');
}); // prettier-ignore
