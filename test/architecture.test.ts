/** The walls of the style, held. Each wall is first shown to stop somebody, then the tree is held against it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { findClockOrChance, findEmptyNames, findLongFiles, findStrayIndexFiles } from './walls/file-walls.ts';
import {
  findBrowserImports,
  findCrossingImports,
  findCycles,
  findFeatureImports,
  findNodeInCores,
  findPackageImports,
  type Entries,
} from './walls/import-walls.ts';
import { parseSource, readSources, type Source } from './walls/sources.ts';
import { findForeignWrites, findSqlOutsideStores, parseOwners } from './walls/table-walls.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const tree = readSources(root, ['packages', 'apps', 'bench', 'test', 'scripts']);
const entries = readEntries();
const { owners: ownersInMigrations, ownerless } = parseOwners(readMigrations());
// Migrating keeps its own list, older than the first migration.
const owners = new Map([...ownersInMigrations, ['schema_migration', 'platform']]);

type Files = Readonly<Record<string, string>>;
type Wall = Readonly<{
  name: string;
  find: (sources: readonly Source[]) => string[];
  /** Files that break it, and what is said about them. */
  breach: Files;
  said: readonly string[];
  /** Files close by that do not. */
  fine: Files;
}>;

const walls: readonly Wall[] = [
  {
    name: 'no workspace reaches into another by a path',
    find: findCrossingImports,
    breach: { 'packages/draw/src/x.ts': "import { a } from '../../rules/src/a.ts';" },
    said: ['packages/draw/src/x.ts reaches out of packages/draw to packages/rules/src/a.ts'],
    fine: {
      'packages/draw/src/x.ts': "import { a } from './a.ts';",
      'apps/cli/src/x.test.ts': "import { a } from '../../../packages/draw/test/a.ts';",
    },
  },
  {
    name: 'packages import neither apps nor each other, and everyone comes in by an entry',
    find: (sources) => findPackageImports(sources, new Map([['@gelombang/draw', ['.', './node']]])),
    breach: {
      'packages/rules/src/x.ts': "export { a } from '@gelombang/draw';",
      'apps/cli/src/x.ts': "const a = await import('@gelombang/draw/src/tree.ts');",
    },
    said: [
      'packages/rules/src/x.ts imports @gelombang/draw: packages stand alone',
      'apps/cli/src/x.ts imports @gelombang/draw/src/tree.ts, which exports no such entry',
    ],
    fine: { 'apps/cli/src/x.ts': "import { a } from '@gelombang/draw/node';" },
  },
  {
    name: 'the cores of packages know nothing of Node',
    find: findNodeInCores,
    breach: { 'packages/draw/src/x.ts': "import { readFile } from 'node:fs';" },
    said: ['packages/draw/src/x.ts imports node:fs: only node.ts, worker.ts and node/ may'],
    fine: {
      'packages/draw/src/node.ts': "import { readFile } from 'node:fs';",
      'packages/draw/src/x.test.ts': "import { readFile } from 'node:fs';",
    },
  },
  {
    name: 'a feature does not import another, and what is shared imports none',
    find: findFeatureImports,
    breach: {
      'apps/portal/src/photo/x.ts': "import type { A } from '../account/a.ts';",
      'apps/portal/src/platform/x.ts': "import { a } from '../photo/a.ts';",
    },
    said: [
      'apps/portal/src/photo/x.ts imports apps/portal/src/account/a.ts: photo must not know account',
      'apps/portal/src/platform/x.ts imports apps/portal/src/photo/a.ts: platform must not know photo',
    ],
    fine: {
      'apps/portal/src/app.tsx': "import { a } from './account/a.ts';",
      'apps/portal/src/photo/x.ts': "import { a } from '../ui/a.tsx';",
    },
  },
  {
    name: 'the browser’s files import nothing from the server',
    find: findBrowserImports,
    breach: { 'apps/portal/browser/x.ts': "import { a } from '../src/ui/a.ts';" },
    said: ["apps/portal/browser/x.ts imports ../src/ui/a.ts: the browser's files know nothing of the server"],
    fine: { 'apps/portal/browser/x.ts': "import { a } from './a.ts';" },
  },
  {
    name: 'there are no import cycles',
    find: findCycles,
    breach: {
      'a/x.ts': "import { y } from './y.ts';",
      'a/y.ts': "export * from './z.ts';",
      'a/z.ts': "import './x.ts';",
    },
    said: ['a/x.ts → a/y.ts → a/z.ts → a/x.ts'],
    fine: { 'a/x.ts': "import { y } from './y.ts';", 'a/y.ts': "import type { X } from './x.ts';" },
  },
  {
    name: 'packages have neither clock nor chance',
    find: findClockOrChance,
    breach: { 'packages/draw/src/x.ts': 'const a = [Date.now(), new Date(), Math.random()];' },
    said: [
      'packages/draw/src/x.ts: Date.now()',
      'packages/draw/src/x.ts: new Date()',
      'packages/draw/src/x.ts: Math.random()',
    ],
    fine: { 'packages/draw/src/x.ts': '// Date.now() is not called\nconst a = [new Date(0), Date.UTC(2026, 10)];' },
  },
  {
    name: 'every file is named for what is inside',
    find: findEmptyNames,
    breach: { 'apps/cli/src/utils/x.ts': '', 'packages/draw/src/helpers.ts': '' },
    said: ['apps/cli/src/utils/x.ts', 'packages/draw/src/helpers.ts'],
    fine: { 'apps/portal/src/platform/common-passwords.ts': '' },
  },
  {
    name: 'index.ts is a package’s entry and nothing else',
    find: findStrayIndexFiles,
    breach: { 'apps/portal/src/ui/index.ts': '' },
    said: ['apps/portal/src/ui/index.ts'],
    fine: { 'packages/draw/src/index.ts': '' },
  },
  {
    name: 'no file is longer than 400 lines',
    find: (sources) => findLongFiles(sources, 400),
    breach: { 'apps/cli/src/x.ts': 'a();\n'.repeat(401) },
    said: ['apps/cli/src/x.ts: 401 lines'],
    fine: { 'apps/cli/src/x.ts': `/**\n * Why.\n */\n${'a();\n\n// why\n'.repeat(400)}` },
  },
  {
    name: 'a store writes only the tables of its folder',
    find: (sources) =>
      findForeignWrites(
        sources,
        new Map([
          ['photo', 'photo'],
          ['entry', 'registration'],
        ]),
      ),
    breach: {
      'apps/portal/src/photo/store.ts': [
        'sql`insert into entry (a) values (${1})`;',
        'sql`with gone as (delete from entry returning *) select 1`;',
        'tx`update entry e set a = 1`;',
        'tx`insert into nothing values (1)`;',
      ].join('\n'),
    },
    said: [
      'apps/portal/src/photo/store.ts writes entry, which registration owns',
      'apps/portal/src/photo/store.ts writes entry, which registration owns',
      'apps/portal/src/photo/store.ts writes entry, which registration owns',
      'apps/portal/src/photo/store.ts writes nothing, which no folder owns',
    ],
    fine: {
      'apps/portal/src/photo/store.ts':
        'sql`insert into photo (a) select a from entry for update on conflict (a) do update set a = 1`;',
    },
  },
  {
    name: 'SQL stands in stores and in platform/',
    find: findSqlOutsideStores,
    breach: { 'apps/portal/src/photo/routes.tsx': 'portal.sql`select 1`;' },
    said: ['apps/portal/src/photo/routes.tsx holds SQL: it belongs into a store'],
    fine: {
      'apps/portal/src/photo/upload-store.ts': 'sql`select 1`;',
      'apps/portal/src/platform/claims.ts': 'tx`select 1`;',
      'apps/portal/src/photo/x.test.ts': 'sql`select 1`;',
    },
  },
];

describe.each(walls)('$name', ({ find, breach, said, fine }) => {
  test('who breaks it is named', () => {
    expect(find(parsed(breach))).toEqual(said);
  });

  test('who keeps it is left alone', () => {
    expect(find(parsed(fine))).toEqual([]);
  });
});

describe('the tree keeps its walls', () => {
  const onTree = new Map<string, () => string[]>([
    [
      'packages import neither apps nor each other, and everyone comes in by an entry',
      () => findPackageImports(tree, entries),
    ],
    ['a store writes only the tables of its folder', () => findForeignWrites(tree, owners)],
  ]);
  test.each(walls.map(({ name, find }) => [name, onTree.get(name) ?? (() => find(tree))] as const))('%s', (_, find) => {
    expect(find()).toEqual([]);
  });

  test('and is read at all', () => {
    expect(tree.length).toBeGreaterThan(200);
    expect(entries.get('@gelombang/draw')).toContain('.');
    expect(owners.get('entry')).toBe('registration');
  });

  test('every table has its owner, a folder that exists', () => {
    expect(ownerless).toEqual([]);
    const folders = readdirSync(path.join(root, 'apps/portal/src'));
    expect([...owners.values()].filter((owner) => !folders.includes(owner))).toEqual([]);
  });
});

test('owners are read from the line above a table, and only for that one', () => {
  const read = parseOwners('-- owner: photo\n-- Why.\ncreate table upload (\n);\ncreate table stray (\n);');
  expect([[...read.owners], read.ownerless]).toEqual([[['upload', 'photo']], ['stray']]);
});

function parsed(files: Files): readonly Source[] {
  return Object.entries(files).map(([name, text]) => parseSource(name, text));
}

function readEntries(): Entries {
  const folders = readdirSync(path.join(root, 'packages'));
  return new Map(
    folders.map((folder) => {
      const text = readFileSync(path.join(root, 'packages', folder, 'package.json'), 'utf8');
      const { name, exports } = JSON.parse(text) as { name: string; exports: Record<string, unknown> };
      return [name, Object.keys(exports)];
    }),
  );
}

function readMigrations(): string {
  const folder = path.join(root, 'apps/portal/migrations');
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return names.map((name) => readFileSync(path.join(folder, name), 'utf8')).join('\n');
}
