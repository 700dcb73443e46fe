/**
 * Browsers that have logged in to an account before, and the bucket their wrong tries are counted in.
 *
 * A long-lived cookie holds a random number and, for each account (a family shares one phone), a proof that this browser
 * once knew its password. Strangers guessing fill the strangers' bucket; who has been here before has a bucket
 * of their own and cannot be locked out by them. An account is named by a blind index, so that one which does not
 * exist is treated alike.
 */
import type { Context } from 'hono';
import { readCookie, writeCookie } from './cookies.ts';
import type { Portal } from './portal.ts';
import { equalBytes, newToken } from './tokens.ts';

const name = 'perangkat';
const mostAccounts = 8;
const lifeSeconds = 400 * 24 * 3600; // what browsers allow at most

export function tryBucket(c: Context, portal: Portal, kind: string, account: Uint8Array): Uint8Array {
  const { nonce, proofs } = readDevice(c, portal);
  const mine = proofOf(portal, nonce, account);
  const known = proofs.some((proof) => equalBytes(Buffer.from(proof), Buffer.from(mine)));
  return portal.vault.blindIndex('tries', `${kind}|${hex(account)}|${known ? nonce : ''}`);
}

export function rememberDevice(c: Context, portal: Portal, account: Uint8Array): void {
  const { nonce, proofs } = readDevice(c, portal);
  const mine = proofOf(portal, nonce, account);
  const kept = [mine, ...proofs.filter((proof) => proof !== mine)].slice(0, mostAccounts);
  writeCookie(c, portal.config, name, [nonce, ...kept].join('.'), { maxAgeSeconds: lifeSeconds });
}

function readDevice(c: Context, portal: Portal): { nonce: string; proofs: readonly string[] } {
  const [nonce = '', ...proofs] = (readCookie(c, portal.config, name) ?? '').split('.');
  if (!/^[\w-]{43}$/.test(nonce)) return { nonce: newToken(), proofs: [] };
  return { nonce, proofs: proofs.slice(0, mostAccounts) };
}

function proofOf(portal: Portal, nonce: string, account: Uint8Array): string {
  return Buffer.from(portal.vault.blindIndex('device', `${nonce}|${hex(account)}`))
    .subarray(0, 16)
    .toString('base64url');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
