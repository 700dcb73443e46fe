/** Walls 4 and 6 of the style: SQL stands in stores, and a store writes only its own tables. */
import { isTest, type Source } from './sources.ts';

/** Table → the folder under apps/portal/src that writes it. */
export type Owners = ReadonlyMap<string, string>;

/** From `-- owner: <folder>` above each `create table`; comments may stand between. */
export function parseOwners(sql: string): Readonly<{ owners: Owners; ownerless: readonly string[] }> {
  const owners = new Map<string, string>();
  const ownerless: string[] = [];
  let owner: string | undefined;
  for (const line of sql.split('\n')) {
    owner = /^-- owner: ([a-z-]+)\s*$/.exec(line)?.[1] ?? owner;
    const table = /^\s*create table (?:if not exists )?([a-z_.]+)/i.exec(line)?.[1];
    if (table === undefined) continue;
    if (owner === undefined) ownerless.push(table);
    else owners.set(table, owner);
    owner = undefined;
  }
  return { owners, ownerless };
}

export function findForeignWrites(sources: readonly Source[], owners: Owners): string[] {
  return serverSources(sources).flatMap((source) =>
    source.tagged.flatMap(({ text }) =>
      tablesWritten(text)
        .filter((table) => owners.get(table) !== folderOf(source))
        .map((table) => `${source.path} writes ${table}, which ${owners.get(table) ?? 'no folder'} owns`),
    ),
  );
}

const sqlTag = /(^|\.)(sql|tx|db)(<.*>)?$/s;
const statement = /\b(select|insert|update|delete|lock|truncate|create|alter|drop|from|where|order by)\b/i;

export function findSqlOutsideStores(sources: readonly Source[]): string[] {
  return serverSources(sources)
    .filter((source) => folderOf(source) !== 'platform' && !/(^|[/-])store\.ts$/.test(source.path))
    .filter((source) => source.tagged.some(({ tag, text }) => sqlTag.test(tag) && statement.test(text)))
    .map((source) => `${source.path} holds SQL: it belongs into a store`);
}

function tablesWritten(sql: string): string[] {
  const writes = [
    /\binsert\s+into\s+([a-z_.]+)/gi,
    /\bdelete\s+from\s+([a-z_.]+)/gi,
    /\bupdate\s+([a-z_.]+)\s+(?:(?:as\s+)?(?!set\b)[a-z_]+\s+)?set\b/gi,
    /\btruncate\s+(?:table\s+)?([a-z_.]+)/gi,
  ];
  return writes.flatMap((write) => [...sql.matchAll(write)].map((match) => match[1]!.toLowerCase()));
}

function serverSources(sources: readonly Source[]): readonly Source[] {
  return sources.filter((source) => source.path.startsWith('apps/portal/src/') && !isTest(source));
}

function folderOf(source: Source): string {
  return source.path.split('/')[3] ?? '';
}
