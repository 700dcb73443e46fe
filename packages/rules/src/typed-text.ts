/**
 * What people paste: numbers with blanks and hyphens in them, digits of other scripts,
 * characters nobody can see. Made plain here, once, before anything is judged.
 */

// Soft hyphen, Mongolian vowel separator, zero-width and direction marks, word joiners, byte order mark.
const invisible = /[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu;
const separators = /[\s.\-\u2010-\u2015\u2212]/gu;
const arabicDigits = /[\u0660-\u0669\u06F0-\u06F9]/gu;

export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** Without blanks, dots, hyphens and invisible characters; full-width and Arabic digits become 0–9. */
export function plainNumber(text: string): string {
  return withoutInvisible(text)
    .normalize('NFKC')
    .replace(arabicDigits, (digit) => String(digit.codePointAt(0)! & 0xf))
    .replace(separators, '');
}

export type StrayCharacter = Readonly<{ character: string; position: number }>;

/** The first character that is not 0–9, counted from 1 as a person counts. */
export function findStrayCharacter(number: string): StrayCharacter | undefined {
  let position = 1;
  for (const character of number) {
    if (character < '0' || character > '9') return { character, position };
    position += 1;
  }
  return undefined;
}
