/**
 * A limit on work that is dear: so many run at once, so many wait, and more are refused right away.
 *
 * What is refused is answered as 503 with Retry-After (web-faults.tsx); the portal's other pages keep answering.
 */

/** Too many at once. */
export class OverloadedFault extends Error {
  override name = 'OverloadedFault';
  readonly retryAfterSeconds: number;
  constructor(what: string, retryAfterSeconds: number) {
    super(`${what}: too many at once`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export type PoolOptions = Readonly<{ name: string; atOnce: number; waiting: number; retryAfterSeconds: number }>;

export function boundedPool({ name, atOnce, waiting, retryAfterSeconds }: PoolOptions) {
  const queue: (() => void)[] = [];
  let running = 0;
  return async function run<T>(work: () => Promise<T>): Promise<T> {
    if (running < atOnce) {
      running++;
    } else {
      if (queue.length >= waiting) throw new OverloadedFault(name, retryAfterSeconds);
      await new Promise<void>((resolve) => queue.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running--;
    }
  };
}
