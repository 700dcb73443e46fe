/** The receipt: worth keeping, prints on one page, and says how its owner can check the draw. */
import { formatDateTime, formatNikMasked } from '../messages/dates.ts';
import type { View } from '../platform/context.ts';
import { Button } from '../ui/button.tsx';
import { ButtonRow } from '../ui/button-row.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { PrintButton } from '../ui/print-button.tsx';
import { Receipt } from '../ui/receipt.tsx';
import { Timeline } from '../ui/timeline.tsx';
import type { OpenReceipt } from './read-receipt.ts';
import { hex } from './receipt.ts';
import { describeGelombang } from './words.ts';

export function ReceiptPage({ view, receipt }: Readonly<{ view: View; receipt: OpenReceipt }>) {
  const words = view.words.registration.receipt;
  const gelombang = describeGelombang(view, receipt.gelombang);
  return (
    <Page view={view} title={`${words.title} ${receipt.receiptNumber}`} heading={words.heading(gelombang)}>
      {receipt.withdrawn ? <Notice kind="attention">{words.withdrawn}</Notice> : null}
      <Receipt
        label={words.number}
        number={receipt.receiptNumber}
        rows={[
          { label: words.time, value: formatDateTime(receipt.joinedAt, view.language, view.programme) },
          { label: words.nik, value: formatNikMasked(receipt.nik) },
        ]}
        qr={{ text: receipt.drawUrl, label: words.qrLabel }}
      />
      <h2>{words.nextTitle}</h2>
      <NextSteps view={view} receipt={receipt} />
      <p>{words.nobodyPays}</p>
      <ButtonRow>
        <Button href="/status">{words.toStatus}</Button>
        <Button kind="quiet" href={`/tanda-terima/${receipt.gelombang}/berkas`}>
          {words.download}
        </Button>
        <PrintButton>{words.print}</PrintButton>
      </ButtonRow>
      <p class="no-print">{words.keep}</p>
      <h2>{words.checkTitle}</h2>
      <p>{words.checkLead}</p>
      <dl class="codes">
        <Code label={words.code} bytes={receipt.commitment} />
        <Code label={words.salt} bytes={receipt.salt} />
        <Code label={words.signature} bytes={receipt.signature} />
      </dl>
    </Page>
  );
}

function NextSteps({ view, receipt }: Readonly<{ view: View; receipt: OpenReceipt }>) {
  const words = view.words.registration.receipt;
  const say = (date: Date) => formatDateTime(date, view.language, view.programme);
  const isPast = (state: 'closed' | 'drawn') =>
    state === 'closed' ? receipt.state !== 'open' : ['drawn', 'announced'].includes(receipt.state);
  const stateOf = (done: boolean, before: boolean) => (done ? 'done' : before ? 'now' : 'next');
  const closed = isPast('closed');
  const drawn = isPast('drawn');
  return (
    <Timeline
      steps={[
        { label: words.closes, when: say(receipt.closesAt), state: stateOf(closed, true) },
        { label: words.draw, when: say(receipt.drawAt), state: stateOf(drawn, closed) },
        { label: words.announced, state: stateOf(receipt.state === 'announced', drawn) },
      ]}
    />
  );
}

/** Sixty-four hexadecimal digits in groups of eight: to compare by eye. */
function Code({ label, bytes }: Readonly<{ label: string; bytes: Uint8Array }>) {
  return (
    <div class="codes__row">
      <dt>{label}</dt>
      <dd>
        <code>{hex(bytes).replace(/(.{8})(?=.)/g, '$1 ')}</code>
      </dd>
    </div>
  );
}
