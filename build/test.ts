// Every suite in turn, each with its time; one line a suite at the end. `--long` runs the campaigns at full length.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { requireChromium } from './chromium.ts';

/** A suite that a machine lacks something for (a C compiler, a display) ends with this, having said what it lacks. */
const NOT_RUN = 77;

const root = path.resolve(import.meta.dirname, '..');
const long = process.argv.includes('--long');
// In CI a suite that could not run is a failure: green means that everything was shown.
const nothingSkipped = process.env['SASTRA_NOTHING_SKIPPED'] === '1';

const kills = long
  ? ['--kills', '200', '--core-kills', '5000', '--page-kills', '200']
  : ['--page-kills', '8'];
const suites: readonly (readonly [script: string, args: readonly string[]])[] = [
  ['lint', []],
  ['typecheck', []],
  ['build', []],
  ['test:unit', []],
  ['test:property', []],
  ['test:integration', []],
  ['test:power-cut', []],
  ['test:disk-faults', []],
  ['test:e2e', []],
  ['test:crash', kills],
];

requireChromium();
const started = performance.now();
const lines: string[] = [];
let passed = 0;
let failed = 0;
for (const [script, args] of suites) {
  const suiteStarted = performance.now();
  console.log(`\n── ${script} ──`);
  const run = spawnSync('npm', ['run', '--silent', script, ...(args.length === 0 ? [] : ['--', ...args])], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...(long ? { SASTRA_LONG: '1' } : {}) },
    shell: process.platform === 'win32',
  });
  const notRun = run.status === NOT_RUN;
  const good = run.status === 0 || (notRun && !nothingSkipped);
  if (good) passed += 1;
  else failed += 1;
  const word = run.status === 0 ? 'passed' : notRun ? 'not run' : 'FAILED';
  lines.push(`${script.padEnd(18)} ${word.padEnd(8)} ${seconds(suiteStarted)} s`);
}
console.log(`\n${lines.join('\n')}\nall suites in ${seconds(started)} s\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
