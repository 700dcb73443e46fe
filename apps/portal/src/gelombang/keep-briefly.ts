/**
 * Reads something at most once in a while, whoever asks: what many look at must not ask the database each time.
 *
 * What is kept may be old by that while, so it is for showing, never for deciding: joining, closing and drawing ask for
 * themselves. While a value is being read everyone waits for that one reading; a reading that failed is not kept.
 */
export type KeptBriefly<K, V> = Readonly<{
  get(key: K): Promise<V>;
  /** Somebody here changed it: the next one reads anew. */
  forget(): void;
}>;

export type KeepOptions = Readonly<{ milliseconds: number; now?: () => number }>;

type Kept<V> = { value: Promise<V>; until: number };

/** Keys come from addresses anyone can type: those that are over are dropped when there are this many. */
const manyKeys = 1000;

export function keepBriefly<K, V>(
  read: (key: K) => Promise<V>,
  { milliseconds, now = () => performance.now() }: KeepOptions,
): KeptBriefly<K, V> {
  const all = new Map<K, Kept<V>>();
  const dropOver = () => all.forEach(({ until }, key) => until <= now() && all.delete(key));
  const begin = (key: K): Kept<V> => {
    const kept: Kept<V> = { value: read(key), until: Infinity };
    kept.value.then(
      () => (kept.until = now() + milliseconds),
      () => all.get(key) === kept && all.delete(key),
    );
    return kept;
  };
  return {
    get(key) {
      const known = all.get(key);
      if (known && now() < known.until) return known.value;
      if (all.size >= manyKeys) dropOver();
      const kept = begin(key);
      all.set(key, kept);
      return kept.value;
    },
    forget: () => all.clear(),
  };
}
