/** An operator accepts or refuses a photo: decision, audit line and message to its owner, or none of them. */
import { reviewMessages, reviewReasons, type ReviewReason } from '../messages/review.ts';
import { photoMessages } from '../messages/photo.ts';
import { writeAudit } from '../platform/audit.ts';
import { inTransaction, type Tx } from '../platform/database.ts';
import type { Language } from '../platform/language.ts';
import { getPersonKey } from '../platform/person-key.ts';
import { findPhoto, reviewNoteWhere, type PhotoNow } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import { tellPerson } from '../platform/tell-person.ts';
import { insertReview } from './store.ts';

export const noteMaxLength = 500;

export type DecisionFinding = Readonly<{ code: 'missing-reason' | 'missing-note' | 'note-too-long' }>;

export type Decision = Readonly<{ photoId: string; accepts: boolean; reason: ReviewReason | null; note: string }>;

export function assessDecision({ accepts, reason, note }: Decision): DecisionFinding[] {
  const findings: DecisionFinding[] = [];
  if (!accepts && reason === null) findings.push({ code: 'missing-reason' });
  if (!accepts && reason === 'other' && note === '') findings.push({ code: 'missing-note' });
  if (note.length > noteMaxLength) findings.push({ code: 'note-too-long' });
  return findings;
}

export function parseReason(text: string | undefined): ReviewReason | null {
  return reviewReasons.find((reason) => reason === text) ?? null;
}

export type Decided = Readonly<{ ok: true }> | Readonly<{ ok: false; error: { code: 'not-in-review' } }>;

export async function decidePhoto(portal: Portal, operatorId: string, decision: Decision): Promise<Decided> {
  const photo = await findPhoto(portal.sql, decision.photoId);
  if (photo?.state !== 'in-review') return { ok: false, error: { code: 'not-in-review' } };
  const decided = await inTransaction(portal.sql, (tx) => write(tx, portal, operatorId, photo, decision));
  return decided ? { ok: true } : { ok: false, error: { code: 'not-in-review' } };
}

async function write(
  tx: Tx,
  portal: Portal,
  operatorId: string,
  photo: PhotoNow,
  decision: Decision,
): Promise<boolean> {
  const { id: photoId, applicantId } = photo;
  const { accepts, note } = decision;
  const reason = accepts ? '' : (decision.reason ?? 'other');
  const key = await getPersonKey(tx, portal.vault, applicantId);
  const noteSealed = accepts || note === '' ? null : portal.vault.seal(key, reviewNoteWhere(photoId), note);
  const state = accepts ? 'accepted' : 'refused';
  if (!(await insertReview(tx, { photoId, applicantId, operatorId, decision: state, reason, noteSealed })))
    return false;
  await writeAudit(tx, {
    actor: `operator:${operatorId}`,
    act: `photo-${state}`,
    subject: `photo:${photoId}`,
    details: accepts ? {} : { reason },
  });
  const messageOf = (language: Language) => writeNews(portal, decision, language);
  await tellPerson(tx, portal, { applicantId, purpose: `photo-${state}`, write: messageOf });
  return true;
}

function writeNews({ programme, config }: Portal, { accepts, reason, note }: Decision, language: Language) {
  const { mail, reasons } = reviewMessages[language];
  const { channels } = photoMessages[language].mail;
  const name = programme.name[language];
  if (accepts) {
    return { subject: mail.acceptedSubject, body: mail.acceptedBody(name, `${config.baseUrl}/pendaftaran`), channels };
  }
  const { title, advice } = reasons[reason ?? 'other'];
  const body = mail.refusedBody(name, title, advice, note, `${config.baseUrl}/pendaftaran/foto`);
  return { subject: mail.refusedSubject, body, channels };
}
