/** Linux' control groups (cgroup v2): the kernel holds a process and all that it starts to a share of one core and so much memory. */
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Limits {
  /** Bytes. */
  readonly memory: number;
  /** Of one core, 0 to 1. */
  readonly share: number;
}

export interface ControlGroup {
  /** Which limits the kernel has taken; a user's groups often have one of them only. */
  readonly limits: Readonly<Record<keyof Limits, boolean>>;
  /** False: it stays where it is. */
  readonly take: (pid: number) => boolean;
  /** When everything in it has ended. */
  readonly remove: () => void;
}

/** Of the time in which a share is counted, in microseconds. */
const PERIOD = 30_000;

const may = (change: () => void): boolean => {
  try {
    change();
    return true;
  } catch {
    return false;
  }
};

/** Beside this process's own group or in it, where its user may make one; null where not, or where no limit holds. */
export function controlGroup(
  limits: Limits,
  root = '/sys/fs/cgroup',
  own = readFileSync('/proc/self/cgroup', 'utf8'),
): ControlGroup | null {
  const [, place] = /^0::(.*)$/mu.exec(own) ?? [];
  if (place === undefined) return null;
  const here = path.join(root, place);
  for (const parent of new Set([path.dirname(here), here])) {
    if (!parent.startsWith(root)) continue;
    const group = path.join(parent, `sastra-old-laptop-${process.pid}`);
    // Only into what the kernel has put there: in a plain folder a limit would be a file that nobody reads.
    const set = (file: string, value: string): boolean =>
      may(() => writeFileSync(path.join(group, file), value, { flag: 'r+' }));
    if (!may(() => mkdirSync(group, { recursive: true }))) continue;
    const taken = {
      memory: set('memory.max', String(limits.memory)),
      share: set('cpu.max', `${Math.round(PERIOD * limits.share)} ${PERIOD}`),
    };
    const remove = (): void => void may(() => rmdirSync(group));
    if (taken.memory || taken.share)
      return { limits: taken, take: (pid) => set('cgroup.procs', String(pid)), remove };
    remove();
  }
  return null;
}
