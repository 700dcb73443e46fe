/** What a card lies on: wood, cloth, tables, paper, a light-blue table that makes finding it hard. */
import sharp from 'sharp';
import type { Chance } from './specimen-chance.ts';

export const GROUNDS = [
  'wood',
  'dark-wood',
  'cloth',
  'grey-table',
  'white-table',
  'light-blue-table',
  'tiles',
  'clutter',
] as const;
export type Ground = (typeof GROUNDS)[number];

export async function drawGround(ground: Ground, width: number, height: number, chance: Chance): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${bodyOf(ground, width, height, chance)}</svg>`;
  return await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer();
}

function bodyOf(ground: Ground, width: number, height: number, chance: Chance): string {
  const seed = Math.floor(chance.between(1, 9999));
  switch (ground) {
    case 'wood':
      return textured('#b98a5a', '0.004 0.09', seed, 0.35);
    case 'dark-wood':
      return textured('#4c3220', '0.006 0.12', seed, 0.4);
    case 'cloth':
      return textured(chance.pick(['#8c3a4a', '#d8d0c0', '#3e5a46', '#6a6f86']), '0.35 0.35', seed, 0.35);
    case 'grey-table':
      return textured('#8a8a88', '0.02 0.02', seed, 0.1);
    case 'white-table':
      return textured('#eeece6', '0.03 0.03', seed, 0.06);
    case 'light-blue-table':
      return textured('#9db9c9', '0.02 0.02', seed, 0.08);
    case 'tiles':
      return textured('#cfc8bb', '0.01 0.01', seed, 0.12) + tiles(width, height, chance);
    case 'clutter':
      return textured('#7d7468', '0.02 0.05', seed, 0.25) + clutter(width, height, chance);
  }
}

function textured(colour: string, frequency: string, seed: number, strength: number): string {
  return `<filter id="t" x="0" y="0" width="100%" height="100%"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="4" seed="${seed}"/>
    <feColorMatrix values="0 0 0 0 0  0 0 0 0 0  0 0 0 0 0  ${strength * 2} 0 0 0 ${-strength * 0.5}"/></filter>
    <rect width="100%" height="100%" fill="${colour}"/><rect width="100%" height="100%" filter="url(#t)"/>`;
}

function tiles(width: number, height: number, chance: Chance): string {
  const size = chance.between(0.28, 0.4) * width;
  const lines: string[] = [];
  for (let x = chance.between(0, size); x < width; x += size) lines.push(`M${x} 0V${height}`);
  for (let y = chance.between(0, size); y < height; y += size) lines.push(`M0 ${y}H${width}`);
  return `<path d="${lines.join('')}" stroke="#8f877a" stroke-width="${width / 180}" fill="none"/>`;
}

function clutter(width: number, height: number, chance: Chance): string {
  const things = Array.from({ length: 9 }, () => {
    const [x, y] = [chance.between(-0.1, 1) * width, chance.between(-0.1, 1) * height];
    const [w, h] = [chance.between(0.05, 0.22) * width, chance.between(0.05, 0.3) * height];
    const colour = chance.pick(['#c94f3d', '#2f4858', '#f2efe9', '#d9a441', '#1f1f1f', '#5a7d5a']);
    const turn = chance.between(0, 180);
    return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="8" fill="${colour}" transform="rotate(${turn} ${x} ${y})"/>`;
  });
  return things.join('');
}
