/**
 * The checks of a draw, away from the page: in a module worker, or imported by the page where none starts.
 *
 * Fetches the published files and nothing else; what a person types never leaves the device.
 */
import { decodeEntry, leafOf, verifyTranscript, ENTRY_BYTES } from '@gelombang/draw';
import type { DrawWork, OwnCheck, OwnPlace, Say, WholeCheck } from './draw-work-types.ts';
import { hexOf, verifyOwnProof } from './own-proof.ts';

export const drawWork: DrawWork = async (call, say) => {
  try {
    await (call.kind === 'whole' ? checkWhole(call, say) : checkOwn(call, say));
  } catch {
    say({ kind: 'fault' }); // a file that could not be fetched: nothing is said about the draw
  }
};

async function checkWhole(call: WholeCheck, say: Say): Promise<void> {
  const { base, names, commitment } = call;
  const own = commitment === null ? null : watchFor(commitment);
  let done = 0;
  const read = async (name: string): Promise<Uint8Array | null> => {
    say({ kind: 'reading', name, done: Math.min(++done, names.length), of: names.length });
    const bytes = await fetchFile(base + name);
    if (bytes !== null) own?.look(name, bytes);
    return bytes;
  };
  const result = await verifyTranscript(read, { names, onStep: (outcome) => say({ kind: 'step', outcome }) });
  const { verdict, demonstration, byFallback, log, steps } = result;
  say({
    kind: 'whole',
    verdict: {
      valid: verdict === 'valid',
      demonstration,
      byFallback,
      logNotChecked: log === 'not-checked',
      steps: steps.length,
      own: own?.place(),
    },
  });
}

/** Manifest and nothing more: the rest is in the person's file. */
async function checkOwn({ base, proof, nik, noKk }: OwnCheck, say: Say): Promise<void> {
  const bytes = await fetchFile(`${base}manifest.json`).catch(() => null);
  const published = bytes === null ? null : new TextDecoder().decode(bytes);
  say({ kind: 'own', outcomes: await verifyOwnProof({ proof, nik, noKk, published }) });
}

async function fetchFile(url: string): Promise<Uint8Array | null> {
  const response = await fetch(url, { cache: 'no-cache' }); // as it is now, not as it was when last looked at
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** Sees one code in the entries as they pass, and later its line of the result. */
function watchFor(commitment: string) {
  let leaf: string | null = null;
  let place: OwnPlace | null = null;
  return {
    look(name: string, bytes: Uint8Array): void {
      if (name.startsWith('entries/')) leaf ??= findLeaf(bytes, commitment);
      if (name === 'result.jsonl' && leaf !== null) place = findLine(bytes, leaf);
    },
    place: () => place,
  };
}

function findLeaf(entries: Uint8Array, commitment: string): string | null {
  const first = Number.parseInt(commitment.slice(0, 2), 16);
  for (let at = 0; at + ENTRY_BYTES <= entries.length; at += ENTRY_BYTES) {
    if (entries[at] !== first || hexOf(entries.subarray(at, at + 32)) !== commitment) continue;
    return hexOf(leafOf(decodeEntry(entries, at)));
  }
  return null;
}

const leafAt = '{"leaf":"'.length;

function findLine(file: Uint8Array, leaf: string): OwnPlace | null {
  const decoder = new TextDecoder();
  for (let at = 0, end = file.indexOf(10); end !== -1; at = end + 1, end = file.indexOf(10, at)) {
    if (file[at + leafAt] !== leaf.charCodeAt(0)) continue;
    const line = decoder.decode(file.subarray(at, end));
    if (line.includes(leaf)) return JSON.parse(line) as OwnPlace;
  }
  return null;
}

/** Of a worker, seen through the page's types. */
type Scope = Readonly<{ document?: unknown }> & Pick<DedicatedWorkerGlobalScope, 'postMessage' | 'addEventListener'>;
const scope = globalThis as unknown as Scope;

if (scope.document === undefined && typeof scope.postMessage === 'function') {
  scope.addEventListener('message', ({ data }: MessageEvent<WholeCheck | OwnCheck>) => {
    void drawWork(data, (said) => scope.postMessage(said));
  });
}
