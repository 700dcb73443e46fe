/**
 * A tiled log in memory for tests, with a log's key, witnesses and every byte from a label.
 */
import { bytesFrom } from './made-up-wave.ts';
import {
  LOG_KEY,
  WITNESS_KEY,
  appendToLog,
  cosignCheckpoint,
  makeNoteSigner,
  signCheckpoint,
  vkeyOf,
  type LogPolicy,
  type NoteSigner,
} from '../src/index.ts';
import { bytesOf } from '../src/bytes.ts';

export const ORIGIN = 'undian.example/log';
export const logSigner: NoteSigner = makeNoteSigner(ORIGIN, LOG_KEY, bytesFrom('log key'));
export const witnesses: readonly NoteSigner[] = [1, 2, 3].map((i) =>
  makeNoteSigner(`witness-${i}.example`, WITNESS_KEY, bytesFrom(`witness key ${i}`)),
);
export const logVkey = vkeyOf(logSigner.key);

export function policyOf(threshold: number): LogPolicy {
  return { log: logSigner.key, witnesses: witnesses.map(({ key }) => key), threshold };
}

export type PaperLog = Readonly<{ files: Map<string, Uint8Array>; size: number; root: Uint8Array; checkpoint: string }>;

export const emptyLog: PaperLog = { files: new Map(), size: 0, root: new Uint8Array(32), checkpoint: '' };

/** The log with these entries behind the others, its checkpoint cosigned at `time` by the first `count` witnesses. */
export async function append(
  log: PaperLog,
  entries: readonly Uint8Array[],
  { time = 0, count = 0 }: Readonly<{ time?: number; count?: number }> = {},
): Promise<PaperLog> {
  const result = await appendToLog((path) => log.files.get(path) ?? null, { size: log.size, entries });
  if (!result.ok) throw new Error(result.error.code);
  const { size, root, files } = result.appended;
  let checkpoint = signCheckpoint({ origin: ORIGIN, size, root }, logSigner);
  for (const witness of witnesses.slice(0, count)) checkpoint = cosignCheckpoint(checkpoint, witness, time);
  return { files: new Map([...log.files, ...files, ['checkpoint', bytesOf(checkpoint)]]), size, root, checkpoint };
}
