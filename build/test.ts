// Every suite in turn, each with its time; one line a suite at the end. `--long` runs the campaigns at full length.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { requireChromium } from './chromium.ts';
import { installPackage, isInstalled } from './distribution.ts';

/** A suite that a machine lacks something for (a C compiler, a display) ends with this, having said what it lacks. */
const NOT_RUN = 77;

/** Of a suite that failed, this many characters are said again at the end, where a reader of a long log looks first. */
const SAID_AGAIN = 4_000;

const root = path.resolve(import.meta.dirname, '..');
const long = process.argv.includes('--long');
// In CI a suite that could not run is a failure: green means that everything was shown.
const nothingSkipped = process.env['SASTRA_NOTHING_SKIPPED'] === '1';

type Suite = readonly [script: string, ...args: string[]];
interface Ended {
  readonly script: string;
  readonly status: number | null;
  readonly output: string;
  readonly seconds: string;
}

const kills = long ? { app: 200, page: 200, core: 5000 } : { app: 20, page: 8, core: 200 };
const coreKilled = (times: number): Suite => [
  'test:crash',
  '--kills',
  '0',
  '--page-kills',
  '0',
  '--core-kills',
  `${times}`,
];
/**
 * One row after the other. Those within a row go together: they mostly wait, for a disk or for a process to come back, or
 * leave a core of the machine idle.
 */
const rows: readonly (readonly Suite[])[] = [
  [['lint'], ['typecheck']],
  [['build']],
  [['test:unit']],
  [['test:property']],
  [['test:integration']],
  [['test:hub']],
  [
    ['test:sync-fuzz', '--seeds', long ? '1-1000' : '1-30'],
    ['test:sync-kill', '--kills', long ? '300' : '12'],
  ],
  [['test:power-cut'], ['test:disk-faults']],
  [['test:e2e']],
  [
    ['test:crash', '--kills', `${kills.app}`, '--page-kills', `${kills.page}`, '--core-kills', '0'],
    // In two halves: a core that comes back is mostly waited for.
    ...[0, 1].map(() => coreKilled(kills.core / 2)),
  ],
];

requireChromium();
// The hub's test of couriers opens their files with it too.
if (!isInstalled('age', '--version')) installPackage('age', 'No age here');
const started = performance.now();
const ended: Ended[] = [];
for (const row of rows) {
  console.log(`\n── ${row.map(([script]) => script).join(', ')} ──`);
  const [first, ...beside] = row.map((suite, place) => runSuite(suite, place === 0));
  if (first) ended.push(await first);
  for (const other of beside) {
    const suite = await other;
    process.stdout.write(suite.output);
    ended.push(suite);
  }
}
const failures = ended.filter((suite) => word(suite) === 'FAILED');
for (const { script, output } of failures)
  console.log(`\n── ${script}, how it ended ──\n${output.slice(-SAID_AGAIN)}`);
console.log();
for (const suite of ended)
  console.log(`${suite.script.padEnd(18)} ${word(suite).padEnd(8)} ${suite.seconds} s`);
console.log(`all suites in ${secondsSince(started)} s`);
const failed =
  failures.length + (nothingSkipped ? ended.filter((suite) => word(suite) === 'not run').length : 0);
console.log(`${ended.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function word({ status }: Ended): 'passed' | 'not run' | 'FAILED' {
  return status === 0 ? 'passed' : status === NOT_RUN ? 'not run' : 'FAILED';
}

/** Runs one suite; `live` passes its words on as they come. */
async function runSuite([script, ...args]: Suite, live: boolean): Promise<Ended> {
  const suiteStarted = performance.now();
  const run = spawn('npm', ['run', '--silent', script, ...(args.length === 0 ? [] : ['--', ...args])], {
    cwd: root,
    stdio: ['inherit', 'pipe', 'pipe'],
    env: { ...process.env, ...(long ? { SASTRA_LONG: '1' } : {}) },
    shell: process.platform === 'win32',
  });
  let output = '';
  for (const [from, to] of [
    [run.stdout, process.stdout],
    [run.stderr, process.stderr],
  ] as const) {
    from.setEncoding('utf8');
    from.on('data', (words: string) => {
      if (live) to.write(words);
      output += words;
    });
  }
  await once(run, 'close');
  return { script, status: run.exitCode, output, seconds: secondsSince(suiteStarted) };
}

function secondsSince(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
