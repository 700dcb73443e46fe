/**
 * The rules of a draw, published before its gelombang opens: quota, cap, times, beacon, VRF key.
 *
 * Made as soon as a gelombang exists. While it is only scheduled they follow its settings; once it opens they are
 * frozen, and the manifest binds itself to their bytes. A demonstration may be drawn as soon as it is closed and sealed:
 * its rules name its opening as draw time, and a lead of seconds.
 */
import { randomBytes } from 'node:crypto';
import {
  QUICKNET,
  makeDemoBeacon,
  makeRules,
  parseRules,
  rulesBytes,
  timeText,
  vrfPublicKeyOf,
  type BeaconChain,
  type Rules,
} from '@gelombang/draw';
import { inTransaction } from '../platform/database.ts';
import { findGelombang, type Gelombang } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { waveNameOf } from '../platform/wave-name.ts';
import { demoBeaconOf, sealDrawSecret } from './secrets.ts';
import { findDraw, getSeconds, insertDraw, listGelombangInPreparation, publishFiles, updateRules } from './store.ts';

/** A signature every few seconds, as drand's quicknet has it. */
const demoPeriodSeconds = 3;

/** Job: every gelombang that is not open yet has rules that say what its settings say. Idempotent. */
export async function prepareAllRules(portal: Portal): Promise<void> {
  for (const number of await listGelombangInPreparation(portal.sql)) await prepareRules(portal, number);
}

export async function prepareRules(portal: Portal, number: number): Promise<void> {
  await inTransaction(portal.sql, async (tx) => {
    const gelombang = await findGelombang(tx, number);
    if (!gelombang) return;
    const existing = await findDraw(tx, number);
    if (existing !== null && gelombang.state !== 'scheduled') return;
    const publishedAt = timeText(await getSeconds(tx));
    if (existing === null) {
      const vrfKey = randomBytes(32);
      const demoSeed = gelombang.demonstration ? randomBytes(32) : null;
      const chain = demoSeed === null ? QUICKNET : makeDemoBeacon(demoSeed, demoTimes(gelombang)).chain;
      const rules = rulesBytes(
        rulesOf(portal, gelombang, { chain, publishedAt, vrfPublicKey: hexOf(vrfPublicKeyOf(vrfKey)) }),
      );
      const isNew = await insertDraw(tx, {
        gelombang: number,
        vrfKeySealed: sealDrawSecret(portal, number, 'vrf_key', vrfKey),
        demoSeedSealed: demoSeed === null ? null : sealDrawSecret(portal, number, 'demo_seed', demoSeed),
        rules,
      });
      if (isNew) await publishFiles(tx, number, new Map([['rules.json', rules]]));
      return;
    }
    const before = getRules(existing.rules);
    const chain = existing.demoSeedSealed === null ? QUICKNET : demoBeaconOf(portal, existing, before).chain;
    const again = rulesOf(portal, gelombang, {
      chain,
      publishedAt: before.publishedAt,
      vrfPublicKey: before.vrfPublicKey ?? '',
    });
    if (Buffer.compare(rulesBytes(again), existing.rules) === 0) return;
    const rules = rulesBytes({ ...again, publishedAt });
    await updateRules(tx, number, rules);
    await publishFiles(tx, number, new Map([['rules.json', rules]]), true);
  });
}

/** The rules as this program wrote them. */
export function getRules(bytes: Uint8Array): Rules {
  const parsed = parseRules(bytes);
  if (!parsed.ok) throw new Error(`stored rules do not parse: ${parsed.findings.map(({ code }) => code).join(', ')}`);
  return parsed.document;
}

type RuleParts = Readonly<{ chain: BeaconChain; publishedAt: string; vrfPublicKey: string }>;

function rulesOf(portal: Portal, gelombang: Gelombang, { chain, publishedAt, vrfPublicKey }: RuleParts): Rules {
  const { draw } = portal.programme;
  const { quotas, demonstration } = gelombang;
  return makeRules({
    chain,
    programme: portal.programme.id,
    wave: waveNameOf(gelombang.number),
    quota: quotas === null ? { national: gelombang.places } : quotaByRegion(quotas.regions),
    secondWalk: quotas?.secondWalk === true ? 'national' : 'none',
    ceremony: draw.ceremony,
    fallback: 'dice',
    publishedAt,
    closesAt: timeOf(gelombang.closesAt),
    drawsAt: timeOf(demonstration ? gelombang.opensAt : gelombang.drawAt),
    minimumLeadSeconds: demonstration ? draw.demonstrationLeadSeconds : draw.minimumLeadHours * 3600,
    kkFrozenAt: timeOf(gelombang.closesAt),
    householdCap: draw.capPerKk,
    vrfPublicKey,
  });
}

/** Kabupaten codes without leading zeros, as the documents write regions. */
function quotaByRegion(regions: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(regions).map(([code, places]) => [String(Number(code)), places]));
}

function demoTimes(gelombang: Gelombang) {
  return { genesisTime: Math.floor(gelombang.opensAt.getTime() / 1000), periodSeconds: demoPeriodSeconds };
}

function timeOf(date: Date): string {
  return timeText(Math.floor(date.getTime() / 1000));
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
