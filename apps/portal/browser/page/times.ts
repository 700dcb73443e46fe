/** Counts down while a page stays open. The server's clock counts: a cheap phone's may be years away. */
import { describeLeft } from './left.ts';
import { words } from './words.ts';

const serverNow = Date.parse(document.body.dataset['now'] ?? '');
const loadedAt = performance.now();

export function countDown(): void {
  const times = [...document.querySelectorAll<HTMLTimeElement>('time[data-until]')];
  if (times.length === 0) return;
  const show = (): void => {
    const now = serverNow + performance.now() - loadedAt;
    for (const time of times) time.textContent = describeLeft(Date.parse(time.dateTime) - now, words);
  };
  show();
  setInterval(show, 1000);
}
