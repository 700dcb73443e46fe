/** Messages about an account: what they are filled with, and sending one to every address of a person. */
import { accountMail, type AccountMailWords, type MailFacts } from '../messages/account-mail.ts';
import type { Tx } from '../platform/database.ts';
import type { Language } from '../platform/language.ts';
import { queueMessage } from '../platform/outbox.ts';
import { getPersonKey } from '../platform/person-key.ts';
import type { Portal } from '../platform/portal.ts';
import { officialChannelLines } from '../platform/programme.ts';
import { openAddress } from '../platform/recipient.ts';
import { listContacts } from './account-store.ts';
import { clockTime } from './clock-time.ts';
import type { Contact } from './contact-entry.ts';

export function mailWords(language: Language): AccountMailWords {
  return accountMail[language];
}

export function mailFacts(portal: Portal, language: Language): MailFacts {
  const { programme, config } = portal;
  return {
    programme: programme.name[language],
    site: config.baseUrl,
    channels: officialChannelLines(programme, language),
    officialSite: programme.channels.site,
  };
}

/** What only a code message says: the host it works on, and until when. */
export function codeEnd(portal: Portal, language: Language, lifeMinutes: number): { host: string; until: string } {
  const until = new Date(Date.now() + lifeMinutes * 60_000);
  return { host: new URL(portal.config.baseUrl).hostname, until: clockTime(until, language, portal.programme) };
}

/** A person's own addresses, opened. */
export async function openContacts(
  db: Tx | Portal['sql'],
  portal: Portal,
  applicantId: string,
): Promise<readonly Contact[]> {
  const key = await getPersonKey(db, portal.vault, applicantId);
  const rows = await listContacts(db, applicantId);
  return rows.map((row) => ({ kind: row.kind, address: openAddress(portal.vault, key, { applicantId, ...row }) }));
}

/** The password was changed: whoever can read one of the addresses hears of it. */
export async function notifyEveryAddress(
  tx: Tx,
  portal: Portal,
  applicantId: string,
  language: Language,
): Promise<void> {
  for (const to of await openContacts(tx, portal, applicantId)) {
    const text = mailWords(language).passwordChanged(to.kind, mailFacts(portal, language));
    await queueMessage(tx, portal, { to, applicantId, purpose: 'password-changed', ...text });
  }
}
