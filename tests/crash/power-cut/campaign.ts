/** Records a desk's life on the disk, and looks at what is left when the power fails at any point of it. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openCore } from '../../../electron/core/core.ts';
import { seeded } from '../../support/long-document.ts';
import { losses } from '../loss.ts';
import { readDiskLog, type DiskOperation } from '../shim/log.ts';
import { MARKS_FILE, workPorts, type Mark } from '../work.ts';
import { ALL_LOST, Disk, someLost, type Fate } from './disk.ts';

export interface Recording {
  readonly library: string;
  /** An empty folder of the campaign's own. */
  readonly folder: string;
  readonly seed: number;
  readonly steps: number;
  /** A fault planted in every connection, such as `synchronous = NORMAL`. */
  readonly pragma?: string;
}

/** Lets a desk live under the shim and answers what reached the disk, in order. */
export function record({ library, folder, seed, steps, pragma }: Recording): readonly DiskOperation[] {
  const profile = path.join(folder, 'profile');
  const log = path.join(folder, 'disk.log');
  mkdirSync(profile);
  const script = path.join(import.meta.dirname, 'write.ts');
  const args = [script, profile, String(seed), String(steps), ...(pragma === undefined ? [] : [pragma])];
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, LD_PRELOAD: library, DISK_SHIM_FOLDER: profile, DISK_SHIM_LOG: log },
  });
  if (run.status !== 0) throw new Error(`the work failed:\n${run.stderr}`);
  return readDiskLog(log);
}

export interface Cuts {
  readonly operations: readonly DiskOperation[];
  /** How many points are looked at, spread over all; Infinity for every one. */
  readonly points: number;
  readonly seed: number;
  readonly folder: string;
}

export interface Survey {
  readonly points: number;
  readonly cuts: number;
  readonly marks: number;
  readonly problems: readonly string[];
}

/** Cuts the power at each point twice: everything unsynced lost, and some of it. Stops at the tenth problem. */
export async function survey({ operations, points, seed, folder }: Cuts): Promise<Survey> {
  const disk = new Disk();
  const marks: Mark[] = [];
  const random = seeded(seed);
  const share = points / operations.length;
  const problems: string[] = [];
  let looked = 0;
  for (const [index, operation] of operations.entries()) {
    if (operation.path === `/${MARKS_FILE}`) {
      if (operation.op === 'write') marks.push(JSON.parse(operation.data.toString()) as Mark);
    } else disk.apply(operation);
    if (random() >= share) continue;
    looked += 1;
    for (const [name, fate] of [
      ['all lost', ALL_LOST],
      ['some lost', someLost(random)],
    ] as const) {
      for (const problem of await afterCut(disk, fate, marks, path.join(folder, 'cut')))
        problems.push(`point ${index} (${operation.op} ${operation.path}), ${name}: ${problem}`);
    }
    if (problems.length >= 10) break;
  }
  return { points: looked, cuts: 2 * looked, marks: marks.length, problems };
}

async function afterCut(
  disk: Disk,
  fate: Fate,
  marks: readonly Mark[],
  folder: string,
): Promise<readonly string[]> {
  rmSync(folder, { recursive: true, force: true });
  disk.cut(folder, fate);
  const problems: string[] = [];
  const database = path.join(folder, 'sastra.db');
  if (existsSync(database)) problems.push(...losses(copyOf(database), marks));
  else if (marks.length > 0) problems.push('no database');
  const core = openCore(workPorts(), folder, () => undefined);
  const state = await core.call('core.state', {});
  if (!state.ok || state.value.kind !== 'ready') problems.push(`the desk is ${JSON.stringify(state)}`);
  await core.drain();
  if (marks.length > 0) problems.push(...(await afterLosingTheDatabase(database, marks)));
  return problems;
}

/** The oldest backup and the journal must have every acknowledged word as well. */
async function afterLosingTheDatabase(database: string, marks: readonly Mark[]): Promise<readonly string[]> {
  rmSync(database);
  const core = openCore(workPorts(), path.dirname(database), () => undefined);
  const state = await core.call('core.state', {});
  if (!state.ok || state.value.kind !== 'recovery') return ['a lost database is not missed'];
  const backup = state.value.recovery.backups.at(-1)?.name ?? 'none';
  const restored = await core.call('recovery.restore', { backup });
  await core.drain();
  if (!restored.ok) return [`restore: ${restored.error.code}`];
  return losses(database, marks).map((problem) => `by backup and journal: ${problem}`);
}

/** The database as it lies there, for a look that changes nothing of what core will find. */
function copyOf(database: string): string {
  const copy = `${path.dirname(database)}-copy`;
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy);
  for (const name of ['sastra.db', 'sastra.db-wal'])
    if (existsSync(path.join(path.dirname(database), name)))
      cpSync(path.join(path.dirname(database), name), path.join(copy, name));
  return path.join(copy, 'sastra.db');
}
