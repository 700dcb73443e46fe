/** `npm test`: installs what is missing, then every test; arguments go to vitest (`--project packages`, a path, `-t name`). */
import { installIfNeeded } from './install.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

await installIfNeeded();
const args = ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)];
process.exit(await run(process.execPath, args, { cwd: root, forwardSignals: true }));
