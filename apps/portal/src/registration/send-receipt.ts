/** The receipt by mail or SMS: a message in the transaction that joins, in the person's own language. */
import { formatDateTime, formatNikMasked } from '../messages/dates.ts';
import { wordsFor } from '../messages/words.ts';
import type { Tx } from '../platform/database.ts';
import { getGelombang } from '../platform/gelombang-store.ts';
import type { Portal } from '../platform/portal.ts';
import { tellPerson } from '../platform/tell-person.ts';

export type SentReceipt = Readonly<{
  applicantId: string;
  gelombang: number;
  receiptNumber: string;
  joinedAt: Date;
  nik: string;
}>;

export async function queueReceipt(tx: Tx, portal: Portal, receipt: SentReceipt): Promise<void> {
  const { programme, config } = portal;
  const { drawAt } = await getGelombang(tx, receipt.gelombang);
  await tellPerson(tx, portal, {
    applicantId: receipt.applicantId,
    purpose: 'receipt',
    write(language) {
      const words = wordsFor(language);
      const gelombang = words.gelombang.name(receipt.gelombang);
      const { subject, lines, channels } = words.registration.receiptMail;
      const facts = {
        gelombang,
        number: receipt.receiptNumber,
        time: formatDateTime(receipt.joinedAt, language, programme),
        nik: formatNikMasked(receipt.nik),
        draw: formatDateTime(drawAt, language, programme),
        link: `${config.baseUrl}/tanda-terima/${receipt.gelombang}`,
      };
      return { subject: subject(programme.name[language], gelombang), body: lines(facts).join('\n\n'), channels };
    },
  });
}
