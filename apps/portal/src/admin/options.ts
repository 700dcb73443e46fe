/** `--name value` pairs of a command line: all of the named ones must be there, and no other. */
export type Options = { ok: true; values: Readonly<Record<string, string>> } | { ok: false; error: string };

export function readOptions(args: readonly string[], names: readonly string[]): Options {
  const values: Record<string, string> = {};
  for (let i = 0; i < args.length; i += 2) {
    const name = args[i]!.replace(/^--/, '');
    const value = args[i + 1];
    if (!args[i]!.startsWith('--') || !names.includes(name)) return { ok: false, error: `unknown option ${args[i]}` };
    if (value === undefined) return { ok: false, error: `--${name} needs a value` };
    values[name] = value;
  }
  const missing = names.find((name) => !(name in values));
  return missing === undefined ? { ok: true, values } : { ok: false, error: `--${missing} is missing` };
}
