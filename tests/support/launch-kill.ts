/** Ends all processes of an app at once. */
import { spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';

/** `leader` was started as the leader of its own process group, which all its descendants belong to. */
export function killGroup(leader: number): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(leader), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-leader, 'SIGKILL');
  } catch (error) {
    // No such group: all of it has ended.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** Exit code, or the name of the signal. */
export function exitOf(child: ChildProcess): Promise<number | string> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null)
      resolve(child.exitCode ?? child.signalCode ?? 0);
    else child.once('exit', (code, signal) => resolve(code ?? signal ?? 0));
  });
}
