/** The colours, as they are written: text is read in sunlight, edges are seen. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryFolder } from '../platform/config.ts';

const css = await readFile(path.join(repositoryFolder, 'apps/portal/assets/styles/tokens.css'), 'utf8');
const [light = '', dark = ''] = css.split('prefers-color-scheme: dark').map(String);

const onEveryGround = [
  ['--ink', '--paper'],
  ['--ink', '--foam'],
  ['--ink', '--leaf-ground'],
  ['--ink', '--sun-ground'],
  ['--ink', '--clay-ground'],
  ['--quiet', '--paper'],
  ['--quiet', '--foam'],
  ['--sea', '--paper'],
  ['--sea-deep', '--paper'],
  ['--sea-deep', '--foam'],
  ['--sea-deep', '--leaf-ground'],
  ['--sea-deep', '--sun-ground'],
  ['--sea-deep', '--clay-ground'],
  ['--on-sea', '--sea'],
  ['--on-sea', '--sea-deep'],
  ['--clay', '--paper'],
  ['--on-clay', '--clay'],
  ['--on-sun', '--sun'],
] as const;
const edges = [
  ['--edge', '--paper'],
  ['--edge', '--foam'],
  ['--sea', '--paper'],
  ['--clay', '--clay-ground'],
  ['--leaf', '--leaf-ground'],
] as const;

describe.each([
  ['light', tokensOf(light)],
  ['dark', { ...tokensOf(light), ...tokensOf(dark) }],
])('in %s', (_, tokens) => {
  it.each(onEveryGround)('%s is read on %s', (text, ground) => {
    expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(7);
  });
  it.each(edges)('%s is seen on %s', (edge, ground) => {
    expect(contrast(tokens[edge]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
  });
});

it('black on white is 21, as WCAG says', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

function tokensOf(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value] as const),
  );
}

/** WCAG 2.2, relative luminance. */
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
