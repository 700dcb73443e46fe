/** Who looks at a photo, and when, written over all of it: a picture taken of the screen names its leak. */
import sharp from 'sharp';

export async function watermarkPhoto(jpeg: Uint8Array, text: string): Promise<Uint8Array> {
  const image = sharp(jpeg, { limitInputPixels: 4_000_000, failOn: 'error' });
  const { width, height } = await image.metadata();
  const mark = Buffer.from(markOf(text, width, height));
  return image
    .composite([{ input: mark }])
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Slanted lines of text, dark and light, so that they show on any ground without hiding the card. */
function markOf(text: string, width: number, height: number): string {
  const size = Math.max(12, Math.round(Math.max(width, height) / 50));
  const step = size * 7;
  const reach = Math.ceil(Math.hypot(width, height) / 2);
  const lines: string[] = [];
  for (let y = -reach; y <= reach; y += step) {
    for (const [dx, colour] of [
      [1, '#000'],
      [0, '#fff'],
    ] as const) {
      const line = `${escapeXml(text)}   `.repeat(8);
      lines.push(
        `<text x="${-reach + dx}" y="${y + dx}" fill="${colour}" fill-opacity="0.4" xml:space="preserve">${line}</text>`,
      );
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="${size}">` +
    `<g transform="translate(${width / 2} ${height / 2}) rotate(-24)">${lines.join('')}</g></svg>`
  );
}

function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '<': '&lt;',
    '>': '&gt;',
    '&': '&amp;',
    '"': '&quot;',
    "'": '&#39;',
  };
  // Control characters are not allowed in XML at all.
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\ufffe\uffff]/g, ' ').replace(/[<>&"']/g, (sign) => entities[sign]!);
}
