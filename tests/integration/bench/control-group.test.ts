import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { controlGroup } from '../../bench/control-group.ts';

const LIMITS = { memory: 1_610_612_736, share: 1 / 3 };
const OWN = '4:memory:/other\n0::/user.slice/terminal.scope\n';

/** Stands for the kernel's tree of groups, whose files are there as soon as a group is made. */
let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'sastra-groups-'));
  mkdirSync(path.join(root, 'user.slice', 'terminal.scope'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const groupIn = (parent: string): string => path.join(root, parent, `sastra-old-laptop-${process.pid}`);

function groupWith(parent: string, files: readonly string[]): string {
  const group = groupIn(parent);
  mkdirSync(group);
  for (const file of files) writeFileSync(path.join(group, file), '');
  return group;
}

const read = (group: string, file: string): string => readFileSync(path.join(group, file), 'utf8');

test('a group beside the own one takes a third of a core and the memory, and the process', () => {
  const group = groupWith('user.slice', ['memory.max', 'cpu.max', 'cgroup.procs']);
  const made = controlGroup(LIMITS, root, OWN);
  expect(made?.limits).toEqual({ memory: true, share: true });
  expect(made?.take(4711)).toBe(true);
  expect(['memory.max', 'cpu.max', 'cgroup.procs'].map((file) => read(group, file))).toEqual([
    '1610612736',
    '10000 30000',
    '4711',
  ]);
});

test('a group that has one of the limits only says so', () => {
  groupWith('user.slice', ['memory.max', 'cgroup.procs']);
  expect(controlGroup(LIMITS, root, OWN)?.limits).toEqual({ memory: true, share: false });
});

test('a process that may not be moved stays, and that is said', () => {
  groupWith('user.slice', ['memory.max']);
  expect(controlGroup(LIMITS, root, OWN)?.take(4711)).toBe(false);
});

test('where no limit holds there is no group, and none is left behind', () => {
  expect(controlGroup(LIMITS, root, OWN)).toBeNull();
  expect(existsSync(groupIn('user.slice'))).toBe(false);
  expect(existsSync(groupIn('user.slice/terminal.scope'))).toBe(false);
});

test('where the kernel knows no such groups there is none', () => {
  expect(controlGroup(LIMITS, root, '4:memory:/other\n')).toBeNull();
});
