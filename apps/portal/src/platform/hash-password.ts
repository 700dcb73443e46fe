/**
 * Passwords at rest: Argon2id, 19 MiB, two passes (OWASP's first choice), NFC before hashing.
 *
 * Hashing is meant to be dear and shares its threads with files and names: a bounded pool keeps a flood of
 * log-ins from every other page.
 */
import { randomBytes } from 'node:crypto';
import { hash, verify, type Options } from '@node-rs/argon2';
import { boundedPool } from './bounded-pool.ts';

// Argon2id is the package's default; the test reads it off a hash.
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

const inTurn = boundedPool({ name: 'passwords', atOnce: 2, waiting: 200, retryAfterSeconds: 10 });

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

function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword(randomBytes(32).toString('base64'));
  // Refused in a flood, it is made for the next one.
  nobody.catch(() => (nobody = undefined));
  return nobody;
}
