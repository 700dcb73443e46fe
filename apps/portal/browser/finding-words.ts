/**
 * A finding in words. The dictionary comes from the server's messages, so this
 * file knows no language; it only puts the numbers where the sentence has
 * `{name}`. Used by the phone and by the server's pages alike: no DOM here.
 */

export type FindingText = Readonly<{ title: string; sentence: string; advice: string }>;

export type FindingDictionary = Readonly<{
  findings: Readonly<Record<string, FindingText>>;
  damage: Readonly<Record<string, FindingText>>; // file-damaged, by its reason
  kinds: Readonly<Record<string, FindingText>>; // file-type, where a kind has advice of its own
  convertible: Readonly<Record<string, FindingText>>; // file-type, where the phone can make a JPEG of it
  names: Readonly<Record<string, string>>; // of sides and kinds of file
  and: string;
  decimalComma: boolean;
}>;

export type SpokenFinding = Readonly<{ code: string; [number: string]: unknown }>;

/** A number is not parted from its unit at the end of a line. */
const noBreak = '\u00a0';

export function describeFinding(words: FindingDictionary, finding: SpokenFinding): FindingText {
  const text = textFor(words, finding);
  // A code newer than this page: say that much rather than nothing.
  if (text === undefined) return { title: finding.code, sentence: '', advice: '' };
  return {
    title: fillIn(words, text.title, finding),
    sentence: fillIn(words, text.sentence, finding),
    advice: fillIn(words, text.advice, finding),
  };
}

function textFor(words: FindingDictionary, finding: SpokenFinding): FindingText | undefined {
  const general = words.findings[finding.code];
  if (finding.code === 'file-damaged') return words.damage[textOf(finding['reason'])] ?? general;
  if (finding.code === 'file-type') return words.kinds[textOf(finding['found'])] ?? general;
  return general;
}

/** `{bytes}` becomes "8,3 MB", `{sides}` "kanan dan bawah", `{clippedShare}` "62 %". */
export function fillIn(words: FindingDictionary, template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => show(words, name, values[name]));
}

function show(words: FindingDictionary, name: string, value: unknown): string {
  if (Array.isArray(value))
    return listOf(
      words,
      value.map((item) => named(words, item)),
    );
  if (typeof value !== 'number') return named(words, value);
  if (/bytes$/i.test(name)) return `${decimal(words, value / 1_000_000)}${noBreak}MB`;
  if (/share$/i.test(name)) return `${Math.round(value * 100)}${noBreak}%`;
  if (/degrees$/i.test(name)) return `${Math.round(value)}°`;
  if (/chroma$/i.test(name)) return withComma(words, value.toFixed(3));
  if (/mm$/i.test(name)) return `${withComma(words, value.toFixed(2).replace(/0$/, ''))}${noBreak}mm`;
  return String(Math.round(value));
}

function named(words: FindingDictionary, value: unknown): string {
  const text = textOf(value);
  return words.names[text] ?? text;
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function listOf(words: FindingDictionary, items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${words.and} ${items[items.length - 1] ?? ''}`;
}

/** One digit; a file just over the limit must not read as the limit itself. */
function decimal(words: FindingDictionary, value: number): string {
  return withComma(words, (Math.ceil(value * 10 - 1e-9) / 10).toFixed(1).replace(/\.0$/, ''));
}

function withComma(words: FindingDictionary, text: string): string {
  return words.decimalComma ? text.replace('.', ',') : text;
}
