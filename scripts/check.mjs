/** `npm run check`: types, lint, format, walls. All of them run; the exit code says whether one complained. */
import { installIfNeeded } from './install.mjs';
import { run } from './run.mjs';

await installIfNeeded();
const node = process.execPath;
const checks = [
  ['types', node, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['types of the packages alone', node, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.packages.json']],
  ['lint', node, ['node_modules/eslint/bin/eslint.js', '--max-warnings=0', '.']],
  ['format', node, ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.']],
  ['walls', node, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'packages', 'test/architecture.test.ts']],
];

const failed = [];
for (const [name, program, args] of checks) {
  console.log(`check: ${name}`);
  if ((await run(program, args)) !== 0) failed.push(name);
}
console.log(failed.length === 0 ? 'check: all good' : `check: failed: ${failed.join(', ')}`);
process.exit(failed.length === 0 ? 0 : 1);
