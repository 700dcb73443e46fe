/** A receipt worth keeping: its number, its facts, a code to scan. Prints on one page. */
import { QrCode } from './qr-code.tsx';
import { SummaryList, type SummaryRow } from './summary-list.tsx';
import { WaveEdge } from './wave.tsx';

type ReceiptProps = Readonly<{
  label: string;
  number: string;
  rows: readonly SummaryRow[];
  qr: Readonly<{ text: string; label: string }>;
}>;

export function Receipt({ label, number, rows, qr }: ReceiptProps) {
  return (
    <div class="receipt">
      <div class="receipt__head">
        <p class="receipt__label">{label}</p>
        <p class="receipt__number">{number}</p>
      </div>
      <WaveEdge name="receipt__edge" />
      <div class="receipt__body">
        <SummaryList rows={rows} />
        <div class="receipt__code">
          <QrCode text={qr.text} label={qr.label} />
          <p class="quiet">{qr.label}</p>
        </div>
      </div>
    </div>
  );
}
