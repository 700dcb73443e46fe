/** Walls 3 and 8 of the style: clock and chance in packages, names of files, their length. */
import { isTest, type Source } from './sources.ts';

const clockOrChance = new Set([
  'Date.now()',
  'new Date()',
  'Date()',
  'performance.now()',
  'Math.random()',
  'crypto.getRandomValues()',
  'crypto.randomUUID()',
  'globalThis.crypto.getRandomValues()',
  'randomBytes()',
  'randomUUID()',
  'randomInt()',
]);

export function findClockOrChance(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => /^packages\/[^/]+\/src\//.test(source.path) && !isTest(source))
    .flatMap((source) =>
      source.calls.filter((call) => clockOrChance.has(call)).map((call) => `${source.path}: ${call}`),
    );
}

const saysNothing = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'core', 'misc']);

/** Names of folders and files that say nothing of what is inside. */
export function findEmptyNames(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => source.path.split('/').some((part) => saysNothing.has(part.replace(/\..*$/, ''))))
    .map((source) => source.path);
}

export function findStrayIndexFiles(sources: readonly Source[]): string[] {
  return sources
    .filter((source) => /\/index\.tsx?$/.test(source.path) && !/^packages\/[^/]+\/src\/index\.ts$/.test(source.path))
    .map((source) => source.path);
}

export function findLongFiles(sources: readonly Source[], maxLines: number): string[] {
  return sources.filter((source) => source.lines > maxLines).map((source) => `${source.path}: ${source.lines} lines`);
}
