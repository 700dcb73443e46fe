/**
 * Is this password hard enough to guess?
 *
 * A password is the only factor, so it has 15 characters or more (NIST SP 800-63B-4 §3.1.1.2, ASVS 6.2.1); there are no
 * rules of composition. What a guesser tries first counts little: the person's own address, the programme's name,
 * common passwords, sequences and repetition are taken away, and what remains has to be worth eight characters.
 */
import { commonPasswords } from './common-passwords.ts';

export const passwordLimits = { minLength: 15, maxLength: 256, minWorth: 8 } as const;

export type PasswordFinding =
  | { code: 'password-empty' }
  | { code: 'password-too-short'; length: number; minLength: number }
  | { code: 'password-too-long'; length: number; maxLength: number }
  | { code: 'password-own-address' }
  | { code: 'password-programme' }
  | { code: 'password-sequence' }
  | { code: 'password-repeated' }
  | { code: 'password-common' };

/** Words a guesser would try for this person and this programme; whole phrases may be given. */
export type PasswordContext = Readonly<{ own: readonly string[]; programme: readonly string[] }>;

type Reason = 'own-address' | 'programme' | 'common' | 'sequence' | 'repeated';
type Piece = Readonly<{ reason: Reason; length: number }>;

const longestCommon = Math.max(...[...commonPasswords].map((word) => word.length));
const shortestWord = 4;
const shortestRun = 4;

/** One finding, the one that helps most; none means accepted. */
export function assessPassword(password: string, context: PasswordContext): readonly PasswordFinding[] {
  const { minLength, maxLength, minWorth } = passwordLimits;
  const typed = password.normalize('NFC');
  const length = Array.from(typed).length;
  if (length === 0) return [{ code: 'password-empty' }];
  if (length < minLength) return [{ code: 'password-too-short', length, minLength }];
  if (length > maxLength) return [{ code: 'password-too-long', length, maxLength }];

  const { worth, reason } = weigh(typed.normalize('NFKC').toLowerCase(), context);
  return worth < minWorth ? [{ code: `password-${reason}` }] : [];
}

/** What an e-mail address or a phone number gives a guesser. */
export function guessableParts(address: string): readonly string[] {
  if (!address.includes('@')) {
    const digits = address.replace(/\D/g, '');
    return [digits, digits.replace(/^62/, '0'), digits.replace(/^62/, ''), digits.slice(-6)];
  }
  return [address, ...address.split('@'), ...address.split(/[^\p{L}\p{N}]+/u)];
}

function weigh(text: string, context: PasswordContext): { worth: number; reason: Reason } {
  const words = { own: plainWords(context.own), programme: plainWords(context.programme) };
  const squeezed = text.replace(/\s+/g, '');
  const unit = repeatedUnit(squeezed);
  const covered = new Map<Reason, number>([['repeated', squeezed.length - unit.length]]);
  const seen = new Set<string>();
  const single = new Set<string>();
  let worth = 0;
  for (let at = 0; at < unit.length;) {
    const piece = longestPiece(unit, at, words);
    const part = unit.slice(at, at + (piece?.length ?? 1));
    if (!piece) {
      worth += single.has(part) ? 0.5 : 1;
      single.add(part);
    } else {
      worth += seen.has(part) ? 0 : 2;
      seen.add(part);
      covered.set(piece.reason, (covered.get(piece.reason) ?? 0) + part.length);
    }
    at += part.length;
  }
  const most = Math.max(...covered.values());
  const order: readonly Reason[] = ['own-address', 'programme', 'common', 'sequence', 'repeated'];
  return { worth, reason: order.find((reason) => covered.get(reason) === most)! };
}

type Words = Readonly<{ own: readonly string[]; programme: readonly string[] }>;

/** The longest stretch from `at` that a guesser would take whole. */
function longestPiece(text: string, at: number, words: Words): Piece | undefined {
  const pieces: readonly Piece[] = [
    { reason: 'own-address', length: longestOf(words.own, text, at) },
    { reason: 'programme', length: longestOf(words.programme, text, at) },
    { reason: 'common', length: commonLength(text, at) },
    { reason: 'sequence', length: sequenceLength(text, at) },
    { reason: 'repeated', length: sameCharacterLength(text, at) },
  ];
  const longest = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best));
  return longest.length > 0 ? longest : undefined;
}

function longestOf(words: readonly string[], text: string, at: number): number {
  const rest = text.slice(at);
  const plainRest = withoutLeet(rest);
  return words.reduce(
    (most, word) => (word.length > most && (rest.startsWith(word) || plainRest.startsWith(word)) ? word.length : most),
    0,
  );
}

function commonLength(text: string, at: number): number {
  for (let length = Math.min(longestCommon, text.length - at); length >= shortestWord; length -= 1) {
    const part = text.slice(at, at + length);
    if (commonPasswords.has(part) || commonPasswords.has(withoutLeet(part))) return length;
  }
  return 0;
}

const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb',
  '1q2w3e4r5t6y7u8i9o0p',
];
const tracks = rows.flatMap((row) => [row, Array.from(row).reverse().join('')]);

function sequenceLength(text: string, at: number): number {
  let longest = 0;
  for (const track of tracks) {
    let length = shortestRun;
    while (at + length <= text.length && track.includes(text.slice(at, at + length))) length += 1;
    if (length > shortestRun) longest = Math.max(longest, length - 1);
  }
  return longest;
}

function sameCharacterLength(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] === text[at]) end += 1;
  return end - at >= 3 ? end - at : 0;
}

/** `abcabcab` → `abc`; a text that repeats nothing is its own unit. */
function repeatedUnit(text: string): string {
  for (let period = 1; period <= text.length / 2; period += 1) {
    if (text.startsWith(text.slice(period))) return text.slice(0, period);
  }
  return text;
}

function plainWords(phrases: readonly string[]): readonly string[] {
  const lower = phrases.map((phrase) => phrase.normalize('NFKC').toLowerCase());
  const whole = lower.map((phrase) => phrase.replace(/\s+/g, ''));
  const parts = lower.flatMap((phrase) => phrase.split(/[^\p{L}\p{N}]+/u));
  return [...new Set([...whole, ...parts])].filter((word) => word.length >= shortestWord);
}

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function withoutLeet(text: string): string {
  return text.replace(/[013457@$!]/g, (character) => leet[character]!);
}
