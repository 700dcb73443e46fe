/** Runs a program in the repository's root; its exit code, or 128 + the signal's number. */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './root.mjs';

export function run(program, args, options = {}) {
  const { forwardSignals = false, ...spawnOptions } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...spawnOptions,
    });
    const stopForwarding = forwardSignals ? forward(child) : () => undefined;
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve(code ?? 128 + (constants.signals[signal] ?? 0));
    });
  });
}

/** A terminal's Ctrl-C reaches the child by itself; a signal sent to us alone is passed on. Once: a second one kills. */
function forward(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
    };
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => handlers.forEach(([signal, handler]) => process.off(signal, handler));
}
