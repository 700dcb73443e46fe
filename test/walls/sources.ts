/** The tree as the walls see it: every source file with its imports, its strings and the calls it makes. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export type Import = Readonly<{ specifier: string; isTypeOnly: boolean }>;

export type Source = Readonly<{
  /** From the repository's root, with forward slashes. */
  path: string;
  imports: readonly Import[];
  /** Tagged templates: the tag as written, and the text with `?` for each value. */
  tagged: readonly Readonly<{ tag: string; text: string }>[];
  /** `Date.now`, `new Date()` without arguments, `Math.random` …, as written. */
  calls: readonly string[];
  /** Without blank lines and comments. */
  lines: number;
}>;

const sourceFile = /\.(ts|tsx|mjs)$/;
const notOurs = new Set(['node_modules', 'dist', 'data', 'coverage']);

export function readSources(root: string, folders: readonly string[]): readonly Source[] {
  return folders
    .flatMap((folder) => [...walk(path.join(root, folder))])
    .filter((file) => sourceFile.test(file))
    .map((file) => parseSource(path.relative(root, file).split(path.sep).join('/'), readFileSync(file, 'utf8')));
}

export function parseSource(name: string, text: string): Source {
  const kind = name.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, false, kind);
  const imports: Import[] = [];
  const tagged: { tag: string; text: string }[] = [];
  const calls: string[] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push(found);
    if (ts.isTaggedTemplateExpression(node)) {
      tagged.push({ tag: node.tag.getText(file), text: templateText(node.template) });
    }
    if (ts.isCallExpression(node)) calls.push(`${node.expression.getText(file)}()`);
    if (ts.isNewExpression(node) && (node.arguments ?? []).length === 0)
      calls.push(`new ${node.expression.getText(file)}()`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { path: name, imports, tagged, calls, lines: countLines(text) };
}

export function isTest(source: Source): boolean {
  return /(\.test\.tsx?|-tests\.tsx?|\.d\.ts)$/.test(source.path) || /^packages\/[^/]+\/test\//.test(source.path);
}

/** The file a relative import means; undefined for a package's name. */
export function findImported(from: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(from), specifier) : undefined;
}

function importOf(node: ts.Node): Import | undefined {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const isTypeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: node.moduleSpecifier.text, isTypeOnly };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly };
  }
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return undefined;
  const [specifier] = node.arguments;
  return specifier && ts.isStringLiteral(specifier) ? { specifier: specifier.text, isTypeOnly: false } : undefined;
}

function templateText(template: ts.TemplateLiteral): string {
  if (ts.isNoSubstitutionTemplateLiteral(template)) return template.text;
  return [template.head.text, ...template.templateSpans.map((span) => span.literal.text)].join('?');
}

function countLines(text: string): number {
  const withoutBlocks = text.replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '');
  return withoutBlocks.split('\n').filter((line) => !/^\s*(\/\/.*)?$/.test(line)).length;
}

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notOurs.has(entry.name) || entry.name.startsWith('.')) continue;
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(name);
    else yield name;
  }
}
