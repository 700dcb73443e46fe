/**
 * The `gelombang` command: finds the command by its words and runs it. Each is loaded only when it is asked for.
 *
 * Exit codes: 0 accepted or valid, 1 refused or invalid, 2 could not be judged. `serve` and `admin` are the
 * portal's own program: bin/gelombang.mjs starts it, they are named here for the usage.
 */
import packageFile from '../package.json' with { type: 'json' };
import type { Io } from './io.ts';

type Run = (args: string[], io: Io) => Promise<number>;
type Command = Readonly<{ words: readonly string[]; usage: string; load: () => Promise<Run> }>;

const commands: readonly Command[] = [
  {
    words: ['photo', 'check'],
    usage: 'photo check [--json] FILE…',
    load: async () => (await import('./photo/check-command.ts')).runPhotoCheck,
  },
  {
    words: ['photo', 'fix'],
    usage: 'photo fix FILE -o OUT',
    load: async () => (await import('./photo/fix-command.ts')).runPhotoFix,
  },
  {
    words: ['link', 'check'],
    usage: 'link check [--json] [--platform P] [TEXT…|-]',
    load: async () => notYet('link check'),
  },
  {
    words: ['nik', 'parse'],
    usage: 'nik parse NUMBER [--json]',
    load: async () => (await import('./nik/parse-command.ts')).runNikParse,
  },
  {
    words: ['draw', 'verify'],
    usage: 'draw verify DIR|URL [--log DIR|URL]',
    load: async () => (await import('./draw/verify-command.ts')).runDrawVerify,
  },
  {
    words: ['draw', 'simulate'],
    usage: 'draw simulate --entries N [--places N] [--seed S] [--out DIR]',
    load: async () => (await import('./draw/simulate-command.ts')).runDrawSimulate,
  },
];

const portalUsage = ['serve', 'admin operator create | gelombang …'];

/** The exit code; what goes wrong in a command is said, never shown as a stack. */
export async function runMain(args: readonly string[], io: Io): Promise<number> {
  const [first] = args;
  if (first === '--version' || first === '-v') return say(io.stdout, [packageFile.version]);
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    say(first === undefined ? io.stderr : io.stdout, usage());
    return first === undefined ? 2 : 0;
  }
  const command = commands.find(({ words }) => words.every((word, i) => args[i] === word));
  if (!command) return refuse(args, io);
  const rest = args.slice(command.words.length);
  if (rest.includes('--help') || rest.includes('-h')) return say(io.stdout, [`gelombang ${command.usage}`]);
  try {
    const run = await command.load();
    return await run(rest, io);
  } catch (error) {
    io.stderr(`gelombang: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}

function refuse(args: readonly string[], io: Io): number {
  const family = commands.filter(({ words }) => words[0] === args[0]);
  const typed = args.slice(0, family.length > 0 ? 2 : 1).join(' ');
  io.stderr(`Perintah tidak dikenal / unknown command: ${typed}`);
  say(io.stderr, family.length > 0 ? family.map((command) => `gelombang ${command.usage}`) : usage());
  return 2;
}

function usage(): string[] {
  const lines = [...commands.map((command) => command.usage), ...portalUsage];
  return ['gelombang --help | --version', ...lines.map((line) => `gelombang ${line}`)];
}

function notYet(name: string): Run {
  return async (_args, io) => {
    io.stderr(`${name}: belum tersedia di versi ini / is not there yet in this version.`);
    return 2;
  };
}

function say(write: Io['stdout'], lines: readonly string[]): number {
  lines.forEach((line) => write(line));
  return 0;
}
