/**
 * The live camera: the frame of a card to aim with, the card as it is found, one hint at a time, a shutter that goes
 * by itself and a button for it. The camera is on only while this stands open on a visible page.
 */
import type { LiveFrame, LiveHint } from '@gelombang/photo-check/browser';
import { cardGuide, outlinePath } from './camera-guide.ts';
import { button, drawing, element } from './make-elements.ts';
import type { PhotoWorker } from './open-photo-work.ts';
import { takePicture } from './take-picture.ts';

export type CameraWords = Readonly<
  Record<'title' | 'starting' | 'good' | 'byHand' | 'taking' | 'shoot' | 'cancel' | 'torch', string> & {
    hints: Readonly<Record<LiveHint, string>>;
  }
>;

/** 'denied': the person or the browser does not let us; 'none': there is no camera that opens. */
export type CameraEnd = Blob | 'cancelled' | 'denied' | 'none';

export function hasCamera(): boolean {
  // Typed as always there; absent on plain http, where a browser gives no camera.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return typeof devices?.getUserMedia === 'function' && typeof HTMLDialogElement !== 'undefined';
}

export async function openCamera(words: CameraWords, work: PhotoWorker): Promise<CameraEnd> {
  const stage = makeStage(words);
  document.body.append(stage.dialog);
  stage.dialog.showModal();
  const leaving = new AbortController();
  const left = leftBy(stage, leaving.signal);
  try {
    const opened = openStream();
    const stream = await Promise.race([opened, left]);
    if (stream === 'cancelled') {
      // The answer to the browser's question may still come: the camera must not stay on then.
      void opened.then(stop, () => undefined);
      return 'cancelled';
    }
    try {
      return await Promise.race([shootOn(stage, stream, words, work, leaving.signal), left]);
    } finally {
      stop(stream);
    }
  } catch (error) {
    return isRefusal(error) ? 'denied' : 'none';
  } finally {
    leaving.abort();
    stage.dialog.close();
    stage.dialog.remove();
  }
}

function openStream(): Promise<MediaStream> {
  const video = { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } };
  return navigator.mediaDevices.getUserMedia({ audio: false, video });
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'SecurityError');
}

type Stage = Readonly<{
  dialog: HTMLDialogElement;
  video: HTMLVideoElement;
  marks: SVGElement;
  hint: HTMLElement;
  shoot: HTMLButtonElement;
  cancel: HTMLButtonElement;
  torch: HTMLButtonElement;
}>;

function makeStage(words: CameraWords): Stage {
  const dialog = element('dialog', 'camera');
  dialog.setAttribute('aria-label', words.title);
  const hint = element('p', 'camera__hint', words.starting);
  hint.setAttribute('role', 'status');
  const video = element('video', 'camera__video');
  Object.assign(video, { playsInline: true, muted: true, autoplay: true });
  const marks = drawing('0 0 1 1', 'camera__marks', [
    ['camera__guide', ''],
    ['camera__outline', ''],
  ]);
  const picture = element('div', 'camera__picture');
  picture.append(video, marks);
  const nothing = (): void => undefined;
  const cancel = button(words.cancel, 'quiet', nothing);
  const shoot = button(words.shoot, 'main', nothing);
  const torch = button(words.torch, 'quiet', nothing);
  torch.hidden = true;
  torch.setAttribute('aria-pressed', 'false');
  shoot.disabled = true;
  const controls = element('div', 'camera__controls');
  controls.append(cancel, shoot, torch);
  dialog.append(hint, picture, controls);
  return { dialog, video, marks, hint, shoot, cancel, torch };
}

/** Whatever ends it without a photo: the button, Escape, a hidden page, another page. */
function leftBy({ dialog, cancel }: Stage, signal: AbortSignal): Promise<'cancelled'> {
  return new Promise((resolve) => {
    const leave = (): void => resolve('cancelled');
    cancel.addEventListener('click', leave);
    dialog.addEventListener('cancel', leave);
    document.addEventListener('visibilitychange', () => document.hidden && leave(), { signal });
    addEventListener('pagehide', leave, { signal });
  });
}

async function shootOn(
  stage: Stage,
  stream: MediaStream,
  words: CameraWords,
  work: PhotoWorker,
  signal: AbortSignal,
): Promise<CameraEnd> {
  const { video, hint, shoot } = stage;
  const track = stream.getVideoTracks()[0];
  if (track === undefined) return 'none';
  video.srcObject = stream;
  await video.play();
  frameStage(stage);
  offerTorch(stage, track);
  shoot.disabled = false;
  shoot.focus();
  const pressed = new Promise<void>((resolve) => shoot.addEventListener('click', () => resolve()));
  const ended = new Promise<'none'>((resolve) => track.addEventListener('ended', () => resolve('none')));
  const watched = watch(stage, words, work, signal).catch(() => {
    // Frames cannot be judged here: the person aims, and the photo is checked once it is taken.
    say(hint, words.byHand);
    return new Promise<void>(() => undefined);
  });
  if ((await Promise.race([pressed, watched, ended])) === 'none') return 'none';
  say(hint, words.taking);
  shoot.disabled = true;
  return takePicture(video, track);
}

/** The marks are drawn in the video's own pixels. */
function frameStage({ video, marks }: Stage): void {
  marks.setAttribute('viewBox', `0 0 ${video.videoWidth} ${video.videoHeight}`);
  marks.children[0]?.setAttribute('d', cardGuide(video.videoWidth, video.videoHeight));
}

/** Resolves when the shutter goes by itself. */
async function watch(stage: Stage, words: CameraWords, work: PhotoWorker, signal: AbortSignal): Promise<void> {
  const { video, hint, marks } = stage;
  const outline = marks.children[1];
  const scale = Math.max(1, Math.max(video.videoWidth, video.videoHeight) / 640);
  await work.startLive(scale);
  const isOver = (): boolean => signal.aborted;
  while (!isOver()) {
    const { videoWidth } = video;
    const frame = await work.judgeVideo(video, performance.now());
    if (frame.shouldShoot || isOver()) return;
    // A phone that was turned has another frame: start over with it.
    if (video.videoWidth !== videoWidth) frameStage(stage);
    outline?.setAttribute('d', outlinePath(frame.corners, scale));
    marks.classList.toggle('camera__marks--good', frame.isGood);
    say(hint, wordsFor(frame, words));
    await new Promise((resolve) => setTimeout(resolve, work.restMs));
  }
}

function wordsFor({ hint }: LiveFrame, words: CameraWords): string {
  return hint === null ? words.good : words.hints[hint];
}

/** A status is read out when it changes, and only then. */
function say(status: HTMLElement, text: string): void {
  if (status.textContent !== text) status.textContent = text;
}

/** Not in the standard's types: on phones whose lamp can be switched. */
type WithTorch = MediaTrackCapabilities & Readonly<{ torch?: boolean }>;

function offerTorch({ torch }: Stage, track: MediaStreamTrack): void {
  // Safari and Firefox had no such function for long.
  const abilities = (track.getCapabilities as (() => WithTorch) | undefined)?.call(track);
  if (abilities?.torch !== true) return;
  torch.hidden = false;
  torch.addEventListener('click', () => {
    const isOn = torch.getAttribute('aria-pressed') !== 'true';
    const wish = { advanced: [{ torch: isOn } as MediaTrackConstraintSet] };
    track.applyConstraints(wish).then(
      () => torch.setAttribute('aria-pressed', String(isOn)),
      () => (torch.hidden = true),
    );
  });
}
