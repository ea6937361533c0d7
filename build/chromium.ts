/** Finds a Chromium of this machine, or gets one from the distribution where it may. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { installPackage } from './distribution.ts';

const MAC = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
/** Beneath each of the folders where Windows keeps programs. */
const WINDOWS = [
  'Microsoft\\Edge\\Application\\msedge.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
];
/** The programs themselves stand before their launch scripts, which only cost time. */
const LINUX = [
  '/usr/lib/chromium/chromium', // Debian
  '/usr/lib64/chromium-browser/chromium-browser', // Fedora
  '/opt/google/chrome/chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser', // Ubuntu
  '/snap/bin/chromium',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
];

function places(): readonly string[] {
  if (process.platform === 'darwin')
    return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform === 'win32')
    return ['ProgramFiles(x86)', 'ProgramFiles', 'LOCALAPPDATA'].flatMap((name) => {
      const folder = process.env[name];
      return folder === undefined ? [] : WINDOWS.map((each) => path.win32.join(folder, each));
    });
  return LINUX;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** `SASTRA_CHROMIUM`, then the usual places. Null where there is none. */
export function findChromium(): string | null {
  const named = process.env['SASTRA_CHROMIUM'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  return places().find(isProgram) ?? null;
}

/** The path of a Chromium. Installs one where there is none and it may; else ends the process with one sentence. */
export function requireChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  const named = process.env['SASTRA_CHROMIUM'];
  if (named !== undefined && named !== '') {
    return stop(`SASTRA_CHROMIUM names ${named}, which is no program that can be run.`);
  }
  installPackage('chromium', 'No Chromium here');
  const installed = findChromium();
  if (installed !== null) return installed;
  return stop(
    'Sastra needs Chromium (or Chrome, or Edge) here: install the package "chromium", or set SASTRA_CHROMIUM to the program.',
  );
}

function stop(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}
