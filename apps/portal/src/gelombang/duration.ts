/** How long until then, in the two largest units that say something: "2 hari 3 jam", "5 menit". */
import type { GelombangWords } from '../messages/gelombang.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Null once the time has come. */
export function describeDuration(words: GelombangWords['durations'], milliseconds: number): string | null {
  if (milliseconds <= 0) return null;
  const [days, hours, minutes] = [
    Math.floor(milliseconds / day),
    Math.floor((milliseconds % day) / hour),
    Math.floor((milliseconds % hour) / minute),
  ];
  if (days > 0) return hours > 0 ? words.join(words.days(days), words.hours(hours)) : words.days(days);
  if (hours > 0) return minutes > 0 ? words.join(words.hours(hours), words.minutes(minutes)) : words.hours(hours);
  return minutes > 0 ? words.minutes(minutes) : words.lessThanMinute;
}
