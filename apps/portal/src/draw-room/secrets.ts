/** What a draw keeps secret: the wave's VRF key, and, in a demonstration, the seed of its beacon. Sealed under the system key. */
import { makeDemoBeacon, type DemoBeacon, type Rules } from '@gelombang/draw';
import type { Portal } from '../platform/portal.ts';
import type { DrawRow } from './store.ts';

type SecretColumn = 'vrf_key' | 'demo_seed';

export function sealDrawSecret(
  { vault }: Pick<Portal, 'vault'>,
  gelombang: number,
  column: SecretColumn,
  secret: Uint8Array,
) {
  return vault.seal('system', whereOf(gelombang, column), secret);
}

export function vrfKeyOf({ vault }: Pick<Portal, 'vault'>, draw: DrawRow): Uint8Array {
  return vault.open('system', whereOf(draw.gelombang, 'vrf_key'), draw.vrfKeySealed);
}

/** The demonstration beacon whose chain the rules name. Only a demonstration has one. */
export function demoBeaconOf({ vault }: Pick<Portal, 'vault'>, draw: DrawRow, rules: Rules): DemoBeacon {
  if (draw.demoSeedSealed === null || !('genesisTime' in rules.beacon))
    throw new Error('this draw has no demonstration beacon');
  const seed = vault.open('system', whereOf(draw.gelombang, 'demo_seed'), draw.demoSeedSealed);
  return makeDemoBeacon(seed, rules.beacon);
}

function whereOf(gelombang: number, column: SecretColumn) {
  return { table: 'draw', column, row: String(gelombang) };
}
