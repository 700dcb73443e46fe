/**
 * Mends postgres.js 3.4.9 while it is bundled: a connection that dies with something left to write must not end the program.
 *
 * As it is, `nextWrite` writes to a socket that is gone, outside of any query (an uncaught exception), and a connection that died
 * with a write waiting never writes again. And a new connection's own question about array types is nobody's: where it dies
 * unanswered, the queries that wait are told or sent again, but its rejection ended the program. Reported as issues 1066, 1154, 1208 of porsager/postgres; with a version
 * that has it mended this file goes away. A version it does not know stops the build.
 */
import { readFile } from 'node:fs/promises';

const mends = [
  [
    '    const x = socket.write(chunk, fn)\n    nextWriteTimer !== null && clearImmediate(nextWriteTimer)\n',
    "    if (socket === null) {\n      clearImmediate(nextWriteTimer)\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options))\n      return false\n    }\n" +
      '    const x = socket.write(chunk, fn)\n    nextWriteTimer !== null && clearImmediate(nextWriteTimer)\n',
  ],
  [
    '    incomings = null\n    clearImmediate(nextWriteTimer)\n    socket.removeListener',
    '    incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener',
  ],
  ['return fetchArrayTypes()', 'return fetchArrayTypes().catch(() => {})'],
];

const file = /node_modules[/\\]postgres[/\\]src[/\\]connection\.js$/;

function mend(contents) {
  let mended = contents;
  for (const [found, better] of mends) {
    if (!mended.includes(found))
      throw new Error('postgres changed: look whether scripts/mend-postgres.mjs is still needed');
    mended = mended.replace(found, () => better);
  }
  return mended;
}

/** For esbuild. */
export const mendPostgres = {
  name: 'mend-postgres',
  setup(build) {
    build.onLoad({ filter: file }, async ({ path }) => ({
      contents: mend(await readFile(path, 'utf8')),
      loader: 'js',
    }));
  },
};

/** For Vite: tests run on the driver that is shipped. */
export const mendPostgresInTests = {
  name: 'mend-postgres',
  transform: (code, id) => (file.test(id) ? { code: mend(code), map: null } : undefined),
};
