/**
 * The photo check on a phone: the browser decodes, the same code judges. Also
 * the repair: upright, about two megapixels, JPEG under the limit as measured on
 * the result, nothing but pixels. No dependencies.
 */
import { assessPhoto, assessUndecodable } from './assess-photo.ts';
import type { FileFinding } from './finding.ts';
import { inspectFile, type Gate } from './gate.ts';
import type { PhotoAssessment } from './judge.ts';
import { judgedSide, judgedSize, type Picture } from './picture.ts';
import { defaultPolicy, type PhotoPolicy } from './policy.ts';
import { planFraming, type Framing, type FramedPhoto } from './browser/framing.ts';
import { fitUnder } from './repair-plan.ts';

export { planFraming, type Framing, type FramedPhoto } from './browser/framing.ts';
export { glanceAtCard } from './look-at-card.ts';
export { createLiveCheck, type LiveCheck, type LiveFrame, type LiveHint, type LookAtCard } from './live.ts';

export type RepairAct = 'cropped' | 'turned' | 'shrunk' | 'recompressed' | 'converted' | 'metadata-stripped';

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
  const picture = pixelsOf(image, judgedSide(image.width, image.height));
  image.close();
  return assessPhoto(picture, gate, policy);
}

/**
 * Makes of anything this phone can show a JPEG that can be sent. Given what was found on it, the card's top comes up
 * and, where its outline is sure, the picture is cut to the card and a margin.
 */
export async function repairFile(
  file: Blob,
  policy: PhotoPolicy = defaultPolicy,
  found: FramedPhoto | null = null,
): Promise<Repair> {
  const gate = inspectFile(new Uint8Array(await file.arrayBuffer()), policy);
  const image = await decodeOrNull(file);
  if (image === null) return { ok: false, error: obstacleOf(gate) };
  try {
    const framing = planFraming(found, image, policy);
    for (const { side, quality } of fitUnder()) {
      const { canvas, width, height } = draw(image, side, framing);
      const blob = await encode(canvas, quality);
      if (blob === null || blob.size > policy.file.maxBytes) continue;
      const isShrunk = Math.max(width, height) < Math.max(framing.box.width, framing.box.height);
      return { ok: true, blob, width, height, done: actsOf(gate, framing, isShrunk), before: file.size };
    }
  } finally {
    image.close();
  }
  const { maxBytes } = policy.file;
  return { ok: false, error: { code: 'file-too-large', weight: 'refuse', bytes: file.size, maxBytes } };
}

function actsOf(gate: Gate, framing: Framing, isShrunk: boolean): RepairAct[] {
  const acts: RepairAct[] = ['metadata-stripped'];
  acts.unshift(gate.kind === 'jpeg' ? 'recompressed' : 'converted');
  if (isShrunk) acts.unshift('shrunk');
  if (gate.orientation !== 1 || framing.quarterTurns !== 0) acts.unshift('turned');
  if (framing.isCropped) acts.unshift('cropped');
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
  } catch (error) {
    // Before Chrome 112 this name was not known, and turning upright was what happened without it.
    return error instanceof TypeError ? await createImageBitmap(file).catch(() => null) : null;
  }
}

type Canvas = OffscreenCanvas | HTMLCanvasElement;
type Drawn = Readonly<{ canvas: Canvas; context: Context; width: number; height: number }>;
type Context = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D;

/** Halves until the last step is less than a halving: one big step would skip pixels and look noisier than it is. */
function draw(image: ImageBitmap, maxSide: number, { box, quarterTurns }: Framing = planFraming(null, image)): Drawn {
  const target = judgedSize(box.width, box.height, maxSide);
  let source: CanvasImageSource = image;
  let from = box;
  while (from.width >= 2 * target.width) {
    const width = Math.max(target.width, Math.round(from.width / 2));
    const height = Math.max(target.height, Math.round(from.height / 2));
    const half = blank(width, height);
    half.context.drawImage(source, from.x, from.y, from.width, from.height, 0, 0, width, height);
    [source, from] = [half.canvas, { x: 0, y: 0, width, height }];
  }
  const [wide, high] = quarterTurns % 2 === 0 ? [target.width, target.height] : [target.height, target.width];
  const last = blank(wide, high);
  last.context.translate(wide / 2, high / 2);
  last.context.rotate((quarterTurns * Math.PI) / 2);
  last.context.translate(-target.width / 2, -target.height / 2);
  last.context.drawImage(source, from.x, from.y, from.width, from.height, 0, 0, target.width, target.height);
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

const FRAME_SIDE_PX = 640;

/** Camera frames to pictures small enough to be judged many times a second; one canvas serves them all. */
export function createFrameReader(): (frame: ImageBitmap | HTMLVideoElement) => Picture {
  let drawn: Drawn | null = null;
  return (frame) => {
    const [wide, high] = 'videoWidth' in frame ? [frame.videoWidth, frame.videoHeight] : [frame.width, frame.height];
    const { width, height } = judgedSize(wide, high, FRAME_SIDE_PX);
    if (drawn?.width !== width || drawn.height !== height) drawn = blank(width, height);
    drawn.context.drawImage(frame, 0, 0, width, height);
    return { width, height, rgba: drawn.context.getImageData(0, 0, width, height).data };
  };
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
