import { defineConfig } from 'vitest/config';

/** In milliseconds. A machine with other work to do is slow, not wrong. */
const PATIENCE = 60_000;

/** Each of these has an electron of its own in place of the module; the other tests replace no module and share them. */
const MAIN = ['tests/unit/electron/main/**/*.test.ts'];

const shared = {
  environment: 'node',
  setupFiles: ['tests/support/property-seed.ts'],
  // In processes: what a test spends of the processor is its own.
  pool: 'forks',
  // Both cores of a small machine; vitest would leave one to itself.
  maxWorkers: 2,
} as const;

// Each suite has a folder of its own; a test file's path mirrors the source it speaks of.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: MAIN,
          isolate: false,
          testTimeout: PATIENCE,
        },
      },
      { test: { ...shared, name: 'unit-main', include: MAIN, testTimeout: PATIENCE } },
      {
        test: {
          ...shared,
          name: 'property',
          include: ['tests/property/**/*.test.ts'],
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: ['tests/integration/hub/**'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          globalSetup: ['tests/support/page-build.ts'],
          // In milliseconds. A machine with other work to do is slow, not wrong.
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          ...shared,
          name: 'hub',
          include: ['tests/integration/hub/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One PostgreSQL for all files; each file makes a database of its own in it.
          globalSetup: ['tests/support/hub/postgres.ts'],
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
