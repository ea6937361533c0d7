/** The fixture app, and what it notes down in its main process. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from '@playwright/test';
import type * as Electron from 'electron';
import { expect } from 'vitest';
import { launchChromiumHost } from '../../support/launch-chromium-host.ts';
import { prepareLaunch, type LaunchedApp, type LaunchOptions } from '../../support/launch.ts';

export const FIXTURE = path.resolve(import.meta.dirname, '../../fixtures/host-app');

export interface Seen {
  readonly opened: readonly string[];
  readonly secondInstance: readonly { argv: string[]; cwd: string; data: { from: number; argv: string[] } }[];
  readonly gone: readonly string[];
  readonly events: readonly unknown[];
  readonly blocked: readonly string[];
  readonly keys: readonly string[];
  readonly prevented: number;
  readonly downloads: readonly string[];
}

/** What the fixture's main module has on its global object. */
export interface FixtureGlobals {
  seen: Seen;
  openWindow: () => Electron.BrowserWindow;
  leaveAnyway: boolean;
  stayAlive: boolean;
}

/** These tests are about the host: it is used even where Electron's runtime is installed. */
export const launchFixture = (options: LaunchOptions = {}): Promise<LaunchedApp> =>
  launchChromiumHost(prepareLaunch({ entry: path.join(FIXTURE, 'main.mjs'), ...options }));

export const seen = (app: LaunchedApp): Promise<Seen> =>
  app.evaluate(() => (globalThis as unknown as FixtureGlobals).seen);

/** Opens another window and waits until it has loaded. Answers its id. */
export const openWindow = (app: LaunchedApp): Promise<number> =>
  app.evaluate(async () => {
    const window = (globalThis as unknown as FixtureGlobals).openWindow();
    await new Promise((resolve) => {
      window.webContents.once('did-finish-load', resolve as () => void);
    });
    return window.id;
  });

/** The page of the only other window; the test driver may see it a moment after the app does. */
export async function otherPage(app: LaunchedApp): Promise<Page> {
  await expect.poll(() => app.pages().length).toBe(2);
  const page = app.pages().find((each) => each !== app.page);
  if (!page) throw new Error('no other window');
  return page;
}

/** A process that has ended and was not yet collected by its parent counts as ended. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) [ZX] /u.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Environment of a host in which one place of one of its files reads otherwise: a planted fault. */
export const planted = (file: string, from: string, to: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${pathToFileURL(path.join(import.meta.dirname, 'plant.ts')).href}`,
  PLANTED_FAULT: JSON.stringify({ file, from, to }),
});
