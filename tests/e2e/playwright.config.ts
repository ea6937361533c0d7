import { defineConfig } from '@playwright/test';

// Each test has a desk of its own. Most of a test is waiting, so that two fit on two cores; nothing is measured here.
export default defineConfig({
  testDir: '.',
  fullyParallel: true,
  testMatch: '*.spec.ts',
  workers: 2,
  timeout: 180_000,
  reporter: [['list']],
  outputDir: '../../test-results',
});
