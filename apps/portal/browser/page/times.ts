/** Keeps times true while a page stays open. The server's clock counts: a cheap phone's may be years away. */
import { describeLeft } from './left.ts';
import { words } from './words.ts';

const serverNow = Date.parse(document.body.dataset['now'] ?? '');
const loadedAt = performance.now();

function now(): number {
  return serverNow + performance.now() - loadedAt;
}

export function keepTimesTrue(): void {
  const all = [...document.querySelectorAll<HTMLTimeElement>('time[data-until], time[data-ago]')];
  if (all.length === 0) return;
  const show = (): void => {
    for (const time of all) {
      const at = Date.parse(time.dateTime);
      if ('until' in time.dataset) time.textContent = describeLeft(at - now(), words);
      else time.title = ago(now() - at);
    }
  };
  show();
  setInterval(show, 1000);
}

const spans = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

function ago(ms: number): string {
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  const [unit, length] = spans.find(([, span]) => ms >= span) ?? (['second', 1000] as const);
  return format.format(-Math.floor(ms / length), unit);
}
