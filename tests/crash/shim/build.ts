// Builds the disk shim with the machine's C compiler, or says that the suite cannot run here.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What the suites' runner takes for `not run`. */
const NOT_RUN = 77;

/** Answers the library's path; null where there is no compiler or the system knows no LD_PRELOAD. */
export function buildShim(): string | null {
  if (process.platform !== 'linux') return null;
  const library = path.join(mkdtempSync(path.join(tmpdir(), 'sastra-shim-')), 'disk-shim.so');
  const source = path.join(import.meta.dirname, 'disk-shim.c');
  const flags = ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-Werror'];
  const run = spawnSync('cc', [...flags, '-o', library, source, '-ldl', '-lpthread'], { encoding: 'utf8' });
  if (run.error !== undefined) return null;
  if (run.status !== 0) throw new Error(`the disk shim does not compile:\n${run.stderr}`);
  return library;
}

/** The same for a suite that is nothing without it. */
export function needShim(suite: string): string {
  const library = buildShim();
  if (library !== null) return library;
  console.log(`${suite}: not run (it needs Linux and a C compiler named cc)`);
  return process.exit(NOT_RUN);
}
