/**
 * The photo check on a phone: the browser decodes, the same code judges. Also
 * the repair: upright, about two megapixels, JPEG under the limit as measured on
 * the result, nothing but pixels. No dependencies.
 */
import { assessPhoto, assessUndecodable } from './assess-photo.ts';
import type { FileFinding } from './finding.ts';
import { inspectFile, type Gate } from './gate.ts';
import type { PhotoAssessment } from './judge.ts';
import { judgedSize, JUDGED_SIDE_PX, type Picture } from './picture.ts';
import { defaultPolicy, type PhotoPolicy } from './policy.ts';
import { fitUnder } from './repair-plan.ts';

export type RepairAct = 'shrunk' | 'recompressed' | 'converted' | 'turned' | 'metadata-stripped';

export type Repair =
  | Readonly<{ ok: true; blob: Blob; width: number; height: number; done: readonly RepairAct[]; before: number }>
  /** The phone cannot show this file, or it cannot be made small enough. */
  | Readonly<{ ok: false; error: FileFinding }>;

/** Judges a chosen file before a byte is sent: a courtesy, the server judges again. */
export async function checkFile(file: Blob, policy: PhotoPolicy = defaultPolicy): Promise<PhotoAssessment> {
  const gate = inspectFile(new Uint8Array(await file.arrayBuffer()), policy);
  if (!gate.isDecodable) return assessPhoto(null, gate, policy);
  const image = await decodeOrNull(file);
  if (image === null) return assessUndecodable(gate, 'undecodable', policy);
  const picture = pixelsOf(image, JUDGED_SIDE_PX);
  image.close();
  return assessPhoto(picture, gate, policy);
}

/** Makes of anything this phone can show a JPEG that can be sent. */
export async function repairFile(file: Blob, policy: PhotoPolicy = defaultPolicy): Promise<Repair> {
  const gate = inspectFile(new Uint8Array(await file.arrayBuffer()), policy);
  const image = await decodeOrNull(file);
  if (image === null) return { ok: false, error: obstacleOf(gate) };
  try {
    for (const { side, quality } of fitUnder()) {
      const { canvas, width, height } = draw(image, side);
      const blob = await encode(canvas, quality);
      if (blob === null || blob.size > policy.file.maxBytes) continue;
      return { ok: true, blob, width, height, done: actsOf(gate, image, width), before: file.size };
    }
  } finally {
    image.close();
  }
  const { maxBytes } = policy.file;
  return { ok: false, error: { code: 'file-too-large', weight: 'refuse', bytes: file.size, maxBytes } };
}

function actsOf(gate: Gate, image: ImageBitmap, width: number): RepairAct[] {
  const acts: RepairAct[] = ['metadata-stripped'];
  acts.unshift(gate.kind === 'jpeg' ? 'recompressed' : 'converted');
  if (width < image.width) acts.unshift('shrunk');
  if (gate.orientation !== 1) acts.unshift('turned');
  return acts;
}

/** Why the gate would not have it; a file it likes and the phone cannot show is damaged. */
function obstacleOf(gate: Gate): FileFinding {
  const obstacle = gate.findings.find((finding) => finding.code !== 'file-too-large');
  return obstacle ?? { code: 'file-damaged', weight: 'refuse', reason: 'undecodable' };
}

async function decodeOrNull(file: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return null;
  }
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;
type Drawn = Readonly<{ canvas: Canvas; context: Context; width: number; height: number }>;
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** Halves until the last step is less than a halving: one big step would skip pixels and look noisier than it is. */
function draw(image: ImageBitmap, maxSide: number): Drawn {
  const target = judgedSize(image.width, image.height, maxSide);
  let source: CanvasImageSource = image;
  let { width, height } = image;
  while (width >= 2 * target.width) {
    width = Math.max(target.width, Math.round(width / 2));
    height = Math.max(target.height, Math.round(height / 2));
    const half = blank(width, height);
    half.context.drawImage(source, 0, 0, width, height);
    source = half.canvas;
  }
  const last = blank(target.width, target.height);
  last.context.drawImage(source, 0, 0, target.width, target.height);
  return last;
}

function isContext(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && 'fillRect' in value;
}

/** A white canvas: what is transparent becomes paper, as on the server. */
function blank(width: number, height: number): Drawn {
  const canvas = newCanvas(width, height);
  // Unknown: the overloads of two kinds of canvas meet in an order that depends on the compiler's settings.
  const context: unknown = canvas.getContext('2d', { willReadFrequently: true });
  if (!isContext(context)) throw new Error('This browser gave no canvas to draw on');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  return { canvas, context, width, height };
}

function newCanvas(width: number, height: number): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

function pixelsOf(image: ImageBitmap, maxSide: number): Picture {
  const { context, width, height } = draw(image, maxSide);
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}

async function encode(canvas: Canvas, quality: number): Promise<Blob | null> {
  const type = 'image/jpeg';
  if ('convertToBlob' in canvas) return await canvas.convertToBlob({ type, quality: quality / 100 });
  return await new Promise((resolve) => {
    canvas.toBlob(resolve, type, quality / 100);
  });
}
