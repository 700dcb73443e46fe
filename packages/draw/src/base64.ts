/** Base64 to bytes: `atob` is not everywhere a draw is verified, and makes a string of what should be bytes. */

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Throws on anything that is not base64 with its padding. */
export function decodeBase64(text: string): Uint8Array {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) throw new Error('not base64');
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let held = 0;
  for (let i = 0, at = 0; i < digits.length; i++) {
    held = ((held << 6) | ALPHABET.indexOf(digits[i]!)) & 0xffff;
    if (i % 4 !== 0) bytes[at++] = held >> (6 - 2 * (i % 4));
  }
  return bytes;
}
