/** A QR code as SVG: one path, its modules joined into runs, so that a page stays small. */
import { encode } from 'uqr';

export function QrCode({ text, label }: Readonly<{ text: string; label: string }>) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} width="184" height="184" role="img" aria-label={label}>
      <rect width={size} height={size} />
      <path d={data.map((row, y) => pathOfRow(row, y)).join('')} shape-rendering="crispEdges" />
    </svg>
  );
}

function pathOfRow(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    let end = x;
    while (row[end + 1]) end++;
    path += `M${x} ${y}h${end - x + 1}v1h-${end - x + 1}z`;
    x = end;
  }
  return path;
}
