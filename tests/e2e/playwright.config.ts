import { defineConfig } from '@playwright/test';

// One worker: each test has a desk of its own, and two desks at once would measure each other.
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: '../../test-results',
});
