/**
 * One live camera frame in Chromium, on one thread: at full speed, and slowed down six times as a cheap phone is. The
 * frames are a drawn specimen at 640 × 480 that moves a little.
 */
import { defaultPolicy, inspectFile } from '@gelombang/photo-check';
import { decodePicture } from '@gelombang/photo-check/node';
import { build } from 'esbuild';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { drawSpecimen } from '../packages/photo-check/test/specimens.ts';
import { openBrowser } from '../test/support/browser.ts';

const SIDE = 640;
const ROUNDS = 200;

const entry = fileURLToPath(new URL('../../packages/photo-check/src/browser.ts', import.meta.url));
const built = await build({
  entryPoints: [entry],
  bundle: true,
  minify: true,
  format: 'iife',
  globalName: 'photoCheck',
  write: false,
  target: ['es2020'],
});
const script = built.outputFiles[0]!.contents;
const { jpeg } = await drawSpecimen({ fault: 'none', seed: 5, ground: 'wood', width: SIDE, height: 480 });
const picture = await decodePicture(jpeg, inspectFile(jpeg, defaultPolicy), SIDE);

const server = createServer(({ url }, response) => {
  response.setHeader('content-type', url === '/photo-check.js' ? 'text/javascript' : 'text/html');
  if (url === '/photo-check.js') response.end(script);
  else if (url === '/pixels') response.end(Buffer.from(picture.rgba));
  else response.end('<!doctype html><script src="/photo-check.js"></script>');
}).listen(0, '127.0.0.1');
const browser = await openBrowser();
const page = await browser.newPage();
await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
const devtools = await page.context().newCDPSession(page);

for (const rate of [1, 6]) {
  await devtools.send('Emulation.setCPUThrottlingRate', { rate });
  const { median, best, seen } = await page.evaluate<{ median: number; best: number; seen: boolean }>(`(async () => {
    const rgba = new Uint8Array(await (await fetch('/pixels')).arrayBuffer());
    const judge = photoCheck.createLiveCheck();
    const times = [];
    let answer;
    for (let i = 0; i < ${ROUNDS}; i++) {
      const start = performance.now();
      answer = judge({ width: ${picture.width}, height: ${picture.height}, rgba }, i * 50);
      times.push(performance.now() - start);
    }
    times.sort((a, b) => a - b);
    return { median: times[${ROUNDS / 2}], best: times[0], seen: answer.corners !== null };
  })()`);
  if (!seen) throw new Error('the card was not found in the frame: the figure would mean nothing');
  console.log(`one live frame, slowed down ${rate} ×   median ${median.toFixed(1)} ms, best ${best.toFixed(1)} ms`);
}
await browser.close();
server.close();
