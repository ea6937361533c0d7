/**
 * One launcher for two hosts: real Electron where its runtime is installed, else the Chromium host. Results name which.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type * as Electron from 'electron';
import type { Page } from '@playwright/test';
import { BUNDLE } from '../../build/built.ts';
import { findElectronRuntime } from '../../build/electron-runtime.ts';
import { launchChromiumHost } from './launch-chromium-host.ts';
import { launchElectron } from './launch-electron.ts';

export interface LaunchOptions {
  /** Folder of the person's profile, given to the app as SASTRA_PROFILE. */
  readonly profile?: string;
  /** Arguments of the app. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Kept by the caller. Without it a temporary one is made, and removed when the app has ended. */
  readonly userData?: string;
  /** Default: true. Of the Chromium host only; Electron always shows its windows. */
  readonly headless?: boolean;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The bundled main module. Default: that of the product. */
  readonly entry?: string;
  /** Told the main process's id as soon as it runs. It leads a process group, which all of the app's processes belong to. */
  readonly started?: (mainPid: number) => void;
  /** Do not wait for a first window: there is none, or it is not one that loads. */
  readonly windowless?: boolean;
}

export interface LaunchedApp {
  readonly host: 'electron' | 'chromium';
  /** The first window's page, loaded. Throws where the app was launched without waiting for a window. */
  readonly page: Page;
  /** Pages of all windows. */
  readonly pages: () => readonly Page[];
  /** The page of a window after its renderer died and was loaded again; the old `Page` stays dead for good. */
  readonly freshPage: () => Promise<Page>;
  /**
   * Runs the function in the main process. Only its text travels: it sees its two arguments and globals, and gets
   * Node's modules by `process.getBuiltinModule`.
   */
  readonly evaluate: <R, A = undefined>(
    run: (electron: typeof Electron, argument: A) => R | Promise<R>,
    argument?: A,
  ) => Promise<R>;
  readonly userData: string;
  readonly mainPid: number;
  /** Process of the first window's page. Waits until it is known. */
  readonly rendererPid: () => Promise<number>;
  /** Settles with the exit code when the main process has ended, or with the name of the signal that ended it. */
  readonly exited: Promise<number | string>;
  /** The graceful way, as when the person quits. */
  readonly close: () => Promise<void>;
  /** SIGKILL of everything that belongs to the app: main process, its children, the browser. */
  readonly kill: () => Promise<void>;
  /** Milliseconds since the launch. */
  readonly timings: Readonly<Record<string, number>>;
}

export const ROOT = path.resolve(import.meta.dirname, '../..');

/** What both launchers begin with. */
export interface Prepared {
  readonly options: LaunchOptions;
  readonly entry: string;
  readonly userData: string;
  readonly args: readonly string[];
  readonly env: Record<string, string>;
  /** To be called when everything has ended. */
  readonly cleanUp: () => void;
}

export function prepareLaunch(options: LaunchOptions): Prepared {
  const made = options.userData === undefined;
  const userData = options.userData ?? mkdtempSync(path.join(os.tmpdir(), 'sastra-launch-'));
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !entry[0].startsWith('VITEST'),
  );
  return {
    options,
    entry: options.entry ?? BUNDLE,
    userData,
    args: [`--user-data-dir=${userData}`, ...(options.args ?? [])],
    env: {
      ...Object.fromEntries(inherited),
      ...(options.profile === undefined ? {} : { SASTRA_PROFILE: options.profile }),
      ...options.env,
    },
    cleanUp: () => {
      // Chromium's helpers may write their last words while the folder goes.
      if (made) rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

/** Rejects where the app does not come up to its first loaded window. Nothing is downloaded. */
export function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const runtime = process.env['SASTRA_HOST'] === 'chromium' ? null : findElectronRuntime();
  if (runtime === null && process.env['SASTRA_HOST'] === 'electron')
    throw new Error('SASTRA_HOST is electron, and its runtime is not installed');
  return runtime === null
    ? launchChromiumHost(prepareLaunch(options))
    : launchElectron(prepareLaunch(options), runtime);
}
