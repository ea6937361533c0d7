/** Each test gets a desk of its own on an empty profile; the host that ran it stands in the result. */
import { test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchApp, type LaunchedApp } from '../support/launch.ts';

export { expect } from '../support/expect.ts';

export interface DeskFixtures {
  /** The folder that holds this test's profile and user data; gone afterwards. */
  readonly folder: string;
  readonly profile: string;
  readonly app: LaunchedApp;
}

export const test = base.extend<DeskFixtures>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'sastra-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  profile: async ({ folder }, use) => use(path.join(folder, 'profile')),
  app: async ({ folder, profile }, use, info) => {
    const app = await launchApp({ profile, userData: path.join(folder, 'user-data') });
    info.annotations.push({ type: 'host', description: app.host });
    await use(app);
    await app.close();
  },
});

/** Ends the test that this machine has no means for: not run, with the reason in the result; a failure where nothing may be skipped. */
export function notRun(reason: string): never {
  if (process.env['SASTRA_NOTHING_SKIPPED'] === '1') throw new Error(`not run: ${reason}`);
  test.skip(true, `not run: ${reason}`);
  throw new Error('unreachable: a skip ends the test');
}
