/**
 * Base64 of RFC 4648, section 4, strictly: one text for each bytes, so that a proof has one writing.
 */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const four = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]!).join('');
    parts.push(at + 2 < bytes.length ? four : at + 1 < bytes.length ? `${four.slice(0, 3)}=` : `${four.slice(0, 2)}==`);
  }
  return parts.join('');
}

/** Null for anything but the one padded text of these bytes. */
export function parseBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return null;
  const digits = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((digits.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const digit of digits) {
    bits = ((bits << 6) | ALPHABET.indexOf(digit)) & 0xffff;
    held += 6;
    if (held >= 8) bytes[at++] = (bits >> (held -= 8)) & 0xff;
  }
  return base64Of(bytes) === text ? bytes : null; // refuses bits behind the last byte
}

/** Bytes of exactly this length, or null. */
export function parseBase64Of(text: string, length: number): Uint8Array | null {
  const bytes = text.length <= Math.ceil(length / 3) * 4 ? parseBase64(text) : null;
  return bytes?.length === length ? bytes : null;
}
