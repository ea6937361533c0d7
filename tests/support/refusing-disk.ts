/** A disk that refuses while a test wants it to, by the disk shim: nothing but the folder is touched, and no right is needed. */
import { rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildShim } from '../crash/shim/build.ts';

export interface RefusingDisk {
  /** For the process that is to be refused, and its children. */
  readonly env: Readonly<Record<string, string>>;
  /** From now on every operation that the errno is about fails. */
  readonly refuse: () => void;
  readonly getWell: () => void;
}

/** Null where the shim cannot be built. `folder` is absolute; the disk is well at first. */
export function refusingDisk(folder: string, errno: 'ENOSPC' | 'EROFS' | 'EIO'): RefusingDisk | null {
  const library = buildShim();
  if (library === null) return null;
  const sign = path.join(path.dirname(library), 'refuses');
  return {
    env: {
      LD_PRELOAD: library,
      DISK_SHIM_FOLDER: folder,
      DISK_SHIM_WHEN: sign,
      DISK_SHIM_ERRNO: String(os.constants.errno[errno]),
      DISK_SHIM_FAIL_AT: '1',
      DISK_SHIM_FAIL_FOR: '1000000000',
    },
    refuse: () => writeFileSync(sign, ''),
    getWell: () => rmSync(sign, { force: true }),
  };
}
