// Type-checks each part with its own libraries, so that pure code cannot reach for Node or the DOM by accident.
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const projects = globSync('{shared,renderer,convert,keys,build,tests,hub,electron/*}/tsconfig.json', {
  cwd: root,
}).toSorted();
let failed = false;
for (const project of projects) {
  const started = performance.now();
  const run = spawnSync('tsc', ['-p', project, '--pretty', 'false'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) failed = true;
  console.log(
    `typecheck ${path.dirname(project)}: ${run.status === 0 ? 'ok' : 'FAILED'} (${Math.round(performance.now() - started)} ms)`,
  );
}
process.exit(failed ? 1 : 0);
