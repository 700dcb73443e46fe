/**
 * One verdict on a 12-megapixel photo against sharp's full decode of the same file, in the same run; then
 * two workers' throughput against bare decoding, memory over idle, and the slowest of the files built to hurt.
 */
import { createJudgePool, type JudgePool } from '@gelombang/photo-check/node';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { hostileFiles } from '../packages/photo-check/test/hostile-files.ts';
import { buildJudgeChild } from '../packages/photo-check/test/judge-child-for-tests.ts';
import { drawSpecimen } from '../packages/photo-check/test/specimens.ts';

const ROUNDS = 12;
const TARGET_BYTES = 1_960_000;

sharp.cache(false);
sharp.concurrency(1);
const photo = await twelveMegapixels();
const photoFile = path.join(await mkdtemp(path.join(tmpdir(), 'gelombang-bench-')), 'photo.jpg');
await writeFile(photoFile, photo); // the portal hands its judges names of files, too
console.log(`photo: 4000 × 3000 JPEG, ${(photo.length / 1e6).toFixed(2)} MB`);

const child = await buildJudgeChild();
const pool = createJudgePool({ workers: 1, childPath: child.path, maxRssMb: 2000 });
const idle = await memoryOfIdleChild();
await median(() => pool.judge(photoFile)); // the child starts, and its code is compiled: judges live long
const verdict = await median(() => pool.judge(photoFile));
const decode = await median(() => fullDecode(photo));
const peak = peakOfChildrenMb();
await pool.close();
console.log(`one verdict, median of ${ROUNDS}        ${verdict.toFixed(0)} ms`);
console.log(`sharp's full decode, one thread  ${decode.toFixed(0)} ms`);
console.log(`ratio                            ${(verdict / decode).toFixed(2)}`);
console.log(`peak memory of the child         ${peak} MB, ${peak - idle} MB over idle`);

const two = createJudgePool({ workers: 2, childPath: child.path, maxRssMb: 2000 });
await Promise.all([two.judge(photoFile), two.judge(photoFile)]);
const judged = await perSecond(() => judgeMany(two));
await two.close();
sharp.concurrency(1);
const decoded = await perSecond(() => Promise.all(Array.from({ length: ROUNDS * 2 }, () => fullDecode(photo))));
console.log(`two workers                      ${judged.toFixed(1)} verdicts/s`);
console.log(`sharp's full decode, in parallel ${decoded.toFixed(1)} photos/s`);

const slowest = await slowestOfHostile();
console.log(
  `of ${slowest.files} hostile files the slowest  ${slowest.ms.toFixed(0)} ms (${slowest.file}), peak ${slowest.peakMb} MB`,
);
await child.remove();
await rm(path.dirname(photoFile), { recursive: true });

/** Files built to hurt, one after the other, in a child that has started; one that must be killed starts anew. */
async function slowestOfHostile(): Promise<{ files: number; file: string; ms: number; peakMb: number }> {
  const one = createJudgePool({ workers: 1, childPath: child.path });
  await one.judge(photoFile);
  let [file, ms, files] = ['', 0, 0];
  for (const hostile of await hostileFiles()) {
    const bytes = await hostile.read();
    const start = performance.now();
    await one.judge(bytes);
    const took = performance.now() - start;
    if (took > ms) [file, ms] = [hostile.file, took];
    files++;
  }
  const peakMb = peakOfChildrenMb();
  await one.close();
  return { files, file, ms, peakMb };
}

/** Drawn at a quality that gives about 1.96 MB. */
async function twelveMegapixels(): Promise<Buffer> {
  const drawn = await drawSpecimen({
    fault: 'none',
    seed: 7,
    ground: 'wood',
    width: 4000,
    height: 3000,
    jpegQuality: 95,
  });
  for (let quality = 95; quality > 30; quality -= 3) {
    const jpeg = await sharp(drawn.jpeg).jpeg({ quality }).toBuffer();
    if (jpeg.length <= TARGET_BYTES) return jpeg;
  }
  return drawn.jpeg;
}

async function fullDecode(jpeg: Buffer): Promise<unknown> {
  return await sharp(jpeg).raw().toBuffer();
}

async function judgeMany(many: JudgePool): Promise<unknown> {
  return await Promise.all(Array.from({ length: ROUNDS * 2 }, () => many.judge(photoFile)));
}

async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (ROUNDS * 2 * 1000) / (performance.now() - start);
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[ROUNDS / 2]!;
}

/** A child that has judged a tiny file: code loaded, nothing decoded. */
async function memoryOfIdleChild(): Promise<number> {
  await pool.judge(await readFile(child.path)); // not a photo: turned away at the gate
  return peakOfChildrenMb();
}

/** The high-water mark of our children's resident memory, from /proc (Linux). */
function peakOfChildrenMb(): number {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
  const peaks = children.map((pid) => /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0');
  return Math.round(Math.max(0, ...peaks.map(Number)) / 1024);
}
