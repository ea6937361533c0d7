/**
 * A host that was killed may leave its Chromium behind for the moment that it takes to notice the closed pipe. A new
 * Chromium on the same profile would hand its windows to the old one and end; so the old one is ended first.
 */
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { spawnSync } from 'node:child_process';

const LOCKS = ['SingletonLock', 'SingletonSocket', 'SingletonCookie'];

function commandLineOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    } catch {
      return ''; // ended meanwhile
    }
  }
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
}

/** Ends the Chromium that has this profile open, and removes its locks. Only the holder of the instance lock may ask. */
export function endLeftover(profile: string): void {
  // On Windows the profile's lock is an open file, which the system releases with its process.
  if (process.platform === 'win32') return;
  let holder: string;
  try {
    holder = readlinkSync(path.join(profile, 'SingletonLock'));
  } catch {
    return; // none
  }
  const pid = Number(holder.slice(holder.lastIndexOf('-') + 1));
  const here = holder.startsWith(`${hostname()}-`);
  // A number may have gone to another process since: only one that names this profile is ours.
  if (here && commandLineOf(pid).includes(`--user-data-dir=${profile} `)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // ended meanwhile
    }
  }
  for (const lock of LOCKS) rmSync(path.join(profile, lock), { force: true });
}
