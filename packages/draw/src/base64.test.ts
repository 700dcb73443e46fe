import { describe, expect, it } from 'vitest';
import { bytesFrom } from '../test/made-up-wave.ts';
import { base64Of, parseBase64, parseBase64Of } from './base64.ts';
import { hexOf } from './bytes.ts';

describe('base64', () => {
  // RFC 4648, section 10
  const words = [
    ['', ''],
    ['66', 'Zg=='],
    ['666f', 'Zm8='],
    ['666f6f', 'Zm9v'],
    ['666f6f62', 'Zm9vYg=='],
    ['666f6f6261', 'Zm9vYmE='],
    ['666f6f626172', 'Zm9vYmFy'],
  ] as const;
  it.each(words)('of %s is %s', (hex, text) => {
    expect(base64Of(new Uint8Array(Buffer.from(hex, 'hex')))).toBe(text);
    expect(hexOf(parseBase64(text)!)).toBe(hex);
  });

  it('is the platform’s own for every length', () => {
    for (let length = 0; length < 32; length++) {
      const bytes = bytesFrom(`base64 ${length}`, length);
      expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      expect(parseBase64Of(base64Of(bytes), length)).toEqual(bytes);
    }
  });

  it.each(['Zg', 'Zg=', 'Zh==', 'Zm9=', 'Z===', '====', 'Zm9v\n', 'Zm-v', ' Zm9v', 'Zg==Zg=='])(
    'refuses %j',
    (text) => {
      expect(parseBase64(text)).toBeNull();
    },
  );

  it('of another length is refused', () => {
    expect(parseBase64Of('Zm9v', 4)).toBeNull();
    expect(parseBase64Of('Zm9v'.repeat(1000), 3)).toBeNull();
  });
});
