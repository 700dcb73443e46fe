/** The draw of a gelombang and its published files: tables `draw` and `draw_file`. */
import type { PublicThrows } from '@gelombang/draw';
import type { Db, Tx } from '../platform/database.ts';

export type DrawRow = Readonly<{
  gelombang: number;
  vrfKeySealed: Uint8Array;
  demoSeedSealed: Uint8Array | null;
  rules: Uint8Array;
  sealStartedAt: Date | null;
  sealedAt: Date | null;
  manifest: Uint8Array | null;
  roundAt: Date | null;
  ceremony: PublicThrows | null;
  drawnAt: Date | null;
  announcedAt: Date | null;
}>;

export async function findDraw(db: Db, gelombang: number): Promise<DrawRow | null> {
  const rows = await db<DrawRow[]>`select ${columns(db)} from draw where gelombang = ${gelombang}`;
  return rows[0] ?? null;
}

/** For a change: nobody else changes it meanwhile. */
export async function lockDraw(tx: Tx, gelombang: number): Promise<DrawRow | null> {
  const rows = await tx<DrawRow[]>`select ${columns(tx)} from draw where gelombang = ${gelombang} for update`;
  return rows[0] ?? null;
}

export type NewDraw = Pick<DrawRow, 'gelombang' | 'vrfKeySealed' | 'demoSeedSealed' | 'rules'>;

/** False when another process made it first. */
export async function insertDraw(tx: Tx, draw: NewDraw): Promise<boolean> {
  const rows = await tx`
    insert into draw (gelombang, vrf_key_sealed, demo_seed_sealed, rules)
    values (${draw.gelombang}, ${draw.vrfKeySealed}, ${draw.demoSeedSealed}, ${draw.rules})
    on conflict do nothing returning gelombang`;
  return rows.length > 0;
}

export async function updateRules(tx: Tx, gelombang: number, rules: Uint8Array): Promise<void> {
  await tx`update draw set rules = ${rules} where gelombang = ${gelombang}`;
}

/** Scheduled gelombang, whose rules may still change, and open ones that have none yet. */
export async function listGelombangInPreparation(db: Db): Promise<readonly number[]> {
  const rows = await db<{ number: number }[]>`
    select number from gelombang
    where state = 'scheduled'
      or (state <> 'scheduled' and not exists (select from draw where draw.gelombang = gelombang.number))
    order by number`;
  return rows.map((row) => row.number);
}

export async function markSealStarted(tx: Tx, gelombang: number): Promise<void> {
  await tx`update draw set seal_started_at = coalesce(seal_started_at, now()) where gelombang = ${gelombang}`;
}

export async function saveManifest(tx: Tx, gelombang: number, manifest: Uint8Array, roundAt: Date): Promise<void> {
  await tx`
    update draw set manifest = ${manifest}, round_at = ${roundAt}, sealed_at = now()
    where gelombang = ${gelombang} and manifest is null`;
}

export async function saveCeremony(tx: Tx, gelombang: number, ceremony: PublicThrows): Promise<void> {
  await tx`update draw set ceremony = ${tx.json(ceremony)} where gelombang = ${gelombang} and ceremony is null`;
}

export async function markDrawn(tx: Tx, gelombang: number): Promise<void> {
  await tx`update draw set drawn_at = now() where gelombang = ${gelombang}`;
}

export async function markAnnounced(tx: Tx, gelombang: number): Promise<void> {
  await tx`update draw set announced_at = now() where gelombang = ${gelombang}`;
}

/** What is published stays as it is: only the rules of a gelombang that is not open yet are ever replaced. */
export async function publishFiles(
  tx: Tx,
  gelombang: number,
  files: ReadonlyMap<string, Uint8Array>,
  replace = false,
): Promise<void> {
  for (const [name, bytes] of files) {
    if (replace) await tx`delete from draw_file where gelombang = ${gelombang} and name = ${name}`;
    await tx`insert into draw_file (gelombang, name, bytes) values (${gelombang}, ${name}, ${bytes})`;
  }
}

export type PublishedFile = Readonly<{ name: string; size: number; publishedAt: Date }>;

export async function listFiles(db: Db, gelombang: number): Promise<readonly PublishedFile[]> {
  return db<PublishedFile[]>`
    select name, length(bytes) as size, published_at as "publishedAt"
    from draw_file where gelombang = ${gelombang} order by name`;
}

export async function findFile(db: Db, gelombang: number, name: string): Promise<Uint8Array | null> {
  const rows = await db<{ bytes: Uint8Array }[]>`
    select bytes from draw_file where gelombang = ${gelombang} and name = ${name}`;
  return rows[0]?.bytes ?? null;
}

/** The database's clock, to the second: the only clock of a draw. */
export async function getSeconds(db: Db): Promise<number> {
  const rows = await db<{ seconds: number }[]>`select floor(extract(epoch from clock_timestamp()))::int8 as seconds`;
  return rows[0]!.seconds;
}

/** When it really closed, to the second: an operator may close it before its time. */
export async function getClosedSeconds(db: Db, gelombang: number): Promise<number> {
  const rows = await db<{ seconds: number }[]>`
    select floor(extract(epoch from coalesce(
      (select max(at) from audit where subject = ${`gelombang:${gelombang}`} and act = 'gelombang-close'), closes_at
    )))::int8 as seconds
    from gelombang where number = ${gelombang}`;
  return rows[0]!.seconds;
}

function columns(db: Db) {
  return db`gelombang, vrf_key_sealed as "vrfKeySealed", demo_seed_sealed as "demoSeedSealed", rules,
    seal_started_at as "sealStartedAt", sealed_at as "sealedAt", manifest, round_at as "roundAt", ceremony,
    drawn_at as "drawnAt", announced_at as "announcedAt"`;
}
