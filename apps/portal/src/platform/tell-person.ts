/** A message to one applicant, at their proved address, in their language, ending with the official channels. */
import type { Tx } from './database.ts';
import type { Language } from './language.ts';
import { queueMessage } from './outbox.ts';
import type { Portal } from './portal.ts';
import { officialChannelLines } from './programme.ts';
import { findRecipient } from './recipient.ts';

export type Told = Readonly<{
  applicantId: string;
  purpose: string;
  write(language: Language): Readonly<{ subject: string; body: string; channels: (list: string) => string }>;
}>;

/** Someone without an address sees it on their page all the same. */
export async function tellPerson(tx: Tx, portal: Portal, { applicantId, purpose, write }: Told): Promise<void> {
  const person = await findRecipient(tx, portal.vault, applicantId);
  if (person === null) return;
  const { subject, body, channels } = write(person.language);
  const list = officialChannelLines(portal.programme, person.language);
  const ending = channels(list.join('\n'));
  await queueMessage(tx, portal, { to: person.to, applicantId, purpose, subject, body: `${body}\n\n${ending}` });
}
