/**
 * A draw of a million entries against `createHmac` per entry and a sort, in the same run.
 *
 * Ours: tickets, sort and walk (household cap, regional quotas) of packages/draw.
 * The rival only makes tickets and sorts them, as a first program would: it is
 * given less to do. `--entries N` draws another number.
 */
import { ENTRY_BYTES, drawEntries, leavesOf, merkleRootOf, orderOf, ticketsOf, walk } from '@gelombang/draw';
import { createCipheriv, createHmac } from 'node:crypto';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { entries: { type: 'string', default: '1000000' } }, strict: false });
const size = Number(values.entries);
const REGIONS = 34;
const CAP = 2;
const MEMBERS = 2; // of every household
const PLACES_PER_REGION = Math.ceil((size * 600_000) / 4_700_000 / REGIONS);
const ROUNDS = 3;

type Measured = Readonly<{ wallMs: number; cpuMs: number }>;

const entries = makeEntries(size);
const leaves = leavesOf(entries);
const seed = new Uint8Array(32).fill(7);
const regions = new Map(Array.from({ length: REGIONS }, (_, region) => [region + 1, PLACES_PER_REGION]));
const quota = { kind: 'regional', regions, secondWalk: true } as const;

const ours = best(() => drawEntries({ entries, leaves, seed, quota }));
const peakOurs = peakMb();
const tickets = ticketsOf(seed, leaves);
const order = orderOf(tickets, leaves);
const parts = [
  ['tickets', best(() => ticketsOf(seed, leaves))],
  ['sort', best(() => orderOf(tickets, leaves))],
  ['walk', best(() => walk(entries, order, quota))],
  ['Merkle root', best(() => merkleRootOf(leaves))],
] as const;
const rival = best(() => drawByHmac(leaves), 1);

print('draw: tickets + sort + walk', ours);
for (const [name, measured] of parts) print(`  ${name}`, measured);
print('createHmac per entry + sort', rival);
console.log(
  `ratio (CPU)                      ${(rival.cpuMs / ours.cpuMs).toFixed(2)} × faster than createHmac + sort`,
);
console.log(
  `peak memory after our draws      ${peakOurs} MB (of it entries and leaves ${mb(entries.length + leaves.length)} MB)`,
);
console.log(`peak memory after createHmac     ${peakMb()} MB`);
requireSameOrder();

/** Made-up entries: random commitments and tags, two members a household. */
function makeEntries(count: number): Uint8Array {
  const cipher = createCipheriv('aes-256-ctr', Buffer.alloc(32, 1), Buffer.alloc(16));
  const packed = new Uint8Array(count * ENTRY_BYTES);
  const chunk = Buffer.alloc(ENTRY_BYTES * 4096);
  for (let at = 0; at < packed.length; at += chunk.length) {
    packed.set(cipher.update(chunk).subarray(0, packed.length - at), at);
  }
  for (let i = 0; i < count; i++) {
    const at = i * ENTRY_BYTES;
    if (i % MEMBERS !== 0) packed.copyWithin(at + 48, at - ENTRY_BYTES + 48, at - ENTRY_BYTES + 64);
    packed[at + 64] = 0;
    packed[at + 65] = 1 + (packed[at + 48]! % REGIONS);
    packed[at + 66] = CAP;
    packed[at + 67] = 0;
  }
  return packed;
}

function drawByHmac(all: Uint8Array): { ticket: Buffer; index: number }[] {
  const rows: { ticket: Buffer; index: number }[] = [];
  for (let i = 0; i < all.length / 32; i++) {
    rows.push({
      ticket: createHmac('sha256', seed)
        .update(all.subarray(i * 32, i * 32 + 32))
        .digest(),
      index: i,
    });
  }
  return rows.sort((a, b) => Buffer.compare(a.ticket, b.ticket));
}

/** Fast and wrong would be no figure: both must put the same people in the same order. */
function requireSameOrder(): void {
  const few = leaves.subarray(0, 32 * Math.min(size, 10_000));
  const expected = drawByHmac(few).map(({ index }) => index);
  const found = orderOf(ticketsOf(seed, few), few);
  if (!expected.every((index, rank) => found[rank] === index)) throw new Error('the orders differ');
}

function best(run: () => unknown, rounds = ROUNDS): Measured {
  let quickest: Measured = { wallMs: Infinity, cpuMs: Infinity };
  for (let i = 0; i < rounds; i++) {
    const cpu = process.cpuUsage();
    const from = performance.now();
    run();
    const { user, system } = process.cpuUsage(cpu);
    const measured = { wallMs: performance.now() - from, cpuMs: (user + system) / 1000 };
    if (measured.cpuMs < quickest.cpuMs) quickest = measured;
  }
  return quickest;
}

function print(name: string, { wallMs, cpuMs }: Measured): void {
  const perEntry = ((cpuMs * 1e6) / size).toFixed(0);
  console.log(
    `${name.padEnd(32)} ${wallMs.toFixed(0).padStart(6)} ms  CPU ${cpuMs.toFixed(0).padStart(6)} ms  ${perEntry.padStart(6)} ns an entry`,
  );
}

function peakMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

function mb(bytes: number): number {
  return Math.round(bytes / 1e6);
}
