/**
 * What can be said about a file before any decoder touches it: too large, of
 * the wrong type, damaged, or built to hurt. Everything that would make a
 * decoder slow or hungry is refused here, by the limits of the policy.
 */
import { fileKindOf, type FileKind } from './file-kind.ts';
import type { DamageReason, FileFinding } from './finding.ts';
import { walkJpeg } from './jpeg-header.ts';
import { walkPng } from './png-header.ts';
import type { PhotoPolicy } from './policy.ts';

export type Gate = Readonly<{
  findings: readonly FileFinding[];
  /** True when nothing but the number of bytes stands against it: it may be decoded. */
  isDecodable: boolean;
  kind: FileKind;
  bytes: number;
  /** As stored; `uprightSize` turns them. 0 when unknown. */
  width: number;
  height: number;
  /** EXIF, 1 to 8. */
  orientation: number;
  isProgressive: boolean;
}>;

export function inspectFile(bytes: Uint8Array, policy: PhotoPolicy): Gate {
  const { file } = policy;
  const kind = fileKindOf(bytes);
  const shape = readShape(bytes, kind, file);
  const findings: FileFinding[] = [];
  if (bytes.length > file.maxBytes) {
    findings.push({ code: 'file-too-large', weight: 'refuse', bytes: bytes.length, maxBytes: file.maxBytes });
  }
  if (kind === 'empty') findings.push(damage('empty'));
  else if (kind !== 'jpeg' && kind !== 'png') findings.push({ code: 'file-type', weight: 'refuse', found: kind });
  else if (shape.damage !== null) findings.push(damage(shape.damage));
  else findings.push(...judgeSize(shape, file));

  return {
    findings,
    isDecodable: findings.every((finding) => finding.code === 'file-too-large'),
    kind,
    bytes: bytes.length,
    width: shape.width,
    height: shape.height,
    orientation: shape.orientation,
    isProgressive: shape.isProgressive,
  };
}

/** Width and height of the image once turned as its orientation says. */
export function uprightSize(gate: Pick<Gate, 'width' | 'height' | 'orientation'>): { width: number; height: number } {
  const isTurned = gate.orientation >= 5;
  return isTurned ? { width: gate.height, height: gate.width } : { width: gate.width, height: gate.height };
}

type Shape = Readonly<{
  damage: DamageReason | null;
  width: number;
  height: number;
  orientation: number;
  isProgressive: boolean;
}>;

function readShape(bytes: Uint8Array, kind: FileKind, file: PhotoPolicy['file']): Shape {
  if (kind === 'jpeg') return walkJpeg(bytes, { maxScans: file.maxJpegScans, maxSegments: file.maxJpegSegments });
  const unturned = { orientation: 1, isProgressive: false };
  if (kind !== 'png') return { damage: null, width: 0, height: 0, ...unturned };
  const png = walkPng(bytes, { maxChunks: file.maxPngChunks, maxAncillaryBytes: file.maxPngAncillaryBytes });
  return { ...unturned, damage: png.damage, width: png.width, height: png.height };
}

function judgeSize({ width, height }: Shape, file: PhotoPolicy['file']): FileFinding[] {
  if (width === 0 || height === 0) return [damage('zero-size')];
  const longest = Math.max(width, height);
  const aspect = longest / Math.min(width, height);
  const findings: FileFinding[] = [];
  if (longest > file.maxSidePx) findings.push(damage('side-too-long', longest, file.maxSidePx));
  if (width * height > file.maxPixels) findings.push(damage('too-many-pixels', width * height, file.maxPixels));
  if (aspect > file.maxAspect) findings.push(damage('too-narrow', aspect, file.maxAspect));
  return findings;
}

function damage(reason: DamageReason, value?: number, limit?: number): FileFinding {
  return {
    code: 'file-damaged',
    weight: 'refuse',
    reason,
    ...(value !== undefined && { value }),
    ...(limit !== undefined && { limit }),
  };
}
