/**
 * A quarantined file to a judgement and the picture that is kept, by children
 * of the judge pool. A file too large or of a kind we can read is mended here
 * first: the programme's limit holds for what is judged and kept, and nobody is
 * refused for what a machine can do.
 */
import { defaultPolicy, policyWithMaxBytes, type PhotoAssessment, type PhotoPolicy } from '@gelombang/photo-check';
import type { CardCorners, StoredFinding } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import type { Judgement } from './store.ts';

export type CheckedFile = Omit<Judgement, 'nikSealed'> &
  Readonly<{
    jpeg: Uint8Array | null;
    /** As read from a photo that was not refused; null when none was. */
    nik: string | null;
  }>;

type JudgingPortal = Pick<Portal, 'judge' | 'programme'>;

export async function checkFile(portal: JudgingPortal, bytes: Uint8Array): Promise<CheckedFile> {
  const policy = policyWithMaxBytes(defaultPolicy, portal.programme.photo.maxBytes);
  const first = await portal.judge.judge(bytes, policy);
  if (first.findings.some(isMendable)) {
    const mended = await portal.judge.fix(bytes, policy);
    if (mended.ok) return judgeMended(portal, mended.photo.jpeg, policy);
  }
  return keep(portal, bytes, first, policy);
}

async function judgeMended(portal: JudgingPortal, jpeg: Uint8Array, policy: PhotoPolicy): Promise<CheckedFile> {
  return keep(portal, jpeg, await portal.judge.judge(jpeg, policy), policy);
}

async function keep(
  { judge }: JudgingPortal,
  bytes: Uint8Array,
  assessment: PhotoAssessment,
  policy: PhotoPolicy,
): Promise<CheckedFile> {
  const isFileBad = assessment.findings.some((finding) => finding.code.startsWith('file-'));
  const clean = isFileBad ? null : await judge.normalise(bytes, policy);
  // A decoder that reads the picture once and not twice has the last word.
  if (clean?.ok === false) return judgementOf({ ...assessment, verdict: 'refuse', findings: [clean.error] }, null);
  return judgementOf(assessment, clean?.photo ?? null);
}

type Picture = Readonly<{ jpeg: Uint8Array; width: number; height: number }>;

const stateOf = { accept: 'accepted', review: 'in-review', refuse: 'refused' } as const;

function judgementOf(assessment: PhotoAssessment, picture: Picture | null): CheckedFile {
  const { measures, policyVersion, verdict } = assessment;
  const scale = measures === null || picture === null ? 1 : picture.width / measures.width;
  return {
    state: stateOf[verdict],
    findings: assessment.findings.map((finding) => scaleFinding(finding, scale)),
    card: assessment.card === null ? null : scaleCorners(assessment.card.corners, scale),
    measures: measures === null ? {} : withoutNik(measures),
    policyVersion,
    picture: picture === null ? null : { width: picture.width, height: picture.height },
    jpeg: picture?.jpeg ?? null,
    nik: verdict === 'refuse' ? null : (assessment.nik?.value ?? null),
  };
}

/** Measures are kept as plain numbers: what was read of the person is sealed elsewhere, and nowhere else. */
function withoutNik(measures: object): Judgement['measures'] {
  return Object.fromEntries(Object.entries(measures).filter(([name]) => !/nik/i.test(name)));
}

/** The findings' places were measured on the picture as it came; they are drawn on the one that is kept. */
function scaleFinding(finding: PhotoAssessment['findings'][number], scale: number): StoredFinding {
  if (!('place' in finding)) return finding;
  return { ...finding, place: { corners: scaleCorners(finding.place.corners, scale) } };
}

function scaleCorners(corners: CardCorners, scale: number): CardCorners {
  return corners.map(([x, y]) => [Math.round(x * scale), Math.round(y * scale)] as const);
}

function isMendable({ code }: Readonly<{ code: string }>): boolean {
  return code === 'file-too-large' || code === 'file-type';
}
