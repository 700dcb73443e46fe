/**
 * Starts the photo check when it is first needed: in a worker where one can draw, else on the page itself. A worker
 * that cannot start is replaced by the page; one that no longer answers is ended, and the caller is told.
 */
import type { LiveFrame } from '@gelombang/photo-check/browser';
import { readyId, type PhotoWork, type WorkAnswer } from './photo-work-types.ts';

export type PhotoWorker = Omit<PhotoWork, 'judgeFrame'> &
  Readonly<{
    /** Fetches what it needs, so that later no network is. */
    prepare(): Promise<void>;
    judgeVideo(video: HTMLVideoElement, atMs: number): Promise<LiveFrame>;
    /** Between two frames: the page itself must have time for other things. */
    restMs: number;
  }>;

const startMs = 20_000;
const answerMs = 60_000;
const frameSidePx = 640;

export function openPhotoWork(url: string): PhotoWorker {
  const canDraw = typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined';
  let worker: Promise<CallWorker | null> | null = canDraw ? null : Promise.resolve(null);
  let page: Promise<PhotoWork> | null = null;
  const findWorker = () => (worker ??= startWorker(url, () => (worker = null)));
  const findPage = () => (page ??= import(url).then(({ photoWork }: { photoWork: PhotoWork }) => photoWork));
  const call = async ({ name, args }: Call): Promise<unknown> => {
    const callWorker = await findWorker();
    if (callWorker !== null) return callWorker({ name, args }, []);
    return ((await findPage())[name] as (...args: readonly unknown[]) => Promise<unknown>)(...args);
  };
  return {
    check: (...args) => call({ name: 'check', args }) as ReturnType<PhotoWork['check']>,
    repair: (...args) => call({ name: 'repair', args }) as ReturnType<PhotoWork['repair']>,
    startLive: (...args) => call({ name: 'startLive', args }) as Promise<void>,
    restMs: canDraw ? 30 : 200,
    async prepare() {
      if ((await findWorker()) === null) await findPage();
    },
    async judgeVideo(video, atMs) {
      const callWorker = await findWorker();
      if (callWorker === null) return (await findPage()).judgeFrame(video, atMs);
      const frame = await smallFrame(video);
      return (await callWorker({ name: 'judgeFrame', args: [frame, atMs] }, [frame])) as LiveFrame;
    },
  };
}

type Call = Readonly<{ name: keyof PhotoWork; args: readonly unknown[] }>;
type CallWorker = (call: Call, transfer: Transferable[]) => Promise<unknown>;
type Waiting = Readonly<{ resolve: (result: unknown) => void; reject: (error: Error) => void }>;

/** Null when this browser cannot start it; `onEnd` when one that ran had to be ended. */
async function startWorker(url: string, onEnd: () => void): Promise<CallWorker | null> {
  const worker = makeWorker(url);
  if (worker === null) return null;
  const waiting = new Map<number, Waiting>();
  let ids = readyId;
  let isReady = false;
  const end = (reason: string): void => {
    worker.terminate();
    if (isReady) onEnd();
    for (const { reject } of waiting.values()) reject(new Error(reason));
    waiting.clear();
  };
  const answerTo = (id: number, ms: number): Promise<unknown> => {
    const timer = setTimeout(() => end('no answer'), ms);
    const answered = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    return answered.finally(() => clearTimeout(timer));
  };
  worker.onmessage = ({ data }: MessageEvent<WorkAnswer>) => {
    const one = waiting.get(data.id);
    waiting.delete(data.id);
    if ('fault' in data) one?.reject(new Error(data.fault));
    else one?.resolve(data.result);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end('the worker ended');
  };
  isReady = await answerTo(readyId, startMs).then(
    () => true,
    () => false,
  );
  if (!isReady) return null;
  return (call, transfer) => {
    const answered = answerTo(++ids, answerMs);
    worker.postMessage({ ...call, id: ids }, transfer);
    return answered;
  };
}

function makeWorker(url: string): Worker | null {
  try {
    return new Worker(url, { type: 'module' });
  } catch {
    return null;
  }
}

async function smallFrame(video: HTMLVideoElement): Promise<ImageBitmap> {
  const scale = Math.min(1, frameSidePx / Math.max(video.videoWidth, video.videoHeight));
  const [width, height] = [video.videoWidth, video.videoHeight].map((side) => Math.max(1, Math.round(side * scale)));
  return createImageBitmap(video, { resizeWidth: width!, resizeHeight: height!, resizeQuality: 'medium' });
}
