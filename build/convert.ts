/**
 * `npm run convert`: starts the converter with Node's permission model, in which it can start nothing else. A PDF is laid
 * out by it and printed here, by Electron or by the Chromium host, whichever is there.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { requireBuilt } from './built.ts';
import { findChromium } from './chromium.ts';
import { findElectronRuntime } from './electron-runtime.ts';

const root = path.resolve(import.meta.dirname, '..');
const CONFINED = ['--permission', '--allow-fs-read=*', '--allow-fs-write=*'];
const PRINTER = path.join(root, 'out', 'main', 'print-pages.js');
const NO_PRINTER =
  'A PDF is printed by Electron or Chromium, and neither is here: install the package "chromium", or set SASTRA_CHROMIUM to the program. Nothing was written.';

/** Shows what it has to say at once, or answers it where it is only true once the pages are printed. */
function converted(
  args: readonly string[],
  saysLater: boolean,
): { readonly isDone: boolean; readonly says: string } {
  const run = spawnSync(process.execPath, [...CONFINED, path.join(root, 'convert', 'index.ts'), ...args], {
    stdio: ['ignore', saysLater ? 'pipe' : 'inherit', 'inherit'],
    encoding: 'utf8',
  });
  return { isDone: run.status === 0, says: run.stdout ?? '' };
}

function printed(pages: string, runtime: string | null): boolean {
  const args = [PRINTER, `--pages=${pages}`, `--user-data-dir=${path.join(pages, 'user')}`];
  const host = ['--import', path.join(root, 'tests', 'host', 'register.ts'), '--enable-source-maps'];
  const run =
    runtime === null
      ? spawnSync(process.execPath, [...host, ...args], {
          stdio: ['ignore', 'ignore', 'inherit'],
          env: { ...process.env, SASTRA_HOST_HEADLESS: '1' },
        })
      : spawnSync(runtime, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return run.status === 0;
}

function convertToPdf(args: readonly string[]): boolean {
  const runtime = process.env['SASTRA_HOST'] === 'chromium' ? null : findElectronRuntime();
  if (runtime === null && findChromium() === null) {
    process.stderr.write(`${NO_PRINTER}\n`);
    return false;
  }
  requireBuilt();
  const pages = mkdtempSync(path.join(tmpdir(), 'sastra-pages-'));
  try {
    const { isDone, says } = converted([...args, '--paper', pages], true);
    const isPrinted = says === '' || printed(pages, runtime);
    if (isPrinted) process.stdout.write(says);
    return isDone && isPrinted;
  } finally {
    rmSync(pages, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

const args = process.argv.slice(2);
const wantsPdf = args.some((argument) => /(?:^|\.|=)pdf$/iu.test(argument));
process.exitCode = (wantsPdf ? convertToPdf(args) : converted(args, false).isDone) ? 0 : 1;
