/**
 * How often the photo check is right on drawn specimens: made-up cards on eight grounds, lying any way up.
 *
 * Drawings are kinder than phones: these figures say what the measures can do at best, and catch what breaks.
 * `--each N` draws another number per fault; `--list` prints every photo that was judged differently than drawn.
 */
import { assessPhoto, defaultPolicy, inspectFile, judgedSide, type PhotoAssessment } from '@gelombang/photo-check';
import { decodePicture } from '@gelombang/photo-check/node';
import { parseArgs } from 'node:util';
import { drawSpecimen, FAULTS, type Specimen } from '../packages/photo-check/test/specimens.ts';

const options = { each: { type: 'string', default: '40' }, list: { type: 'boolean', default: false } } as const;
const { values } = parseArgs({ options, strict: false });
const each = Number(values.each);
const TURNS = [0, 0, 90, 180, 270];

console.log(`${each} photos each      accepted  review  refused  right reason  corners found  mean error of corners`);
for (const fault of ['none', ...FAULTS] as const) {
  const tally = { accept: 0, review: 0, refuse: 0, named: 0, found: 0, error: 0 };
  for (let seed = 1; seed <= each; seed++) {
    const turn = TURNS[seed % TURNS.length]! + (seed % 13) - 6;
    const specimen = await drawSpecimen({ fault, seed: seed + 1000 * FAULTS.length + fault.length * 7919, turn });
    const assessment = await judge(specimen);
    tally[assessment.verdict]++;
    const isNamed = assessment.findings.some((finding) => finding.code === fault);
    if (isNamed) tally.named++;
    const error = cornerError(specimen, assessment);
    if (error !== null && error < 0.05) [tally.found, tally.error] = [tally.found + 1, tally.error + error];
    const isRight = fault === 'none' ? assessment.accepted : isNamed && assessment.verdict === 'refuse';
    if (values.list === true && !isRight) console.log('  ', seed, specimen.ground, error, assessment.findings);
  }
  const reason = fault === 'none' ? '-' : `${tally.named}`;
  const corners =
    fault === 'no-card' || fault === 'cut-off' ? ['-', '-'] : [`${tally.found}`, percent(tally.error / tally.found)];
  const cells = [tally.accept, tally.review, tally.refuse, reason, ...corners].map((cell) => String(cell).padStart(8));
  console.log(`${fault.padEnd(16)} ${cells.join(' ')}`);
}

async function judge({ jpeg }: Specimen): Promise<PhotoAssessment> {
  const gate = inspectFile(jpeg, defaultPolicy);
  return assessPhoto(await decodePicture(jpeg, gate, judgedSide(gate.width, gate.height)), gate, defaultPolicy);
}

/** The farthest corner's distance, as a share of the card's width; a card turned the wrong way is far off. */
function cornerError({ corners }: Specimen, { card }: PhotoAssessment): number | null {
  if (corners === null || card === null) return null;
  const far = corners.map(([x, y], i) => Math.hypot(x - card.corners[i]![0], y - card.corners[i]![1]));
  return Math.max(...far) / card.widthPx;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
