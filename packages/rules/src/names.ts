/**
 * A person's name as it stands on the KTP. One word is a full name in Indonesia; letters with
 * diacritics, apostrophes, dots, commas (degrees) and hyphens belong to names.
 */
import { withoutInvisible } from './typed-text.ts';

export type NameFinding =
  | { code: 'name-empty' }
  | { code: 'name-too-long'; characters: number; maxCharacters: number }
  | { code: 'name-has-digits'; character: string }
  | { code: 'name-has-markup'; character: string }
  | { code: 'name-has-symbols'; character: string }
  | { code: 'name-without-letters' };

export type NameResult =
  Readonly<{ ok: true; value: string }> | Readonly<{ ok: false; findings: readonly NameFinding[] }>;

const maxCharacters = 100;
const markup = /[<>{}[\]\\|&=]/u;
const digit = /\p{Nd}/u;
// Letters of any script, marks on them, blanks, and . , ' ’ ‘ ` ʼ - / as in "H. Ma'ruf, S.Pd. a/n".
const symbol = /[^\p{L}\p{M}\s.,'’‘`ʼ\-\u2010-\u2015/\p{Nd}<>{}[\]\\|&=]/u;

export function parseName(text: string): NameResult {
  const name = withoutInvisible(text).normalize('NFC').replace(/\s+/gu, ' ').trim();
  if (name === '') return { ok: false, findings: [{ code: 'name-empty' }] };

  const findings: NameFinding[] = [];
  const characters = Array.from(name).length;
  if (characters > maxCharacters) findings.push({ code: 'name-too-long', characters, maxCharacters });
  const foundMarkup = markup.exec(name);
  if (foundMarkup) findings.push({ code: 'name-has-markup', character: foundMarkup[0] });
  const foundDigit = digit.exec(name);
  if (foundDigit) findings.push({ code: 'name-has-digits', character: foundDigit[0] });
  const foundSymbol = symbol.exec(name);
  if (foundSymbol) findings.push({ code: 'name-has-symbols', character: foundSymbol[0] });
  if (findings.length === 0 && !/\p{L}/u.test(name)) findings.push({ code: 'name-without-letters' });
  return findings.length === 0 ? { ok: true, value: name } : { ok: false, findings };
}
