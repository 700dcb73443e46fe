import { createPublicKey, verify } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeKeys } from './key-file.ts';
import { openVault } from './vault.ts';

const keys = makeKeys();
const vault = openVault(keys);
const where = { table: 'entry', column: 'identity_sealed', row: '7' };

test('what was sealed opens again, for a person and for the system', () => {
  const { key } = vault.newPersonKey();
  expect(vault.openText(key, where, vault.seal(key, where, 'Siti, 0012'))).toBe('Siti, 0012');
  expect(vault.openText('system', where, vault.seal('system', where, ''))).toBe('');
});

test('the same text is sealed differently each time', () => {
  expect(vault.seal('system', where, 'a')).not.toEqual(vault.seal('system', where, 'a'));
});

test('any changed bit is noticed', () => {
  const sealed = vault.seal('system', where, 'Siti');
  for (let i = 0; i < sealed.length * 8; i++) {
    const changed = Uint8Array.from(sealed);
    changed[i >> 3]! ^= 1 << (i & 7);
    expect(() => vault.open('system', where, changed)).toThrow('sealed value');
  }
});

test.each([
  ['another row', { ...where, row: '8' }],
  ['another column', { ...where, column: 'salt_sealed' }],
  ['another table', { ...where, table: 'draft' }],
])('a sealed value does not open in %s', (_name, elsewhere) => {
  const sealed = vault.seal('system', where, 'Siti');
  expect(() => vault.open('system', elsewhere, sealed)).toThrow('changed, moved, or sealed with another key');
});

test.each([[0], [1], [28]])('a value of %i bytes is no sealed value', (length) => {
  expect(() => vault.open('system', where, new Uint8Array(length))).toThrow(
    'not a sealed value in entry.identity_sealed',
  );
});

test('a person’s key comes back from its wrapping, and opens nobody else’s values', () => {
  const anna = vault.newPersonKey();
  const budi = vault.newPersonKey();
  const sealed = vault.seal(anna.key, where, 'Anna');
  expect(vault.openText(vault.unwrapPersonKey(anna.wrapped), where, sealed)).toBe('Anna');
  expect(() => vault.open(budi.key, where, sealed)).toThrow();
  expect(() => openVault(makeKeys()).unwrapPersonKey(anna.wrapped)).toThrow();
});

test('a blind index is the same for the same value, and keeps kinds and installations apart', () => {
  const index = vault.blindIndex('nik', '0012345');
  expect(index).toHaveLength(32);
  expect(vault.blindIndex('nik', '0012345')).toEqual(index);
  expect(vault.blindIndex('kk', '0012345')).not.toEqual(index);
  expect(vault.blindIndex('ni', 'k0012345')).not.toEqual(index);
  expect(openVault(makeKeys()).blindIndex('nik', '0012345')).not.toEqual(index);
});

test('a receipt’s signature is checked by anyone with the public key', () => {
  const bytes = Buffer.from('receipt 1');
  const signature = vault.signReceipt(bytes);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), vault.receiptPublicKey]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  expect(verify(null, bytes, publicKey, signature)).toBe(true);
  expect(verify(null, Buffer.from('receipt 2'), publicKey, signature)).toBe(false);
});

test('RFC 8032, test 2: the receipt key’s seed gives its public key', () => {
  const receiptSeed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
  const { receiptPublicKey } = openVault({ ...keys, receiptSeed });
  expect(Buffer.from(receiptPublicKey).toString('hex')).toBe(
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  );
});
