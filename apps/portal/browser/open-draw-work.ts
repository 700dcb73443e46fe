/** Starts the draw's checks when they are asked for: in a worker, or on the page where none starts. */
import type { DrawWork, OwnCheck, Say, WholeCheck, WorkSaid } from './draw-work-types.ts';

/** Ends with the verdict, or a fault: whoever hears one of them hears no more. */
export async function runDrawWork(url: string, call: WholeCheck | OwnCheck, say: Say): Promise<void> {
  if (await runInWorker(url, call, say)) return;
  const { drawWork } = (await import(url)) as { drawWork: DrawWork };
  await drawWork(call, say);
}

/** False when no worker could start: then nothing was said yet. */
async function runInWorker(url: string, call: WholeCheck | OwnCheck, say: Say): Promise<boolean> {
  const worker = makeWorker(url);
  if (worker === null) return false;
  let hasSpoken = false;
  const ended = await new Promise<boolean>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<WorkSaid>) => {
      hasSpoken = true;
      say(data);
      if (data.kind === 'whole' || data.kind === 'own' || data.kind === 'fault') resolve(true);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      if (hasSpoken) say({ kind: 'fault' });
      resolve(hasSpoken);
    };
    worker.postMessage(call);
  });
  worker.terminate();
  return ended;
}

function makeWorker(url: string): Worker | null {
  try {
    return new Worker(url, { type: 'module' });
  } catch {
    return null;
  }
}
