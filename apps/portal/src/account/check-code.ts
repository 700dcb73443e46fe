/**
 * Is this the code that was sent? Shape first, then two limits, then the comparison.
 *
 * A try is taken before it is judged, so guesses sent at the same time are counted one by one; the code is spent by the
 * one request that proves the flow.
 */
import { clearAttempts, takeAttempt, type AttemptRefusal } from '../platform/attempt-limit.ts';
import type { Portal } from '../platform/portal.ts';
import { equalBytes } from '../platform/tokens.ts';
import { codeLimits, findFlow, proveFlow, takeCodeTry, type Flow } from './flow-store.ts';
import { tryLimits } from './try-limits.ts';
import { macOfCode } from './send-code.ts';

export type CodeFinding =
  | { code: 'code-empty' }
  | { code: 'code-not-digits' }
  | { code: 'code-length'; digits: number; expectedDigits: number };

export type CodeRefusal =
  | CodeFinding
  | AttemptRefusal
  | { code: 'code-wrong'; triesLeft: number }
  | { code: 'code-used-up' }
  | { code: 'code-expired' }
  | { code: 'code-already-used' };

export type CodeResult = Readonly<{ ok: true }> | Readonly<{ ok: false; error: CodeRefusal }>;

export async function checkCode(portal: Portal, flow: Flow, bucket: Uint8Array, code: string): Promise<CodeResult> {
  if (flow.proved) return refused({ code: 'code-already-used' });
  if (flow.codeExpired) return refused({ code: 'code-expired' });
  if (flow.codeTries >= codeLimits.tries) return refused({ code: 'code-used-up' });
  const attempt = await takeAttempt(portal.sql, bucket, tryLimits.code);
  if (!attempt.ok) return attempt;

  const taken = await takeCodeTry(portal.sql, flow.tokenHash);
  if (!taken) {
    const now = await findFlow(portal.sql, flow.tokenHash, flow.purpose);
    return refused({ code: now?.proved ? 'code-already-used' : 'code-used-up' });
  }
  if (!equalBytes(taken.codeMac, macOfCode(portal, flow.tokenHash, code))) {
    return refused(taken.triesLeft > 0 ? { code: 'code-wrong', triesLeft: taken.triesLeft } : { code: 'code-used-up' });
  }
  if (!(await proveFlow(portal.sql, flow.tokenHash, taken.codeMac))) return refused({ code: 'code-already-used' });
  await clearAttempts(portal.sql, bucket);
  return { ok: true };
}

/** What a person typed or pasted: spaces, hyphens and invisible characters do no harm. */
export function parseCode(
  text: string,
): Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; error: CodeFinding }> {
  const digits = text.normalize('NFKC').replace(/[\s\p{Cf}\p{Dash}]/gu, '');
  if (digits === '') return refused({ code: 'code-empty' });
  if (!/^\d+$/.test(digits)) return refused({ code: 'code-not-digits' });
  const { digits: expectedDigits } = codeLimits;
  if (digits.length !== expectedDigits) return refused({ code: 'code-length', digits: digits.length, expectedDigits });
  return { ok: true, value: digits };
}

function refused<E>(error: E): Readonly<{ ok: false; error: E }> {
  return { ok: false, error };
}
