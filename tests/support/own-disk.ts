/** A disk of its own for one folder, which a test can fill or make read-only, as truly as the machine lets it have one. */
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { refusingDisk } from './refusing-disk.ts';

export type DiskState = 'well' | 'full' | 'readOnly';

export interface OwnDisk {
  /** What stands for the disk, for the test's result. */
  readonly how: string;
  /** For what is to work on the disk. */
  readonly env: Readonly<Record<string, string>>;
  readonly become: (state: DiskState) => void;
  /** Before the folder is removed. */
  readonly release: () => void;
}

/** Room for an empty desk and its backups, in kB. */
const SIZE = 8192;

/** Null where the test neither may mount nor can have the shim. `folder` is absolute and not there yet; the disk is well. */
export function ownDisk(folder: string): OwnDisk | null {
  mkdirSync(folder, { recursive: true });
  return mountedDisk(folder) ?? shimmedDisk(folder);
}

const mount = (...args: readonly string[]): boolean =>
  spawnSync('mount', args, { stdio: 'ignore' }).status === 0;

/** A small file system in memory: root may write wherever rights forbid it, but not where there is no room. */
function mountedDisk(folder: string): OwnDisk | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  if (!mount('-t', 'tmpfs', '-o', `size=${SIZE}k`, 'sastra-test', folder)) return null;
  const filler = path.join(folder, 'filler');
  return {
    how: `a tmpfs of ${SIZE} kB`,
    env: {},
    become(state) {
      if (!mount('-o', `remount,${state === 'readOnly' ? 'ro' : 'rw'}`, folder))
        throw new Error('the disk cannot be mounted anew');
      if (state === 'well') rmSync(filler, { force: true });
      if (state === 'full') fill(filler);
    },
    release() {
      // Lazily: a desk that a failed test left behind still holds files there.
      if (spawnSync('umount', ['--lazy', folder]).status !== 0) throw new Error('the disk is not given back');
    },
  };
}

function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (const bytes of [64 * 1024, 1024, 1]) {
      const piece = Buffer.alloc(bytes);
      try {
        while (writeSync(handle, piece) > 0);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(handle);
  }
}

/** For a user whom rights do bind: they are taken away, and the shim is full in the disk's stead. */
function shimmedDisk(folder: string): OwnDisk | null {
  if (process.getuid?.() === 0) return null;
  const shim = refusingDisk(folder, 'ENOSPC');
  if (shim === null) return null;
  const setRights = (mode: number): void => {
    for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), mode);
    chmodSync(folder, mode);
  };
  return {
    how: 'the disk shim and the rights of a normal user',
    env: shim.env,
    become(state) {
      chmodSync(folder, 0o700);
      setRights(state === 'readOnly' ? 0o500 : 0o700);
      if (state === 'full') shim.refuse();
      else shim.getWell();
    },
    release: () => setRights(0o700),
  };
}
