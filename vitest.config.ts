import { defineConfig } from 'vitest/config';
import { mendPostgresInTests } from './scripts/mend-postgres.mjs';

const source = { resolve: { conditions: ['source'] }, ssr: { resolve: { conditions: ['source'] } } };
const jsx = { esbuild: { jsx: 'automatic' as const, jsxImportSource: 'hono/jsx' } };

const mended = { plugins: [mendPostgresInTests] };
/** Machines that run tests can be many times slower than those of people: what is waited for may come late. */
const patient = { expect: { poll: { timeout: 60_000, interval: 50 } } };
const inlined = { server: { deps: { inline: ['postgres'] } } };

/** Three projects: pure code; code on a real database; journeys in a real browser against the built portal. */
export default defineConfig({
  test: {
    projects: [
      {
        ...source,
        test: {
          ...patient,
          name: 'packages',
          include: ['packages/**/*.test.ts', 'test/*.test.ts', 'bench/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...source,
        ...jsx,
        ...mended,
        test: {
          ...inlined,
          ...patient,
          name: 'apps',
          include: ['apps/**/*.test.ts', 'apps/**/*.test.tsx'],
          globalSetup: ['test/support/database-for-tests.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        ...source,
        ...jsx,
        ...mended,
        test: {
          ...inlined,
          ...patient,
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          globalSetup: ['test/support/database-for-tests.ts', 'test/support/built-portal.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
