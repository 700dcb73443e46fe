/**
 * Keys, and everything done with them: sealing, blind indexes, receipt signatures.
 *
 * AES-256-GCM under a person's own data key (or the system's), bound to table, column and row: a sealed
 * value moved elsewhere does not open. Data keys are wrapped by the key-encryption key; destroying a
 * wrapped key erases its person. All keys come from one file (see key-file.ts).
 */
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  randomBytes,
  sign,
} from 'node:crypto';
import type { KeyMaterial } from './key-file.ts';

declare const personKeyBrand: unique symbol;
/** Thirty-two bytes, in memory only. */
export type PersonKey = Uint8Array & { readonly [personKeyBrand]: true };

export type Where = Readonly<{ table: string; column: string; row: string }>;

export type Vault = Readonly<{
  newPersonKey(): { key: PersonKey; wrapped: Uint8Array };
  unwrapPersonKey(wrapped: Uint8Array): PersonKey;
  seal(key: PersonKey | 'system', where: Where, plain: string | Uint8Array): Uint8Array;
  /** A fault when a single bit was changed, or the value comes from another row. */
  open(key: PersonKey | 'system', where: Where, sealed: Uint8Array): Uint8Array;
  openText(key: PersonKey | 'system', where: Where, sealed: Uint8Array): string;
  /** Equality without content: HMAC-SHA256 under its own key. `kind` keeps a NIK and a KK of the same digits apart. */
  blindIndex(kind: string, value: string): Uint8Array;
  signReceipt(bytes: Uint8Array): Uint8Array;
  receiptPublicKey: Uint8Array;
  /** Names the key file without revealing it: the database remembers which one it was sealed with. */
  fingerprint: string;
}>;

/** First byte of everything sealed; a change of scheme gets the next number. */
const scheme = 1;
const nonceBytes = 12;
const tagBytes = 16;
const wrapping: Where = { table: 'applicant', column: 'data_key_wrapped', row: '' };

export function openVault(keys: KeyMaterial): Vault {
  const receiptKey = ed25519FromSeed(keys.receiptSeed);
  const keyOf = (key: PersonKey | 'system'): Uint8Array => (key === 'system' ? keys.system : key);
  const openBytes: Vault['open'] = (key, where, sealed) => decrypt(keyOf(key), where, sealed);
  return {
    newPersonKey() {
      const key = new Uint8Array(randomBytes(32)) as PersonKey;
      return { key, wrapped: encrypt(keys.wrapping, wrapping, key) };
    },
    unwrapPersonKey: (wrapped) => decrypt(keys.wrapping, wrapping, wrapped) as PersonKey,
    seal: (key, where, plain) => encrypt(keyOf(key), where, typeof plain === 'string' ? Buffer.from(plain) : plain),
    open: openBytes,
    openText: (key, where, sealed) => Buffer.from(openBytes(key, where, sealed)).toString('utf8'),
    blindIndex: (kind, value) => createHmac('sha256', keys.blind).update(`${kind}\0`).update(value).digest(),
    signReceipt: (bytes) => sign(null, bytes, receiptKey.privateKey),
    receiptPublicKey: receiptKey.publicKey,
    fingerprint: createHash('sha256').update('gelombang-keys\0').update(keys.wrapping).digest('hex').slice(0, 32),
  };
}

function encrypt(key: Uint8Array, where: Where, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(associatedData(where));
  return Buffer.concat([Buffer.of(scheme), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Uint8Array, where: Where, sealed: Uint8Array): Uint8Array {
  const place = `${where.table}.${where.column}`;
  if (sealed.length < 1 + nonceBytes + tagBytes || sealed[0] !== scheme)
    throw new Error(`not a sealed value in ${place}`);
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(associatedData(where))
    .setAuthTag(sealed.subarray(sealed.length - tagBytes));
  try {
    const plain = decipher.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes));
    return Buffer.concat([plain, decipher.final()]);
  } catch (error) {
    throw new Error(`sealed value in ${place} was changed, moved, or sealed with another key`, { cause: error });
  }
}

function associatedData({ table, column, row }: Where): Uint8Array {
  return Buffer.from(`${table}|${column}|${row}|v${scheme}`);
}

function ed25519FromSeed(seed: Uint8Array) {
  // RFC 8410: the fixed head of an Ed25519 private key in PKCS #8, then the seed.
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(privateKey).export({ format: 'der', type: 'spki' });
  return { privateKey, publicKey: new Uint8Array(spki.subarray(spki.length - 32)) };
}
