/** Walls 1, 2, 5 and 8 of the style: who may import whom. Each answers with its violations, as sentences. */
import { findImported, isTest, type Import, type Source } from './sources.ts';

/** The entries of each package of ours: `@gelombang/draw` → `.`, `./node`. */
export type Entries = ReadonlyMap<string, readonly string[]>;

export function findCrossingImports(sources: readonly Source[]): string[] {
  return everyImport(sources).flatMap(({ source, specifier }) => {
    const home = workspaceOf(source.path);
    const imported = findImported(source.path, specifier);
    if (!home || !imported || imported.startsWith(`${home}/`)) return [];
    // Scripts build; a test may use what is there for tests.
    if (imported.startsWith('scripts/') || (isTest(source) && /^(packages\/[^/]+\/)?test\//.test(imported))) return [];
    return [`${source.path} reaches out of ${home} to ${imported}`];
  });
}

export function findPackageImports(sources: readonly Source[], entries: Entries): string[] {
  return everyImport(sources).flatMap(({ source, specifier }) => {
    const home = workspaceOf(source.path);
    const name = /^@gelombang\/[^/]+/.exec(specifier)?.[0];
    if (!home || !name) return [];
    const isOwnTest = isTest(source) && home === name.replace('@gelombang/', 'packages/');
    if (home.startsWith('packages/') && !isOwnTest)
      return [`${source.path} imports ${specifier}: packages stand alone`];
    const entry = `.${specifier.slice(name.length)}`;
    return entries.get(name)?.includes(entry)
      ? []
      : [`${source.path} imports ${specifier}, which exports no such entry`];
  });
}

/** What may touch Node in a package: node.ts, worker.ts and the folder node/. */
export function findNodeInCores(sources: readonly Source[]): string[] {
  return everyImport(sources).flatMap(({ source, specifier }) => {
    const isCore = /^packages\/[^/]+\/src\//.test(source.path) && !isTest(source);
    if (!isCore || /\/(node|worker)\.ts$|\/node\//.test(source.path) || !specifier.startsWith('node:')) return [];
    return [`${source.path} imports ${specifier}: only node.ts, worker.ts and node/ may`];
  });
}

const portal = 'apps/portal/src/';
const shared = ['ui', 'messages', 'platform'];
/** Put the features together; nothing imports them. */
const composition = ['admin'];

export function findFeatureImports(sources: readonly Source[]): string[] {
  return everyImport(sources.filter((source) => !isTest(source))).flatMap(({ source, specifier }) => {
    const from = portalFolder(source.path);
    const imported = findImported(source.path, specifier);
    const to = imported === undefined ? undefined : portalFolder(imported);
    if (from === undefined || to === undefined || from === to || composition.includes(from)) return [];
    if (shared.includes(to)) return [];
    return [`${source.path} imports ${imported}: ${from} must not know ${to}`];
  });
}

export function findBrowserImports(sources: readonly Source[]): string[] {
  return everyImport(sources.filter((source) => source.path.startsWith('apps/portal/browser/'))).flatMap(
    ({ source, specifier }) =>
      findImported(source.path, specifier)?.startsWith(portal) === true && !isTest(source)
        ? [`${source.path} imports ${specifier}: the browser's files know nothing of the server`]
        : [],
  );
}

/** Each cycle once, as `a → b → a`. Types alone make none: they are gone when the program runs. */
export function findCycles(sources: readonly Source[]): string[] {
  const known = new Set(sources.map((source) => source.path));
  const next = new Map(
    sources.map((source) => {
      const imported = source.imports
        .filter((one) => !one.isTypeOnly)
        .map((one) => findImported(source.path, one.specifier) ?? '');
      return [source.path, imported.filter((name) => known.has(name))];
    }),
  );
  const cycles: string[] = [];
  const finished = new Set<string>();
  const follow = (name: string, trail: readonly string[]): void => {
    const start = trail.indexOf(name);
    if (start >= 0) cycles.push([...trail.slice(start), name].join(' → '));
    if (start >= 0 || finished.has(name)) return;
    for (const imported of next.get(name) ?? []) follow(imported, [...trail, name]);
    finished.add(name);
  };
  for (const name of known) follow(name, []);
  return cycles;
}

function everyImport(sources: readonly Source[]): readonly (Import & { source: Source })[] {
  return sources.flatMap((source) => source.imports.map((one) => ({ ...one, source })));
}

function workspaceOf(name: string): string | undefined {
  return /^(packages|apps)\/[^/]+/.exec(name)?.[0];
}

/** `account` for apps/portal/src/account/…; undefined for the files that compose, right under src/. */
function portalFolder(name: string): string | undefined {
  const inside = name.startsWith(portal) ? name.slice(portal.length) : '';
  return inside.includes('/') ? inside.slice(0, inside.indexOf('/')) : undefined;
}
