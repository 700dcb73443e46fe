/**
 * One live camera frame in Chromium, on one thread: at full speed, and slowed down six times as a cheap phone is. The
 * frame is a drawn specimen at 640 × 480; first without, then with the closer look that every third frame gets.
 */
import { defaultPolicy, inspectFile } from '@gelombang/photo-check';
import { decodePicture } from '@gelombang/photo-check/node';
import { openPhotoCheckPage } from '../packages/photo-check/test/photo-check-page.ts';
import { drawSpecimen } from '../packages/photo-check/test/specimens.ts';

const SIDE = 640;
const ROUNDS = 200;

const { jpeg } = await drawSpecimen({ fault: 'none', seed: 5, ground: 'wood', width: SIDE, height: 480 });
const picture = await decodePicture(jpeg, inspectFile(jpeg, defaultPolicy), SIDE);

const { page, offer, close } = await openPhotoCheckPage('browser');
offer(picture.rgba);
const devtools = await page.context().newCDPSession(page);

for (const rate of [1, 6]) {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  for (const [name, options] of [
    ['', '{}'],
    [', every third looked at closer', '{ lookAtCard: photoCheck.glanceAtCard }'],
  ] as const) {
    const { mean, median, best, seen } = await framesIn(options);
    if (!seen) throw new Error('the card was not found in the frame: the figure would mean nothing');
    const figures = [`median ${median.toFixed(1)}`, `mean ${mean.toFixed(1)}`, `best ${best.toFixed(1)} ms`];
    console.log(`one live frame, slowed down ${rate} ×${name}   ${figures.join(', ')}`);
  }
}
await close();

type Figures = Readonly<{ mean: number; median: number; best: number; seen: boolean }>;

async function framesIn(options: string): Promise<Figures> {
  return await page.evaluate<Figures>(`(async () => {
    const rgba = new Uint8Array(await (await fetch('/bytes')).arrayBuffer());
    const judge = photoCheck.createLiveCheck(${options});
    const times = [];
    let answer;
    for (let i = 0; i < ${ROUNDS}; i++) {
      const start = performance.now();
      answer = judge({ width: ${picture.width}, height: ${picture.height}, rgba }, i * 50);
      times.push(performance.now() - start);
    }
    const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
    times.sort((a, b) => a - b);
    return { mean, median: times[${ROUNDS / 2}], best: times[0], seen: answer.corners !== null };
  })()`);
}
