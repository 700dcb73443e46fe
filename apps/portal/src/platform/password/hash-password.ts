/**
 * Passwords at rest: Argon2id, 19 MiB, two passes (OWASP's first choice), NFC before hashing.
 *
 * Hashing is meant to be dear, so only a few run at once and the others queue: a flood of log-ins must leave
 * the thread pool, and with it every other page, answering.
 */
import { randomBytes } from 'node:crypto';
import { Algorithm, hash, verify } from '@node-rs/argon2';

const cost = { algorithm: 2 satisfies Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;

export async function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFC'), cost));
}

/** Without an account a hash is verified all the same: the time an answer takes tells nobody who is registered. */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  const expected = storedHash ?? (await hashOfNobody());
  const matches = await inTurn(() => verify(expected, password.normalize('NFC')));
  return matches && storedHash !== null;
}

let nobody: Promise<string> | undefined;

async function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(randomBytes(32).toString('base64'));
  return nobody;
}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
