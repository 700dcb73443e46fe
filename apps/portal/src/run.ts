/** The program that `npm start` runs: `serve` (also without a word) or `admin …`, with this process's signals and streams. */
import { runAdmin } from './admin/main.ts';
import { runServe } from './main.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

const stopped = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The second one ends it at once.
    process.once(signal, () => {
      process.once(signal, () => process.exit(130));
      resolve();
    });
  }
});

const [command = 'serve', ...args] = process.argv.slice(2);
const io = { env: process.env, say, stopped };
process.exitCode =
  command === 'admin' ? await runAdmin(args, io) : await runServe(command === 'serve' ? args : [command, ...args], io);
// Nothing is left to do; a library's forgotten timer does not keep us.
process.exit();
