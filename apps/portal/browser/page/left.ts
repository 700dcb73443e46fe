/** How long there is left, in its two largest units: "3 hari 4 jam lagi". No DOM and no clock here. */
import type { PageWords } from './words.ts';

const lengths = { day: 86_400, hour: 3600, minute: 60, second: 1 } as const;
const units = Object.keys(lengths) as (keyof typeof lengths)[];

export function describeLeft(ms: number, words: Pick<PageWords, 'left' | 'over' | 'units'>): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds <= 0) return words.over;
  const first = units.findIndex((unit) => seconds >= lengths[unit]);
  let rest = seconds;
  const parts = units.slice(first, first + 2).flatMap((unit) => {
    const count = Math.floor(rest / lengths[unit]);
    rest -= count * lengths[unit];
    return count === 0 ? [] : [`${count} ${words.units[unit][count === 1 ? 0 : 1]}`];
  });
  return words.left.replace('{time}', parts.join(' '));
}
