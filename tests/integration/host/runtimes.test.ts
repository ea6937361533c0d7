import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium } from '../../../build/chromium.ts';
import { findElectronRuntime } from '../../../build/electron-runtime.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'runtimes-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test('the Chromium that is named is the one, if it can be run', () => {
  const named = path.join(folder, 'chromium');
  vi.stubEnv('SASTRA_CHROMIUM', named);
  expect(findChromium()).toBe(null);
  writeFileSync(named, '');
  chmodSync(named, 0o755);
  expect(findChromium()).toBe(named);
});

test("Electron's runtime is where its folder has the program, and nowhere else", () => {
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  expect(findElectronRuntime()).toBe(null);
  const names: Partial<Record<NodeJS.Platform, string>> = { win32: 'electron.exe', linux: 'electron' };
  const program = path.join(folder, names[process.platform] ?? 'electron');
  writeFileSync(program, '');
  if (process.platform !== 'darwin') expect(findElectronRuntime()).toBe(program);
});
