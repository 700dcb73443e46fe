/**
 * What can be done to one photo on the server: judge it, make the copy that is
 * kept, repair it. Runs inside a child of the judge pool; alone only where the
 * file is trusted.
 */
import { assessPhoto, assessUndecodable } from '../assess-photo.ts';
import type { FileKind } from '../file-kind.ts';
import type { FileFinding } from '../finding.ts';
import { inspectFile, type Gate } from '../gate.ts';
import type { PhotoAssessment } from '../judge.ts';
import { judgedSide, type Picture } from '../picture.ts';
import type { PhotoPolicy } from '../policy.ts';
import { fitUnder } from '../repair-plan.ts';
import { decodeForeign, decodePicture, encodeJpeg } from './decode.ts';

/** A photo as it is kept: upright, sRGB, free of metadata. */
export type CleanPhoto = Readonly<{ jpeg: Uint8Array; width: number; height: number }>;
export type CleanOutcome = Readonly<{ ok: true; photo: CleanPhoto }> | Readonly<{ ok: false; error: FileFinding }>;

export const KEPT_SIDE_PX = 1600;
const KEPT_QUALITY = 85;
/** Kinds the server can repair though it does not accept them. */
const FOREIGN: readonly FileKind[] = ['webp', 'avif', 'gif', 'tiff'];

export async function judgePhoto(
  bytes: Uint8Array,
  policy: PhotoPolicy,
  gate: Gate = inspectFile(bytes, policy),
): Promise<PhotoAssessment> {
  if (!gate.isDecodable) return assessPhoto(null, gate, policy);
  const picture = await decodeOrNull(bytes, gate, judgedSide(gate.width, gate.height));
  return picture === null ? assessUndecodable(gate, 'undecodable', policy) : assessPhoto(picture, gate, policy);
}

/** The copy that is kept: at most 1600 px, whatever its size was. */
export async function normalisePhoto(bytes: Uint8Array, policy: PhotoPolicy): Promise<CleanOutcome> {
  const gate = inspectFile(bytes, policy);
  const obstacle = gate.findings.find((finding) => finding.code !== 'file-too-large');
  if (obstacle !== undefined) return { ok: false, error: obstacle };
  const picture = await decodeOrNull(bytes, gate, KEPT_SIDE_PX);
  if (picture === null) return undecodable();
  const jpeg = await encodeJpeg(picture, KEPT_QUALITY);
  return { ok: true, photo: { jpeg, width: picture.width, height: picture.height } };
}

/** Upright, shrunk, free of metadata, and under the limit: measured on the result. */
export async function fixPhoto(bytes: Uint8Array, policy: PhotoPolicy): Promise<CleanOutcome> {
  const gate = inspectFile(bytes, policy);
  const obstacle = gate.findings.find((finding) => finding.code !== 'file-too-large');
  const isForeign = FOREIGN.includes(gate.kind);
  if (obstacle !== undefined && !isForeign) return { ok: false, error: obstacle };
  const decode = async (side: number): Promise<Picture | null> =>
    isForeign ? await foreignOrNull(bytes, policy, side) : await decodeOrNull(bytes, gate, side);
  for (const { side, quality } of fitUnder()) {
    const picture = await decode(side);
    if (picture === null) return undecodable();
    const jpeg = await encodeJpeg(picture, quality);
    if (jpeg.length <= policy.file.maxBytes) {
      return { ok: true, photo: { jpeg, width: picture.width, height: picture.height } };
    }
  }
  const { maxBytes } = policy.file;
  return { ok: false, error: { code: 'file-too-large', weight: 'refuse', bytes: bytes.length, maxBytes } };
}

/** sharp's complaints name library internals; that it gave up is all a person needs. */
async function decodeOrNull(bytes: Uint8Array, gate: Gate, side: number): Promise<Picture | null> {
  try {
    return await decodePicture(bytes, gate, side);
  } catch {
    return null;
  }
}

async function foreignOrNull(bytes: Uint8Array, policy: PhotoPolicy, side: number): Promise<Picture | null> {
  try {
    return await decodeForeign(bytes, policy.file.maxPixels, side);
  } catch {
    return null;
  }
}

function undecodable(): CleanOutcome {
  return { ok: false, error: { code: 'file-damaged', weight: 'refuse', reason: 'undecodable' } };
}
