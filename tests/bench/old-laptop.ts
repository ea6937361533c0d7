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
import { controlGroup } from './control-group.ts';
import type { Figure } from './report.ts';

/** In milliseconds. */
const SYNC = 50;
const MEMORY_MB = 1536;
/** Of one core. */
const SHARE = 1 / 3;

export interface OldLaptop {
  /** To launch with. The desk is slow from its first moment on, with all its processes. */
  readonly launch: Pick<LaunchOptions, 'env' | 'started'>;
  /** What was simulated and how, and what was not, after a launch; a sentence each. */
  readonly told: () => readonly string[];
  /** When the desk has ended. */
  readonly leave: () => void;
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
  const group = controlGroup({ memory: MEMORY_MB * 2 ** 20, share: SHARE });
  const core = os.cpus().length - 1;
  const [load = 0] = os.loadavg();
  const kernel = { memory: false, share: false };
  return {
    launch: {
      ...(library === null ? {} : { env: { LD_PRELOAD: library, DISK_SHIM_SYNC_MS: String(SYNC) } }),
      started(pid) {
        if (group?.take(pid) === true) Object.assign(kernel, group.limits);
        if (!kernel.share) slowDown(pid);
        const bound = spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', String(core), String(pid)]);
        if (bound.status !== 0) throw new Error('the desk cannot be bound to one core: taskset failed');
      },
    },
    told: () => [
      `one core: all of the desk's processes are bound to core ${core} (taskset)`,
      kernel.share
        ? 'a third of its speed: their control group has a third of the core’s time (cgroup v2, cpu.max)'
        : 'a third of its speed: they are stopped for two thirds of the time, 10 ms on and 20 ms off (SIGSTOP, SIGCONT)',
      library === null
        ? 'fsync: NOT slowed (no C compiler named cc)'
        : `fsync: each fsync and fdatasync takes ${SYNC} ms longer (LD_PRELOAD)`,
      kernel.memory
        ? `memory: their control group has ${MEMORY_MB} MB (cgroup v2, memory.max)`
        : `memory: NOT limited to ${MEMORY_MB} MB (no control group that this user may limit); what the desk’s processes hold together is measured (PSS)`,
      `this machine's own load at the beginning: ${load.toFixed(1)} on ${os.cpus().length} cores`,
    ],
    leave: () => group?.remove(),
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

/** Ends the simulation and says what the figures stand for. */
export function tellOf(laptop: OldLaptop): void {
  laptop.leave();
  console.log('\nthe old laptop:');
  for (const line of laptop.told()) console.log(`  ${line}`);
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
