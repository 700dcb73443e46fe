/**
 * Public numbers after RFC 3797: lottery draws and the like that nobody here makes, named before the wave.
 *
 * The key string holds each source's numbers, ascending, each with a full stop,
 * and a slash behind the source: "9319./2.5.8.10.12./". In undi/v1 the key string
 * stands in for a silent beacon; the selection by MD5 is the RFC's own and
 * serves to hold this file against its published example.
 */
import { md5 } from '@noble/hashes/legacy.js';
import { hexOf, join } from './bytes.ts';

const MAX_DIGITS = 18;

export type NumbersFinding =
  | { code: 'numbers-malformed'; expected: string; found: string }
  | { code: 'numbers-of-other-sources'; expected: number; found: number };

export type ParsedNumbers = { ok: true; key: string } | { ok: false; findings: readonly NumbersFinding[] };

/** RFC 3797, 4.1 for integers: the numbers of each source, as digits, in any order. */
export function rfc3797KeyOf(sources: readonly (readonly string[])[]): string {
  return sources
    .map(
      (numbers) =>
        [...numbers]
          .sort(byValue)
          .map((number) => `${number}.`)
          .join('') + '/',
    )
    .join('');
}

/** A key string in its one writing, with numbers of as many sources as the rules name. */
export function parseRfc3797Key(key: string, sources: number): ParsedNumbers {
  const refuse = (finding: NumbersFinding): ParsedNumbers => ({ ok: false, findings: [finding] });
  const parts = key.split('/');
  const rest = parts.pop();
  const numbers = parts.map((part) => part.split('.').slice(0, -1));
  const isWritten = rest === '' && numbers.every((list) => list.length > 0 && list.every(isNumber));
  if (!isWritten || rfc3797KeyOf(numbers) !== key) {
    return refuse({ code: 'numbers-malformed', expected: '9319./2.5.8./, ascending', found: key.slice(0, 120) });
  }
  if (parts.length !== sources) {
    return refuse({ code: 'numbers-of-other-sources', expected: sources, found: parts.length });
  }
  return { ok: true, key };
}

/** What stands in for the silent beacon's signature: "undi/rfc3797/v1\n" ‖ key string. */
export function rfc3797SourceOf(key: string): Uint8Array {
  return join('undi/rfc3797/v1\n', key);
}

/** RFC 3797, 4.2: MD5(u16(i) ‖ key ‖ u16(i)). */
export function rfc3797Hash(key: string, i: number): Uint8Array {
  const counter = Uint8Array.of(i >> 8, i & 0xff);
  return md5(join(counter, key, counter));
}

/** RFC 3797, 4.2: who of a pool numbered from 1 is selected, in order. */
export function rfc3797Select(key: string, pool: number, count: number): number[] {
  const remaining = Array.from({ length: pool }, (_, i) => i + 1);
  const selected: number[] = [];
  for (let i = 0; i < Math.min(count, pool); i++) {
    const at = Number(BigInt(`0x${hexOf(rfc3797Hash(key, i))}`) % BigInt(remaining.length));
    selected.push(...remaining.splice(at, 1));
  }
  return selected;
}

function isNumber(text: string): boolean {
  return /^(0|[1-9][0-9]*)$/.test(text) && text.length <= MAX_DIGITS;
}

/** Without leading zeros, the longer is the larger. */
function byValue(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}
