import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import vectors from '../test/vectors/drand-quicknet.json' with { type: 'json' };
import { QUICKNET } from './beacon.ts';
import { hexOf } from './bytes.ts';
import { DRAND_RELAYS, MAX_RELAY_ANSWER, findSignature, type RelayFailure } from './relays.ts';

const [second, third, , thousandth] = vectors.rounds;
const { round, signature, randomness } = second!;
const right = JSON.stringify({ round, randomness, signature });

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function relayWith(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

function relayAnswering(body: string): Promise<string> {
  return relayWith((_, response) => response.end(body));
}

async function get(url: string): Promise<string> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) });
  return answer.text();
}

const answering = (fields: object) => JSON.stringify({ round, randomness, signature, ...fields });

describe('a signature from drand’s relays', () => {
  it('is asked for by chain and round, and needs one right answer', async () => {
    const asked: (string | undefined)[] = [];
    const relay = await relayWith((request, response) => {
      asked.push(request.url);
      response.end(right);
    });
    const found = await findSignature({ chain: QUICKNET, round, relays: [relay], get });
    expect(found).toMatchObject({ ok: true, relay });
    expect(found.ok && hexOf(found.signature)).toBe(signature);
    expect(asked).toEqual([`/52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971/public/2`]);
  });

  it('comes from the first relay that is right, after garbage, another round, silence and megabytes', async () => {
    let askedAfter = 0;
    const relays = [
      await relayAnswering('<html>502 Bad Gateway</html>'),
      await relayAnswering(JSON.stringify(third)),
      await relayWith((request) => request.socket.destroy()),
      await relayAnswering(right + ' '.repeat(4_000_000)),
      await relayAnswering(right),
      await relayWith((_, response) => {
        askedAfter++;
        response.end(right);
      }),
    ];
    const found = await findSignature({ chain: QUICKNET, round, relays, get });
    expect(found.ok && [hexOf(found.signature), found.relay]).toEqual([signature, relays[4]]);
    expect(askedAfter).toBe(0);
    const withoutRight = relays.slice(0, 4);
    expect(await findSignature({ chain: QUICKNET, round, relays: withoutRight, get })).toEqual({
      ok: false,
      error: {
        code: 'no-relay-answered',
        tried: [
          { relay: relays[0], reason: 'malformed' },
          { relay: relays[1], reason: 'other-round' },
          { relay: relays[2], reason: 'unreachable' },
          { relay: relays[3], reason: 'malformed' },
        ],
      },
    });
  });

  const wrong: readonly [string, string, RelayFailure][] = [
    ['nothing', '', 'malformed'],
    ['null', 'null', 'malformed'],
    ['a list', `[${right}]`, 'malformed'],
    ['JSON cut short', right.slice(0, -1), 'malformed'],
    ['an answer and more', `${right}${right}`, 'malformed'],
    ['no round', answering({ round: undefined }), 'malformed'],
    ['a round in quotes', answering({ round: '2' }), 'malformed'],
    ['half a round', answering({ round: 2.5 }), 'malformed'],
    ['no signature', answering({ signature: undefined }), 'malformed'],
    ['a number as signature', answering({ signature: 7 }), 'malformed'],
    ['a signature too short', answering({ signature: signature.slice(2) }), 'malformed'],
    ['a signature too long', answering({ signature: `${signature}00` }), 'malformed'],
    ['letters beyond f', answering({ signature: signature.replace('b', 'g') }), 'malformed'],
    ['no point of the curve', answering({ signature: '00'.repeat(48) }), 'malformed'],
    ['one character too many', right.padEnd(MAX_RELAY_ANSWER + 1), 'malformed'],
    ['another round', JSON.stringify(third), 'other-round'],
    ['the next round under our number', answering({ signature: third!.signature }), 'other-round'],
    ['a distant round under our number', answering({ signature: thousandth!.signature }), 'signature-wrong'],
  ];
  it.each(wrong)('is not %s', async (_, body, reason) => {
    const found = await findSignature({ chain: QUICKNET, round, relays: ['a'], get: () => Promise.resolve(body) });
    expect(found).toEqual({ ok: false, error: { code: 'no-relay-answered', tried: [{ relay: 'a', reason }] } });
  });

  it('may come in an answer of exactly the greatest length, and with a wrong hash beside it', async () => {
    for (const body of [right.padEnd(MAX_RELAY_ANSWER), answering({ randomness: '00' })]) {
      const found = await findSignature({ chain: QUICKNET, round, relays: ['a'], get: () => Promise.resolve(body) });
      expect(found.ok).toBe(true);
    }
  });

  it('cannot come from no relay', async () => {
    expect(await findSignature({ chain: QUICKNET, round, relays: [], get })).toEqual({
      ok: false,
      error: { code: 'no-relay-answered', tried: [] },
    });
  });

  it('is looked for at four relays, over https', () => {
    expect(DRAND_RELAYS).toHaveLength(4);
    expect(DRAND_RELAYS.every((relay) => /^https:\/\/[a-z0-9.]+[a-z]$/.test(relay))).toBe(true);
  });
});
