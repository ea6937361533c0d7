// The end-to-end suite against the built desk: true Electron where its runtime is installed, else the Chromium host.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { requireBuilt } from './built.ts';
import { requireChromium } from './chromium.ts';

const root = path.resolve(import.meta.dirname, '..');
requireChromium();
requireBuilt();
const run = spawnSync(
  'playwright',
  ['test', '-c', 'tests/e2e/playwright.config.ts', ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  },
);
process.exit(run.status ?? 1);
