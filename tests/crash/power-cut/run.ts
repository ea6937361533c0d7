/**
 * The power fails while the desk works. `--points N` (of the disk log, each cut twice), `--seed N`, `--steps N`;
 * SASTRA_LONG=1 takes every point. The database alone must have every acknowledged word, and so must the oldest
 * backup with the journal. A database and a journal that do not sync are planted and must be caught.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { numberOption } from '../numbers.ts';
import { needShim } from '../shim/build.ts';
import type { DiskOperation } from '../shim/log.ts';
import { record, survey } from './campaign.ts';

const library = needShim('test:power-cut');
const isLong = process.env['SASTRA_LONG'] !== undefined;
const seed = numberOption('seed', Date.now() % 1_000_000);
const points = numberOption('points', isLong ? Number.MAX_SAFE_INTEGER : 250);
const steps = numberOption('steps', 80);

/** Memory rather than a disk: what is on it is made and thrown away by the thousand. */
const parent = existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

interface Fault {
  readonly name: string;
  readonly pragma?: string;
  /** Which operations the disk carries out. */
  readonly works?: (operation: DiskOperation) => boolean;
}

async function campaign({ name, pragma, works = () => true }: Fault): Promise<number> {
  const folder = mkdtempSync(path.join(parent, 'sastra-power-cut-'));
  const started = performance.now();
  try {
    const recorded = record({ library, folder, seed, steps, ...(pragma === undefined ? {} : { pragma }) });
    const operations = recorded.filter(works);
    const found = await survey({ operations, points, seed, folder });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(
      `power cut, ${name}: seed ${seed}, ${operations.length} disk operations, ${found.points} points, ` +
        `${found.cuts} cuts, ${found.marks} acknowledged, ${found.problems.length} problems, ${seconds} s`,
    );
    for (const problem of found.problems.slice(0, 3)) console.log(`  ${problem}`);
    return found.problems.length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PLANTED: readonly Fault[] = [
  { name: 'planted: synchronous=NORMAL', pragma: 'synchronous = NORMAL' },
  {
    name: 'planted: a journal that is not synced',
    works: ({ op, path: file }) => op !== 'sync' || !/^\/journal\/./u.test(file),
  },
];

let failed = (await campaign({ name: 'as shipped' })) > 0;
for (const fault of PLANTED) {
  if ((await campaign(fault)) > 0) continue;
  console.log('  the planted fault was not caught');
  failed = true;
}
process.exit(failed ? 1 : 0);
