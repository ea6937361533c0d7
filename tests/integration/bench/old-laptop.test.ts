import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { memoryOf, oldLaptop, onOldLaptop, type OldLaptop } from '../../bench/old-laptop.ts';
import { killGroup } from '../../support/launch-kill.ts';

/** Syncs a file once, says how long that took in milliseconds, and is busy until it is killed. */
const BUSY = `
  const { fsyncSync, mkdtempSync, openSync, rmSync, writeSync } = require('node:fs');
  const { tmpdir } = require('node:os');
  const folder = mkdtempSync(tmpdir() + '/sastra-busy-');
  const file = openSync(folder + '/file', 'w');
  writeSync(file, 'ក');
  const began = performance.now();
  fsyncSync(file);
  rmSync(folder, { recursive: true });
  require('node:fs').writeSync(1, performance.now() - began + '\\n');
  for (;;);
`;

/** Milliseconds of processor time that a process has had, by proc(5), whose clock ticks a hundred times a second. */
function processorTime(pid: number): number {
  const [, , , , , , , , , , , user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /u, '')
    .split(' ');
  return (Number(user) + Number(system)) * 10;
}

describe.runIf(process.platform === 'linux')('a process on the old laptop', () => {
  const running: number[] = [];
  /** Answers its id and what it says first. */
  async function busy(env: NodeJS.ProcessEnv, started: (pid: number) => void): Promise<[number, string]> {
    const child = spawn(process.execPath, ['-e', BUSY], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    const { pid, stdout } = child;
    if (pid === undefined) throw new Error('it did not start');
    running.push(pid);
    started(pid);
    const [said] = (await once(stdout, 'data')) as [Buffer];
    return [pid, said.toString()];
  }

  let laptop: OldLaptop | null = null;
  let pid = 0;
  let synced = '';
  beforeEach(async () => {
    laptop = oldLaptop();
    const { launch } = laptop;
    [pid, synced] = await busy(launch.env ?? {}, (started) => launch.started?.(started));
  });
  afterEach(() => {
    for (const leader of running.splice(0)) killGroup(leader);
    laptop?.leave();
  });

  test('gets far less than what another gets on the same core', async () => {
    const core = /^Cpus_allowed_list:\t(\d+)$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
    const [peer] = await busy({}, (started) => {
      spawnSync('taskset', ['--all-tasks', '--cpu-list', '--pid', core, String(started)]);
    });
    const before = [processorTime(pid), processorTime(peer)] as const;
    // The two compete for the same time. On a busy machine the one that stood still has some of it made good: a third
    // of the time is then up to half of what the other has.
    while (processorTime(peer) - before[1] < 1_000) {
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
    }
    const share = (processorTime(pid) - before[0]) / (processorTime(peer) - before[1]);
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(0.8);
  });

  test('is bound to one core', () => {
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Cpus_allowed_list:\t\d+$/mu);
  });

  test('waits 50 ms for a sync', () => {
    expect(Number(synced)).toBeGreaterThanOrEqual(50);
  });

  test('holds the memory that it is measured to hold', () => {
    const held = memoryOf(pid);
    expect(held).toBeGreaterThan(5);
    expect(held).toBeLessThan(300);
    expect(memoryOf(process.ppid + 10_000_000)).toBe(0);
  });
});

test('its figures have names of their own, and only the budgets that are meant for it', () => {
  const figures = [
    { name: 'start.editable', value: 3000, unit: 'ms', budget: 2000 },
    { name: 'start.editable.max', value: 4000, unit: 'ms', budget: 2500 },
  ];
  expect(onOldLaptop(figures, { 'start.editable': 10_000 })).toEqual([
    { name: 'start.editable.oldLaptop', value: 3000, unit: 'ms', budget: 10_000 },
    { name: 'start.editable.max.oldLaptop', value: 4000, unit: 'ms' },
  ]);
});
