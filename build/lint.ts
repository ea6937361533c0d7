// One command for everything that reads the code without running it: lint rules with types, format, layers, lock file.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const steps: readonly (readonly [name: string, command: string, args: readonly string[]])[] = [
  ['oxlint', 'oxlint', ['--deny-warnings']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['layers', process.execPath, ['build/layers.ts']],
  ['lock file', process.execPath, ['build/lockfile.ts']],
];
let failed = false;
for (const [name, command, args] of steps) {
  const started = performance.now();
  const run = spawnSync(command, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) failed = true;
  console.log(
    `${name}: ${run.status === 0 ? 'ok' : 'FAILED'} (${Math.round(performance.now() - started)} ms)`,
  );
}
process.exit(failed ? 1 : 0);
