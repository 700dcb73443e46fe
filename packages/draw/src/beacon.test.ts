import { hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { beacon, bytesFrom } from '../test/made-up-wave.ts';
import vectors from '../test/vectors/drand-quicknet.json' with { type: 'json' };
import {
  QUICKNET,
  makeDemoBeacon,
  parseSignature,
  roundAt,
  signDemoRound,
  timeOfRound,
  verifyRound,
} from './beacon.ts';
import { hexOf } from './bytes.ts';
import { timeText } from './time.ts';

describe('drand quicknet', () => {
  it('is pinned as its relays publish it', () => {
    const { quicknet } = vectors;
    expect(QUICKNET).toEqual({
      chain: quicknet.hash,
      publicKey: quicknet.public_key,
      genesisTime: quicknet.genesis_time,
      periodSeconds: quicknet.period,
    });
  });

  it.each(vectors.rounds)(
    'verifies round $round, and not as the next one',
    ({ round, time, signature, randomness }) => {
      const bytes = hexToBytes(signature);
      const verdict = verifyRound(QUICKNET, round, bytes);
      expect(verdict.ok && hexOf(verdict.randomness)).toBe(randomness);
      expect(verifyRound(QUICKNET, round + 1, bytes)).toEqual({
        ok: false,
        error: { code: 'signature-of-other-round', round: round + 1, signedRound: round },
      });
      expect(`${timeText(timeOfRound(QUICKNET, round)).slice(0, -1)}.000Z`).toBe(time);
      expect(roundAt(QUICKNET, timeOfRound(QUICKNET, round))).toBe(round);
      expect(roundAt(QUICKNET, timeOfRound(QUICKNET, round) + 1)).toBe(round + 1);
    },
  );

  it('refuses what is no signature', () => {
    const good = hexToBytes(vectors.rounds[0]!.signature);
    const infinity = new Uint8Array(48);
    infinity[0] = 0xc0;
    const cases: readonly [string, Uint8Array, string][] = [
      ['of a distant round', hexToBytes(vectors.rounds[3]!.signature), 'signature-wrong'],
      ['of nothing', new Uint8Array(48), 'signature-malformed'],
      ['at infinity', infinity, 'signature-wrong'],
      ['cut short', good.slice(0, 47), 'signature-malformed'],
    ];
    for (const [name, signature, code] of cases) {
      expect([name, verifyRound(QUICKNET, 2, signature)]).toMatchObject([name, { ok: false, error: { code } }]);
    }
  });

  it('takes a pasted signature with spaces and capitals, and nothing else', () => {
    const { signature } = vectors.rounds[0]!;
    const spaced = ` ${signature.slice(0, 40).toUpperCase()}\n${signature.slice(40)} `;
    expect(hexOf(parseSignature(spaced)!)).toBe(signature);
    for (const text of ['', signature.slice(1), `${signature}0`, signature.replace('b', 'g'), '<script>']) {
      expect(parseSignature(text)).toBeNull();
    }
  });
});

describe('a demonstration chain', () => {
  it('is called demo, is the same from the same seed, and signs its rounds', () => {
    const again = makeDemoBeacon(bytesFrom('beacon'), { genesisTime: 1_609_459_200, periodSeconds: 3 });
    const other = makeDemoBeacon(bytesFrom('another'), { genesisTime: 1_609_459_200, periodSeconds: 3 });
    expect(again.chain).toEqual(beacon.chain);
    expect(beacon.chain.chain).toBe('demo');
    expect(other.chain.publicKey).not.toBe(beacon.chain.publicKey);
    expect(verifyRound(beacon.chain, 7, signDemoRound(beacon, 7)).ok).toBe(true);
    expect(verifyRound(beacon.chain, 7, signDemoRound(other, 7)).ok).toBe(false);
    expect(verifyRound(QUICKNET, 7, signDemoRound(beacon, 7)).ok).toBe(false);
  });
});
