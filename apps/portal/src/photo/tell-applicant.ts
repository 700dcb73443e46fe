/** Messages about a photo whose verdict came after its owner had gone on: what happened and what to do. */
import { describeFinding } from '../../browser/finding-words.ts';
import { photoMessages } from '../messages/photo.ts';
import type { Tx } from '../platform/database.ts';
import type { Language } from '../platform/language.ts';
import type { StoredFinding } from '../platform/photo-state.ts';
import type { Portal } from '../platform/portal.ts';
import { tellPerson } from '../platform/tell-person.ts';
import { photoPaths } from './paths.ts';

export type PhotoNews = Readonly<{
  applicantId: string;
  state: 'accepted' | 'refused' | 'in-review';
  findings: readonly StoredFinding[];
}>;

export async function tellApplicant(tx: Tx, portal: Portal, news: PhotoNews): Promise<void> {
  const { applicantId, state } = news;
  const write = (language: Language) => writeNews(portal, news, language);
  await tellPerson(tx, portal, { applicantId, purpose: `photo-${state}`, write });
}

function writeNews({ programme, config }: Portal, { state, findings }: PhotoNews, language: Language) {
  const { mail, findings: dictionary } = photoMessages[language];
  const { channels } = mail;
  const name = programme.name[language];
  const link = config.baseUrl + (state === 'refused' ? photoPaths.page : photoPaths.journey);
  switch (state) {
    case 'refused': {
      const reasons = findings
        .filter((finding) => finding.weight === 'refuse')
        .map((finding) => describeFinding(dictionary, finding))
        .map(({ title, sentence, advice }) => `${title}. ${sentence} ${advice}`);
      return { subject: mail.refusedSubject, body: mail.refusedBody(name, reasons.join('\n'), link), channels };
    }
    case 'accepted':
      return { subject: mail.acceptedSubject, body: mail.acceptedBody(name, link), channels };
    case 'in-review':
      return { subject: mail.inReviewSubject, body: mail.inReviewBody(name, link), channels };
  }
}
