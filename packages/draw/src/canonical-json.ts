/**
 * The one way a published JSON document is written.
 *
 * Keys in ascending byte order, no spaces, no line end, printable ASCII only,
 * integers only: two programs that agree on the content agree on the bytes,
 * so a hash of the bytes is a hash of the content.
 */
import { asciiOf, bytesOf } from './bytes.ts';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

export type DocumentFinding =
  | { code: 'not-ascii' }
  | { code: 'not-json' }
  | { code: 'several-documents' }
  | { code: 'not-canonical'; expected: string; found: string }
  | { code: 'field-missing'; field: string }
  | { code: 'field-unknown'; field: string }
  | { code: 'field-wrong'; field: string; expected: string; found: string };

/** The canonical text. A key whose value is undefined is left out. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') {
    if (!/^[\x20-\x7e]*$/.test(value)) throw new Error('a published text is printable ASCII');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`a published number is an integer, not ${value}`);
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.entries(value).filter((field): field is [string, Json] => field[1] !== undefined);
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${canonicalJson(key)}:${canonicalJson(field)}`).join(',')}}`;
}

export function canonicalBytes(value: Json): Uint8Array {
  return bytesOf(canonicalJson(value));
}

/** The object in a canonical document, or why there is none. */
export function parseCanonical(
  bytes: Uint8Array,
): { ok: true; object: JsonObject } | { ok: false; findings: DocumentFinding[] } {
  const text = asciiOf(bytes);
  if (text === null) return { ok: false, findings: [{ code: 'not-ascii' }] };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, findings: [{ code: holdsSeveral(text) ? 'several-documents' : 'not-json' }] };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, findings: [{ code: 'not-json' }] };
  }
  const object = value as JsonObject;
  const expected = canonicalOrNull(object);
  if (expected !== text) {
    const difference = firstDifference(expected ?? '', text);
    return { ok: false, findings: [{ code: 'not-canonical', ...difference }] };
  }
  return { ok: true, object };
}

function canonicalOrNull(object: JsonObject): string | null {
  try {
    return canonicalJson(object);
  } catch {
    return null; // a fraction, or an escape that hides a character outside ASCII
  }
}

/** Two documents one after the other: what an editor does who wants to show two manifests as one file. */
function holdsSeveral(text: string): boolean {
  const seam = /\}\s*\{/.exec(text);
  if (seam === null) return false;
  try {
    JSON.parse(text.slice(0, seam.index + 1));
    return true;
  } catch {
    return false;
  }
}

/** Where two texts part, with a little of what stands before. */
export function firstDifference(expected: string, found: string): { expected: string; found: string } {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at++;
  const from = Math.max(0, at - 40);
  return { expected: expected.slice(from, at + 40), found: found.slice(from, at + 40) };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
