/** Repeatable chance for specimens: the same seed draws the same scene. */
export type Chance = Readonly<{
  between: (from: number, to: number) => number;
  pick: <T>(list: readonly T[]) => T;
  digits: (count: number) => string;
}>;

/** mulberry32 */
export function chanceFrom(seed: number): Chance {
  let state = (seed * 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    between: (from, to) => from + next() * (to - from),
    pick: (list) => list[Math.floor(next() * list.length)]!,
    digits: (count) => Array.from({ length: count }, () => Math.floor(next() * 10)).join(''),
  };
}
