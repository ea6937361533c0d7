/** Finding one part of a running desk among the operating system's processes (Linux). */
import { readFileSync } from 'node:fs';

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .split(' ')
      .filter((part) => part !== '')
      .map(Number);
  } catch {
    return [];
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** The core's process below the desk's main process; null while there is none. Electron calls it a node service. */
export function corePid(mainPid: number): number | null {
  return (
    childrenOf(mainPid).find((pid) => /core[/\\]index\.js|node\.mojom\.NodeService/u.test(commandOf(pid))) ??
    null
  );
}
