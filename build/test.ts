// Every suite in turn, each with its time; one line a suite at the end. `--long` runs the campaigns at full length.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { requireChromium } from './chromium.ts';

/** A suite that a machine lacks something for (a C compiler, a display) ends with this, having said what it lacks. */
const NOT_RUN = 77;

/** Of a suite that failed, this many characters are said again at the end, where a reader of a long log looks first. */
const SAID_AGAIN = 4_000;

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
const failures: string[] = [];
let passed = 0;
let failed = 0;
for (const [script, args] of suites) {
  const suiteStarted = performance.now();
  console.log(`\n── ${script} ──`);
  const run = await suite(script, args);
  const notRun = run.status === NOT_RUN;
  const good = run.status === 0 || (notRun && !nothingSkipped);
  if (good) passed += 1;
  else {
    failed += 1;
    failures.push(`\n── ${script}, how it ended ──\n${run.end}`);
  }
  const word = run.status === 0 ? 'passed' : notRun ? 'not run' : 'FAILED';
  lines.push(`${script.padEnd(18)} ${word.padEnd(8)} ${seconds(suiteStarted)} s`);
}
for (const failure of failures) console.log(failure);
console.log(`\n${lines.join('\n')}\nall suites in ${seconds(started)} s\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Runs one suite, its words passed on as they come. */
async function suite(
  script: string,
  args: readonly string[],
): Promise<{ readonly status: number | null; readonly end: string }> {
  const run = spawn('npm', ['run', '--silent', script, ...(args.length === 0 ? [] : ['--', ...args])], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...(long ? { SASTRA_LONG: '1' } : {}) },
    shell: process.platform === 'win32',
  });
  let end = '';
  for (const [from, to] of [
    [run.stdout, process.stdout],
    [run.stderr, process.stderr],
  ] as const) {
    from.setEncoding('utf8');
    from.on('data', (words: string) => {
      to.write(words);
      end = (end + words).slice(-SAID_AGAIN);
    });
  }
  await once(run, 'close');
  return { status: run.exitCode, end };
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
