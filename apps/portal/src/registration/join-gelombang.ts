/**
 * Joining a gelombang: one transaction, exactly while it is open by the database's clock.
 *
 * The person's row is locked first (their tabs and phones wait for each other), then the gelombang FOR SHARE (closing
 * waits for us, and after closing we see that), then the NIK is claimed (another holder of the same NIK waits, and
 * learns that it is taken). Joining again answers with the same receipt. A refusal keeps everything that was entered.
 */
import { randomBytes } from 'node:crypto';
import { commitmentOf } from '@gelombang/draw';
import { formatIsoDate, type EligibilityFinding } from '@gelombang/rules';
import { writeAudit } from '../platform/audit.ts';
import { claim } from '../platform/claims.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import { sealIdentity, sealSalt } from '../platform/entry-identity.ts';
import { isGelombangOpen } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { mayGoOn } from '../platform/photo-state.ts';
import { waveNameOf } from '../platform/wave-name.ts';
import type { IdentityData } from './assess-data.ts';
import type { DeclaredFacts } from './assess-declarations.ts';
import { assessReadiness, type Readiness } from './assess-readiness.ts';
import { receiptBytes, receiptNumberOf } from './receipt.ts';
import { openDraft, type Owner } from './save-draft.ts';
import { queueReceipt } from './send-receipt.ts';
import {
  countIdentityConflicts,
  findEntry,
  lockApplicant,
  lockGelombangForJoining,
  saveEntry,
  wasNikAdmitted,
  type EntryRow,
} from './store.ts';

export type JoinRefusal =
  | { code: 'not-open' }
  | { code: 'photo-missing' }
  | { code: 'photo-refused' }
  | { code: 'data-incomplete' }
  | { code: 'declarations-incomplete' }
  | { code: 'not-eligible'; findings: readonly EligibilityFinding[] }
  | { code: 'nik-taken' }
  | { code: 'nik-admitted-before' }
  | { code: 'identity-tries-used'; until: Date };

export type JoinResult =
  Readonly<{ ok: true; receiptNumber: string; isNew: boolean }> | Readonly<{ ok: false; error: JoinRefusal }>;

export type JoinRequest = Readonly<{ applicantId: string; gelombang: number }>;

/** security.md: NIK conflicts show at most three times a day. */
const conflictsPerDay = 3;

export async function joinGelombang(portal: Portal, request: JoinRequest): Promise<JoinResult> {
  // Once closed, by its state or by its time, nobody takes the shared lock any more: a stream of late joins cannot hold up the closing.
  const mayBeOpen = await isGelombangOpen(portal.sql, request.gelombang);
  if (!mayBeOpen) return (await findReceipt(portal, request)) ?? refuse({ code: 'not-open' });
  return inTransaction(portal.sql, (tx) => joinIn(tx, portal, request));
}

async function joinIn(tx: Tx, portal: Portal, { applicantId, gelombang }: JoinRequest): Promise<JoinResult> {
  const { wrappedKey } = await lockApplicant(tx, applicantId);
  const owner: Owner = { applicantId, key: portal.vault.unwrapPersonKey(wrappedKey) };
  const existing = await findEntry(tx, gelombang, applicantId);
  if (existing && !existing.withdrawnAt) return { ok: true, receiptNumber: existing.receiptNumber, isNew: false };

  const locked = await lockGelombangForJoining(tx, gelombang);
  if (locked?.state !== 'open' || locked.now >= locked.closesAt) return refuse({ code: 'not-open' });
  const { fields } = await openDraft(tx, portal.vault, owner);
  const readiness = await assessReadiness(tx, portal, { applicantId, fields, now: locked.now });
  const ready = requireReady(readiness);
  if (!ready.ok) return ready;

  const identity = await claimIdentity(tx, portal, { applicantId, gelombang, nik: ready.data.nik });
  if (!identity.ok) return identity;
  const joining = { owner, gelombang, joinedAt: locked.now, photoId: ready.photoId, nikIndex: identity.nikIndex };
  const entry = await makeEntry(tx, portal, joining, ready);
  await saveEntry(tx, entry);
  await writeAudit(tx, { actor: `applicant:${applicantId}`, act: 'entry-join', subject: `gelombang:${gelombang}` });
  await queueReceipt(tx, portal, { ...entry, nik: ready.data.nik });
  return { ok: true, receiptNumber: entry.receiptNumber, isNew: true };
}

type Ready = Readonly<{ ok: true; data: IdentityData; facts: DeclaredFacts; photoId: string }>;

function requireReady({ photo, data, declarations, eligibility }: Readiness): Ready | (JoinResult & { ok: false }) {
  if (photo === null) return refuse({ code: 'photo-missing' });
  if (!mayGoOn(photo)) return refuse({ code: 'photo-refused' });
  if (!data.value || !data.looksChecked) return refuse({ code: 'data-incomplete' });
  if (!declarations.facts) return refuse({ code: 'declarations-incomplete' });
  if (eligibility.length > 0) return refuse({ code: 'not-eligible', findings: eligibility });
  return { ok: true, data: data.value, facts: declarations.facts, photoId: photo.id };
}

type IdentityClaim = Readonly<{ applicantId: string; gelombang: number; nik: string }>;
type ClaimedIdentity = Readonly<{ ok: true; nikIndex: Uint8Array }>;

/** One entry a NIK and gelombang. A conflict is counted, never explained: it must not tell whose NIK it is. */
async function claimIdentity(
  tx: Tx,
  { vault, programme }: Portal,
  { applicantId, gelombang, nik }: IdentityClaim,
): Promise<ClaimedIdentity | (JoinResult & { ok: false })> {
  const actor = `applicant:${applicantId}` as const;
  const conflicts = await countIdentityConflicts(tx, actor);
  if (conflicts.count >= conflictsPerDay) return refuse({ code: 'identity-tries-used', until: conflicts.until });
  const nikIndex = vault.blindIndex('nik', nik);
  const admitted = programme.eligibility.excludesPastRecipients && (await wasNikAdmitted(tx, nikIndex));
  const claimed = admitted || (await claim(tx, nikClaimOf(gelombang), nikIndex, applicantId));
  if (claimed === true || !claimed.ok) {
    await writeAudit(tx, { actor, act: 'identity-conflict', subject: `gelombang:${gelombang}` });
    return refuse({ code: admitted ? 'nik-admitted-before' : 'nik-taken' });
  }
  return { ok: true, nikIndex };
}

export function nikClaimOf(gelombang: number): string {
  return `nik:${gelombang}`;
}

type Joining = Readonly<{ owner: Owner; gelombang: number; joinedAt: Date; photoId: string; nikIndex: Uint8Array }>;
type NewEntry = Omit<EntryRow, 'withdrawnAt'>;

async function makeEntry(tx: Tx, portal: Portal, joining: Joining, { data, facts }: Ready): Promise<NewEntry> {
  const { vault, programme } = portal;
  const { owner, gelombang, joinedAt } = joining;
  const entryKey = { gelombang, applicantId: owner.applicantId };
  const salt = new Uint8Array(randomBytes(32));
  const commitment = commitmentOf({ salt, wave: waveNameOf(gelombang), nik: data.nik });
  const { birthDate, ...identity } = data;
  return {
    ...entryKey,
    joinedAt,
    receiptNumber: await claimReceiptNumber(tx, portal, entryKey),
    commitment,
    saltSealed: sealSalt(vault, owner.key, entryKey, salt),
    receiptSignature: vault.signReceipt(receiptBytes({ gelombang, commitment, joinedAt })),
    nikIndex: joining.nikIndex,
    kkIndex: vault.blindIndex('kk', data.kk),
    identitySealed: sealIdentity(vault, owner.key, entryKey, { ...identity, birthDate: formatIsoDate(birthDate) }),
    declarations: { version: programme.consent.version, agreed: ['consent'], facts },
    regionCode: data.regionCode.slice(0, 4),
    photoId: joining.photoId,
  };
}

type EntryKey = Readonly<{ gelombang: number; applicantId: string }>;

/** Of 2^40 numbers one that nobody holds, not even this person from an earlier try. */
async function claimReceiptNumber(
  tx: Tx,
  { programme }: Portal,
  { gelombang, applicantId }: EntryKey,
): Promise<string> {
  for (;;) {
    const number = receiptNumberOf(programme.receiptLetters, gelombang, randomBytes(8));
    if ((await claim(tx, 'receipt', Buffer.from(number), applicantId)).ok) return number;
  }
}

async function findReceipt({ sql }: Portal, { applicantId, gelombang }: JoinRequest): Promise<JoinResult | null> {
  const existing = await findEntry(sql, gelombang, applicantId);
  if (!existing || existing.withdrawnAt) return null;
  return { ok: true, receiptNumber: existing.receiptNumber, isNew: false };
}

function refuse(error: JoinRefusal): JoinResult & { ok: false } {
  return { ok: false, error };
}
