/** The hub as a process of its own, started as `npm run hub` starts it, for whatever runs the test. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const MAIN = path.resolve(import.meta.dirname, '../../../hub/main.ts');

export interface HubProcess {
  readonly child: ChildProcess;
  /** All that it has said so far, log and sentences. */
  readonly said: () => string;
  /** Resolves with where it answers; rejects where it ends first. */
  readonly answers: () => Promise<string>;
  /** Resolves with its exit code, null where a signal ended it. */
  readonly ended: () => Promise<number | null>;
}

/** On a free port, with these variables and no others; whoever calls ends it. */
export function spawnHub(
  environment: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  script: string = MAIN,
): HubProcess {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'], HUB_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const heard = new EventTarget();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (words: string) => {
      said += words;
      heard.dispatchEvent(new Event('words'));
    });
  }
  const over = once(child, 'close');
  return {
    child,
    said: () => said,
    async answers() {
      for (;;) {
        const address = /The hub answers at (\S+),/u.exec(said)?.[1];
        if (address !== undefined) return address;
        if (child.exitCode !== null) throw new Error(`the hub ended: ${said}`);
        await Promise.race([over, once(heard, 'words')]);
      }
    },
    async ended() {
      await over;
      return child.exitCode;
    },
  };
}

/** As a service manager ends it. */
export async function endHub(hub: HubProcess): Promise<void> {
  if (hub.child.exitCode === null && hub.child.signalCode === null) hub.child.kill('SIGTERM');
  await hub.ended();
}
