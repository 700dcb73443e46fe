/**
 * Over encoded files the phone and the server decode by themselves: in how many files do their findings agree, and how
 * far apart are their corners? `--photos DIR`: every JPEG and PNG in it (the `images` of training/validation); without it, drawn specimens.
 */
import { judgePhoto } from '@gelombang/photo-check/node';
import { defaultPolicy, type PhotoAssessment } from '@gelombang/photo-check';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openPhotoCheckPage } from '../packages/photo-check/test/photo-check-page.ts';
import { drawSpecimen, FAULTS } from '../packages/photo-check/test/specimens.ts';

const { values } = parseArgs({ options: { photos: { type: 'string' }, each: { type: 'string', default: '12' } } });
const phone = await openPhotoCheckPage('browser');

let [files, sameVerdict, sameFindings] = [0, 0, 0];
const apart: number[] = [];
for await (const { name, bytes } of values.photos === undefined ? drawnFiles() : filesIn(values.photos)) {
  const server = await judgePhoto(bytes, defaultPolicy);
  const there = await judgeOnPhone(bytes);
  files++;
  if (server.verdict === there.verdict) sameVerdict++;
  if (codesOf(server) === codesOf(there)) sameFindings++;
  else console.log(`${name}: server ${codesOf(server) || 'none'}, phone ${codesOf(there) || 'none'}`);
  if (server.card !== null && there.card !== null) apart.push(distanceOf(server.card, there.card));
}
await phone.close();

apart.sort((a, b) => a - b);
const percent = (n: number): string => `${n} of ${files}, ${((100 * n) / files).toFixed(1)} %`;
console.log(`same verdict                    ${percent(sameVerdict)}`);
console.log(`same findings                   ${percent(sameFindings)}   (goal ≥ 99 %)`);
const at = (share: number): string => (100 * apart[Math.floor(share * (apart.length - 1))]!).toFixed(3);
console.log(`farthest corner, of the width   median ${at(0.5)} %, 99 of 100 under ${at(0.99)} %`);

async function judgeOnPhone(bytes: Uint8Array): Promise<PhotoAssessment> {
  phone.offer(bytes);
  const check = 'photoCheck.checkFile(await (await fetch("/bytes")).blob())';
  return await phone.page.evaluate<PhotoAssessment>(`(async () => await ${check})()`);
}

/** The weights too: a warning on one side only is no agreement. */
function codesOf({ findings }: PhotoAssessment): string {
  return findings.map(({ code, weight }) => `${code}:${weight}`).join(' ');
}

type Card = NonNullable<PhotoAssessment['card']>;

function distanceOf(a: Card, b: Card): number {
  const off = a.corners.map(([x, y], i) => Math.hypot(x - b.corners[i]![0], y - b.corners[i]![1]));
  return Math.max(...off) / a.widthPx;
}

async function* drawnFiles(): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  for (const fault of ['none', ...FAULTS] as const) {
    for (let seed = 1; seed <= Number(values.each); seed++) {
      const { jpeg } = await drawSpecimen({ fault, seed: seed + 81_000, turn: 90 * (seed % 4) + (seed % 7) });
      yield { name: `${fault} ${seed}`, bytes: jpeg };
    }
  }
}

async function* filesIn(folder: string): AsyncGenerator<{ name: string; bytes: Uint8Array }> {
  for (const name of (await readdir(folder)).filter((file) => /\.(jpe?g|png)$/i.test(file)).sort()) {
    yield { name, bytes: await readFile(path.join(folder, name)) };
  }
}
