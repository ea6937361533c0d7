/**
 * The desk as on the oldest computer that it has to serve: 1.5 GB of memory, one slow core, a disk that takes 50 ms to
 * sync. A machine that cannot be made one in some respect says so.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import { Worker } from 'node:worker_threads';
import { buildShim } from '../crash/shim/build.ts';
import type { LaunchOptions } from '../support/launch.ts';
import type { Figure } from './report.ts';

/** In milliseconds. */
const SYNC = 50;
const MEMORY_MB = 1536;

export interface OldLaptop {
  /** What is simulated and how, and what is not; a sentence each. */
  readonly told: readonly string[];
  /** To launch with. The desk is slow from its first moment on, with all its processes. */
  readonly launch: Pick<LaunchOptions, 'env' | 'started'>;
}

/** Null where it is not asked for on the command line. Ends the bench where nothing could be simulated. */
export function askedForOldLaptop(): OldLaptop | null {
  if (!process.argv.includes('--old-laptop')) return null;
  if (process.platform !== 'linux') {
    console.log('--old-laptop: not run (it needs Linux)');
    process.exit(1);
  }
  return oldLaptop();
}

export function oldLaptop(): OldLaptop {
  const library = buildShim();
  const core = os.cpus().length - 1;
  const [load = 0] = os.loadavg();
  return {
    told: [
      `one core: all of the desk's processes are bound to core ${core} (taskset)`,
      'a third of its speed: they are stopped for two thirds of the time, 10 ms on and 20 ms off (SIGSTOP, SIGCONT)',
      library === null
        ? 'fsync: NOT slowed (no C compiler named cc)'
        : `fsync: each fsync and fdatasync takes ${SYNC} ms longer (LD_PRELOAD)`,
      `memory: NOT limited to ${MEMORY_MB} MB; what the desk's processes hold together is measured instead (PSS)`,
      `this machine's own load at the beginning: ${load.toFixed(1)} on ${os.cpus().length} cores`,
    ],
    launch: {
      ...(library === null ? {} : { env: { LD_PRELOAD: library, DISK_SHIM_SYNC_MS: String(SYNC) } }),
      started(pid) {
        slowDown(pid);
        const bound = spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)]);
        if (bound.status !== 0) throw new Error('the desk cannot be bound to one core: taskset failed');
      },
    },
  };
}

/** A third of the time for the group of processes that this one leads. */
function slowDown(leader: number): void {
  const worker = new Worker(new URL('slow-down.ts', import.meta.url), { workerData: { group: leader } });
  worker.unref();
}

/** What a group of processes holds in memory, in MB: shared pages are counted once (PSS of proc(5), smaps_rollup). */
export function memoryOf(group: number): number {
  let kilobytes = 0;
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/u.test(entry)) continue;
    try {
      const [, , groupOfIt] = readFileSync(`/proc/${entry}/stat`, 'utf8')
        .replace(/^.*\) /u, '')
        .split(' ');
      if (Number(groupOfIt) !== group) continue;
      const pss = /^Pss:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${entry}/smaps_rollup`, 'utf8'));
      kilobytes += Number(pss?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return kilobytes / 1024;
}

/** Says what the figures stand for. */
export function tellOf(laptop: OldLaptop): void {
  console.log('\nthe old laptop:');
  for (const line of laptop.told) console.log(`  ${line}`);
}

/** The figures under names of their own; a budget holds on the old laptop only where it is given here, by name. */
export const onOldLaptop = (
  figures: readonly Figure[],
  budgets: Readonly<Record<string, number>>,
): readonly Figure[] =>
  figures.map(({ name, value, unit }) => {
    const budget = budgets[name];
    return { name: `${name}.oldLaptop`, value, unit, ...(budget === undefined ? {} : { budget }) };
  });
