/** The built desk as the sources are now: whatever starts it asks for it first, so that each script works in a fresh clone. */
import { spawnSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const SOURCES = '{electron,renderer,shared,resources}/**/*.*';
const CONFIGURATION = ['package.json', 'vite.config.ts', 'build/build.ts'];

/** What starts in the main process of the built desk. */
export const BUNDLE = path.join(root, 'out', 'main', 'index.js');

function isStale(): boolean {
  const built = statSync(BUNDLE, { throwIfNoEntry: false });
  if (!built) return true;
  return [...globSync(SOURCES, { cwd: root }), ...CONFIGURATION].some((file) => {
    const source = statSync(path.join(root, file), { throwIfNoEntry: false });
    return source !== undefined && source.mtimeMs > built.mtimeMs;
  });
}

/** Builds the desk when a source is newer than what was built; ends the process when that fails, which the build has said. */
export function requireBuilt(): void {
  if (!isStale()) return;
  const build = spawnSync(process.execPath, [path.join(root, 'build', 'build.ts')], {
    cwd: root,
    stdio: 'inherit',
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}
