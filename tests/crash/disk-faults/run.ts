/**
 * The disk refuses the n-th operation, with EIO or as full: once, a few times, or from then on. `--points N` (values of n
 * for each of the six ways), `--seed N`, `--steps N`; SASTRA_LONG=1 takes every n. Nothing acknowledged is lost, the
 * failure is told, and where the disk gets well everything is written. A database that takes a refused commit for a good
 * one is planted and must be caught.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openCore } from '../../../electron/core/core.ts';
import { seeded } from '../../support/long-document.ts';
import { losses } from '../loss.ts';
import { numberOption } from '../numbers.ts';
import { needShim } from '../shim/build.ts';
import { readDiskLog } from '../shim/log.ts';
import { MARKS_FILE, workPorts, type Mark, type WorkDone } from '../work.ts';

const library = needShim('test:disk-faults');
const isLong = process.env['SASTRA_LONG'] !== undefined;
const seed = numberOption('seed', Date.now() % 1_000_000);
const points = numberOption('points', isLong ? Number.MAX_SAFE_INTEGER : 10);
const steps = numberOption('steps', 16);

/** Names of errno, and which operations the shim counts for them. */
const ERRNOS = [
  { name: 'EIO', number: os.constants.errno.EIO, counts: /write|truncate|sync|create|folder|rename|unlink/u },
  { name: 'ENOSPC', number: os.constants.errno.ENOSPC, counts: /write|create|folder/u },
] as const;
const LENGTHS = [
  { name: 'once', operations: 1 },
  { name: 'for 40', operations: 40 },
  { name: 'for good', operations: 1_000_000_000 },
] as const;
/** How often the work asks again: enough to outlive 40 refusals, few enough to give up. */
const TRIES = 60;

interface Fault {
  readonly errno: number;
  readonly at: number;
  readonly operations: number;
}

/** What write.ts plants in its connections, and the end of the one path that the disk refuses then. */
interface Planted {
  readonly name: 'deaf';
  readonly only: string;
}

interface Lived {
  readonly done: WorkDone;
  readonly marks: readonly Mark[];
  readonly profile: string;
}

async function live(
  folder: string,
  shim: Readonly<Record<string, string>>,
  planted: Planted | null,
): Promise<Lived> {
  const profile = path.join(folder, 'profile');
  mkdirSync(profile);
  const script = path.join(import.meta.dirname, 'write.ts');
  const child = spawn(
    process.execPath,
    [script, profile, ...[seed, steps, TRIES].map(String), planted?.name ?? 'sound'],
    {
      env: { ...process.env, LD_PRELOAD: library, DISK_SHIM_FOLDER: profile, ...shim },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`an exception: ${errors}`);
  const file = path.join(profile, MARKS_FILE);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const done = JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as WorkDone;
  return { done, marks: lines.map((line) => JSON.parse(line) as Mark), profile };
}

/** What is wrong after a life with this fault, on a disk that is well again. */
async function afterFault(
  folder: string,
  fault: Fault,
  planted: Planted | null,
): Promise<{ readonly told: number; readonly problems: readonly string[] }> {
  const shim = {
    DISK_SHIM_ERRNO: String(fault.errno),
    DISK_SHIM_FAIL_AT: String(fault.at),
    DISK_SHIM_FAIL_FOR: String(fault.operations),
    ...(planted === null ? {} : { DISK_SHIM_ONLY: planted.only }),
  };
  const { done, marks, profile } = await live(folder, shim, planted);
  const isForGood = fault.operations > 1000;
  const problems: string[] = [];
  if (!done.finished && !isForGood) problems.push('the work was given up');
  if (!done.finished && done.told === 0) problems.push('nothing was told');
  const database = path.join(profile, 'sastra.db');
  if (existsSync(database)) problems.push(...losses(database, marks));
  else if (marks.length > 0) problems.push('no database');
  const core = openCore(workPorts(), profile, () => undefined);
  const state = await core.call('core.state', {});
  if (!state.ok || state.value.kind !== 'ready') problems.push(`the desk is ${JSON.stringify(state)}`);
  await core.drain();
  if (existsSync(database))
    problems.push(...losses(database, marks).map((problem) => `reopened: ${problem}`));
  return { told: done.told, problems };
}

async function inFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();
  const folder = mkdtempSync(path.join(parent, 'sastra-disk-faults-'));
  try {
    return await run(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where between the first operations the campaigns begin. */
const random = seeded(seed);

const operations = await inFolder(async (folder) => {
  const log = path.join(folder, 'disk.log');
  const { done } = await live(folder, { DISK_SHIM_LOG: log }, null);
  if (!done.finished || done.told > 0) throw new Error('a healthy disk refused');
  return readDiskLog(log).filter((operation) => operation.path !== `/${MARKS_FILE}`);
});

async function campaign(
  errno: (typeof ERRNOS)[number],
  length: (typeof LENGTHS)[number],
  planted: Planted | null = null,
): Promise<number> {
  const started = performance.now();
  const count = operations.filter(
    ({ op, path: file }) => errno.counts.test(op) && file.endsWith(planted?.only ?? ''),
  ).length;
  const stride = Math.max(1, count / points);
  const problems: string[] = [];
  // A planted fault need only be caught once.
  const enough = planted === null ? 10 : 1;
  let lives = 0;
  let tellings = 0;
  for (let at = 1 + random() * (stride - 1); at <= count && problems.length < enough; at += stride) {
    const fault = { errno: errno.number, at: Math.floor(at), operations: length.operations };
    const found = await inFolder((folder) => afterFault(folder, fault, planted));
    problems.push(...found.problems.map((problem) => `operation ${fault.at}: ${problem}`));
    if (found.told > 0) tellings += 1;
    lives += 1;
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const name = [errno.name, length.name, ...(planted === null ? [] : [`planted: ${planted.name}`])].join(
    ', ',
  );
  console.log(
    `disk faults, ${name}: seed ${seed}, ${lives} of ${count} operations refused, told after ${tellings}, ` +
      `${problems.length} problems, ${seconds} s`,
  );
  for (const problem of problems.slice(0, 3)) console.log(`  ${problem}`);
  return problems.length;
}

let failed = false;
for (const errno of ERRNOS)
  for (const length of LENGTHS) failed = (await campaign(errno, length)) > 0 || failed;
if ((await campaign(ERRNOS[1], LENGTHS[1], { name: 'deaf', only: 'sastra.db-wal' })) === 0) {
  console.log('  the planted fault was not caught');
  failed = true;
}
process.exit(failed ? 1 : 0);
