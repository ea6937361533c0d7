import { defineConfig } from 'vitest/config';

const setupFiles = ['tests/support/property-seed.ts'];

// Each suite has a folder of its own; a test file's path mirrors the source it speaks of.
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], environment: 'node', setupFiles } },
      {
        test: {
          name: 'property',
          include: ['tests/property/**/*.test.ts'],
          environment: 'node',
          testTimeout: 120_000,
          setupFiles,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          environment: 'node',
          testTimeout: 180_000,
          hookTimeout: 180_000,
          setupFiles,
          globalSetup: ['tests/support/page-build.ts'],
          maxWorkers: 2,
          pool: 'forks',
          // In milliseconds. A machine with other work to do is slow, not wrong.
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
