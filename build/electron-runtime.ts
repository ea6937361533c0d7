/** Electron's runtime: where it is, and one try to get it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const electron = path.join(root, 'node_modules', 'electron');
/** Its time says when a fetch failed last. */
const failureNote = path.join(root, 'node_modules', '.cache', 'sastra', 'electron-not-fetched');
const DAY_MS = 24 * 60 * 60 * 1000;
/** No byte for this long: a closed network that swallows packets instead of refusing them. */
const CONNECT_TIMEOUT_MS = 10_000;
/** The runtime is about 110 MB; a line that needs longer than this is not waited for. */
const FETCH_TIMEOUT_MS = 5 * 60 * 1000;

function programName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** The program, or null where it is not installed. Never downloads. */
export function findElectronRuntime(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(electron, 'dist');
  const noted = path.join(electron, 'path.txt');
  const name = existsSync(noted) ? readFileSync(noted, 'utf8') : programName();
  const program = path.join(folder, name);
  return existsSync(program) ? program : null;
}

function failedToday(): boolean {
  const failed = statSync(failureNote, { throwIfNoEntry: false });
  return failed !== undefined && Date.now() - failed.mtimeMs < DAY_MS;
}

/** Whether anything answers where the runtime is kept, by the package's own rule for mirrors. */
async function answers(): Promise<boolean> {
  const mirror =
    process.env['ELECTRON_MIRROR'] ??
    process.env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  try {
    await fetch(mirror, {
      method: 'HEAD',
      redirect: 'manual',
      signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS),
    });
    return true;
  } catch {
    return false;
  }
}

function install(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(electron, 'install.js')], {
      cwd: root,
      stdio: 'ignore',
      timeout: FETCH_TIMEOUT_MS,
    });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

/** The program, fetched once where it can be; null where it cannot. A failure is remembered for a day. */
export async function fetchElectronRuntime(): Promise<string | null> {
  const found = findElectronRuntime();
  if (found !== null || failedToday()) return found;
  const fetched = (await answers()) && (await install()) ? findElectronRuntime() : null;
  if (fetched === null) {
    mkdirSync(path.dirname(failureNote), { recursive: true });
    writeFileSync(failureNote, '');
  }
  return fetched;
}
