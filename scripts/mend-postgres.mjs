/**
 * Mends postgres.js 3.4.9 while it is bundled: a connection that dies with something left to write must not end the program.
 *
 * As it is, `nextWrite` writes to a socket that is gone, outside of any query (an uncaught exception), and a connection that died
 * with a write waiting never writes again. Reported as issues 1066, 1154, 1208 of porsager/postgres; with a version
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
];

export const mendPostgres = {
  name: 'mend-postgres',
  setup(build) {
    build.onLoad({ filter: /node_modules[/\\]postgres[/\\]src[/\\]connection\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [found, mended] of mends) {
        if (!contents.includes(found))
          throw new Error('postgres changed: look whether scripts/mend-postgres.mjs is still needed');
        contents = contents.replace(found, () => mended);
      }
      return { contents, loader: 'js' };
    });
  },
};
