/**
 * Odds in numbers a sentence can carry, rounded so that they never look better than they are.
 * The household cap and the quota of a region can only change them a little; the page says so.
 */
export type Odds =
  | Readonly<{ kind: 'no-entries' }>
  | Readonly<{ kind: 'no-places' }>
  | Readonly<{ kind: 'everyone' }> // a place for each
  | Readonly<{ kind: 'of-ten'; admitted: number }> // 6 to 9 of 10
  | Readonly<{ kind: 'one-in'; n: number }>; // about 1 in n

export type Contest = Readonly<{ places: number; entries: number }>;

export function oddsOf({ places, entries }: Contest): Odds {
  if (entries <= 0) return { kind: 'no-entries' };
  if (places <= 0) return { kind: 'no-places' };
  if (places >= entries) return { kind: 'everyone' };
  const admittedOfTen = Math.floor((places * 10) / entries);
  if (admittedOfTen > 5) return { kind: 'of-ten', admitted: admittedOfTen };
  return { kind: 'one-in', n: twoDigitsUp(entries, places) };
}

/** entries / places upwards to two significant digits: 1 in 1,234 is told as 1 in 1,300. */
function twoDigitsUp(entries: number, places: number): number {
  const whole = Math.ceil(entries / places);
  const step = 10 ** Math.max(0, String(whole).length - 2);
  return Math.ceil(whole / step) * step;
}
