import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beacon, makeEntries, makeWave, type Changes } from '../test/made-up-wave.ts';
import { timeOfRound } from './beacon.ts';
import { bytesOf } from './bytes.ts';
import { writeTranscript } from './node.ts';
import { timeText } from './time.ts';

const spec = readFileSync(new URL('../../../docs/draw-spec.md', import.meta.url), 'utf8');
const verifier = /```python\n([\s\S]*?)```/.exec(spec)![1]!;
const throws = '1234561234561234561234561234561234561234561234561234';
const { round } = makeWave().manifest.beacon;
const appears = timeOfRound(beacon.chain, round);
const afterSilence = timeText(appears + 72 * 3600);
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'draw-spec-'));
  writeFileSync(path.join(folder, 'verifier.py'), verifier);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What the verifier prints, with what it complains about. */
async function runOn(files: ReadonlyMap<string, Uint8Array>, name: string): Promise<string> {
  const transcript = path.join(folder, name);
  await writeTranscript(transcript, files);
  try {
    return execFileSync('python3', [path.join(folder, 'verifier.py'), transcript], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return (error as { stderr: string }).stderr.trim().split('\n').at(-1)!;
  }
}

describe('the verifier in draw-spec.md', () => {
  it('has at most 40 lines', () => {
    expect(verifier.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
  });

  const waves: readonly (readonly [string, Changes])[] = [
    ['by region', {}],
    ['national', { rules: { quota: { national: 5 } } }],
    ['with a second walk', { rules: { quota: { '1': 2, '2': 9 }, secondWalk: 'national' } }],
    ['without entries', { entries: [], rules: { quota: { national: 5 } } }],
    ['with caps of one', { entries: makeEntries().map((entry) => ({ ...entry, cap: 1 })) }],
    [
      'with dice',
      { rules: { ceremony: 'dice' }, evidence: { ceremony: { throws, heldAt: timeText(appears - 3600) } } },
    ],
    [
      'by dice after the silence',
      { rules: { fallback: 'dice' }, evidence: { signature: null, fallback: { throws, heldAt: afterSilence } } },
    ],
    [
      'by public numbers after the silence',
      {
        rules: { fallback: 'rfc3797', fallbackSources: ['a lottery'] },
        evidence: { signature: null, fallback: { key: '2.5.8./', heldAt: afterSilence } },
      },
    ],
  ];
  it.each(waves)('says nothing about an honest draw %s', async (name, changes) => {
    expect(await runOn(makeWave(changes).files, name.replaceAll(' ', '-'))).toBe('');
  });

  it.each([
    ['result.jsonl', (text: string) => text.replace('"selected"', '"waiting"'), 'AssertionError: result'],
    ['manifest.json', (text: string) => text.replace('":', '": '), 'AssertionError: manifest, rules'],
    [
      'beacon.json',
      (text: string) => text.replace(`"round":${round}`, `"round":${round + 1}`),
      'AssertionError: beacon',
    ],
    ['excluded.jsonl', (text: string) => text.split('\n').slice(1).join('\n'), 'AssertionError: exclusions'],
  ])('names what was changed in %s', async (name, change, complaint) => {
    const files = new Map(makeWave().files);
    files.set(name, bytesOf(change(Buffer.from(files.get(name)!).toString())));
    expect(await runOn(files, `changed-${name}`)).toBe(complaint);
  });
});
