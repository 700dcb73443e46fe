/** The program that `npm start` runs: `serve` (also without a word) or `admin …`, with this process's signals and streams. */
import { runAdmin } from './admin/main.ts';
import { runServe } from './main.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

/** One Ctrl-C may arrive several times: from the terminal, from npm, from a supervisor. Only a later one means "at once". */
const samePressMs = 1000;

const stopped = new Promise<void>((resolve) => {
  let firstAt: number | undefined;
  const onSignal = () => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      resolve();
    } else if (performance.now() - firstAt > samePressMs) process.exit(130);
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
});

const [command = 'serve', ...args] = process.argv.slice(2);
const io = { env: process.env, say, stopped };
process.exitCode =
  command === 'admin' ? await runAdmin(args, io) : await runServe(command === 'serve' ? args : [command, ...args], io);
// Nothing is left to do; a library's forgotten timer does not keep us.
process.exit();
