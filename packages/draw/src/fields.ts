/**
 * Reads the fields of a published document, collecting every finding at once.
 *
 * A field that nobody defined is a finding too: a document cannot carry
 * something a verifier overlooks.
 */
import type { DocumentFinding, Json, JsonObject } from './canonical-json.ts';
import { parseTime } from './time.ts';

export type FieldReader = Readonly<{
  findings: DocumentFinding[];
  text: (name: string, pattern?: RegExp, meaning?: string) => string;
  hex: (name: string, bytes: number) => string;
  integer: (name: string, min: number, max?: number) => number;
  time: (name: string) => string;
  choice: <T extends string>(name: string, choices: readonly T[]) => T;
  flag: (name: string) => boolean;
  places: (name: string) => Readonly<Record<string, number>>; // by region code, or {"national": …}
  counts: (name: string) => Readonly<Record<string, number>>; // by region code, none of them 0
  texts: (name: string) => readonly string[]; // at least one, each a line of printable ASCII
  object: (name: string) => FieldReader;
  has: (name: string) => boolean;
  finish: () => void; // reports the fields nobody asked for
}>;

const MAX_COUNT = 0xffffffff;

export function readFields(source: JsonObject, path = '', findings: DocumentFinding[] = []): FieldReader {
  const asked = new Set<string>();
  const get = <T>(name: string, expected: string, fallback: T, accept: (value: Json) => T | null): T => {
    asked.add(name);
    const value = source[name];
    if (value === undefined) {
      findings.push({ code: 'field-missing', field: path + name });
      return fallback;
    }
    const accepted = accept(value);
    if (accepted !== null) return accepted;
    const found = JSON.stringify(value).slice(0, 80);
    findings.push({ code: 'field-wrong', field: path + name, expected, found });
    return fallback;
  };
  const matching = (pattern: RegExp) => (value: Json) =>
    typeof value === 'string' && pattern.test(value) ? value : null;
  return {
    findings,
    has: (name) => source[name] !== undefined,
    text: (name, pattern = /^[\x21-\x7e]+$/, meaning = 'a word') => get(name, meaning, '', matching(pattern)),
    hex: (name, bytes) =>
      get(name, `${bytes} bytes as hexadecimal`, '', matching(new RegExp(`^[0-9a-f]{${bytes * 2}}$`))),
    integer: (name, min, max = Number.MAX_SAFE_INTEGER) =>
      get(name, `an integer from ${min} to ${max}`, min, (value) => (isIntegerIn(value, min, max) ? value : null)),
    time: (name) =>
      get(name, 'a time such as 2026-01-31T05:00:00Z', '', (value) =>
        typeof value === 'string' && parseTime(value) !== null ? value : null,
      ),
    choice: (name, choices) =>
      get(name, choices.join(' or '), choices[0]!, (value) => choices.find((choice) => choice === value) ?? null),
    flag: (name) => get(name, 'true or false', false, (value) => (typeof value === 'boolean' ? value : null)),
    places: (name) => get(name, 'places by region code', {}, (value) => parseNumbers(value, isQuotaName, 0)),
    counts: (name) => get(name, 'counts by region code', {}, (value) => parseNumbers(value, isRegionName, 1)),
    texts: (name) => get(name, 'a list of texts', [], parseTexts),
    object: (name) => {
      const inner = get(name, 'an object', {}, (value) => (isObject(value) ? value : null));
      return readFields(inner, `${path}${name}.`, findings);
    },
    finish: () => {
      for (const name of Object.keys(source)) {
        if (!asked.has(name)) findings.push({ code: 'field-unknown', field: path + name });
      }
    },
  };
}

function parseTexts(value: Json): readonly string[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const texts = value as readonly Json[];
  return texts.every((text) => typeof text === 'string' && /^[\x20-\x7e]+$/.test(text)) ? (texts as string[]) : null;
}

function parseNumbers(
  value: Json,
  isName: (name: string) => boolean,
  min: number,
): Readonly<Record<string, number>> | null {
  if (!isObject(value)) return null;
  const numbers: Record<string, number> = {};
  for (const [name, number] of Object.entries(value)) {
    if (!isName(name) || !isIntegerIn(number, min, MAX_COUNT)) return null;
    numbers[name] = number;
  }
  return numbers;
}

function isQuotaName(text: string): boolean {
  return text === 'national' || isRegionName(text);
}

/** A region code as a name: decimal without leading zeros, 0…65535. */
export function isRegionName(text: string): boolean {
  return /^(0|[1-9][0-9]{0,4})$/.test(text) && Number(text) <= 0xffff;
}

function isIntegerIn(value: Json | undefined, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max;
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
