/** A core in a process of its own, started as main starts it, spoken to over Node's channel. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Failure } from '../../shared/errors/failure.ts';
import { arrived, type Carried } from '../../shared/ipc/carried.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { Answer, CoreChannel, Request } from '../../shared/ipc/contract.ts';

const ENTRY = path.resolve(import.meta.dirname, '../../electron/core/index.ts');

export interface CoreProcess {
  readonly child: ChildProcess;
  /** Resolves with null where the process died before it answered. */
  readonly call: <C extends CoreChannel>(
    channel: C,
    request: Request<C>,
  ) => Promise<Result<Answer<C>, Failure> | null>;
  /** Asks for everything that waits in memory to be written. Null where the process died before it answered. */
  readonly flush: () => Promise<Result<null, Failure> | null>;
  readonly events: { readonly event: string; readonly value: unknown }[];
  /** Answers the exit code. */
  readonly drain: () => Promise<number | null>;
  readonly kill: () => Promise<void>;
}

export interface CoreProcessOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Runs as this user (root only). */
  readonly uid?: number;
  /** In place of core's own. */
  readonly entry?: string;
}

type Message =
  | { readonly id: number; readonly result: Carried<never> }
  | { readonly event: string; readonly value: unknown }
  | { readonly control: string };

export function forkCore(
  folder: string,
  { env = {}, uid, entry = ENTRY }: CoreProcessOptions = {},
): CoreProcess {
  const child = fork(entry, [folder], {
    env: { ...process.env, ...env },
    execArgv: [],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  const waiting = new Map<number, (result: Result<never, Failure> | null) => void>();
  const events: { event: string; value: unknown }[] = [];
  const gone = once(child, 'exit') as Promise<[number | null]>;
  let lastId = 0;
  child.on('message', (message: Message) => {
    if ('event' in message) events.push(message);
    if (!('id' in message)) return;
    waiting.get(message.id)?.(arrived(message.result));
    waiting.delete(message.id);
  });
  child.once('exit', () => {
    for (const answer of waiting.values()) answer(null);
    waiting.clear();
  });
  const ask = <T>(message: object): Promise<Result<T, Failure> | null> => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      if (!child.connected) {
        resolve(null);
        return;
      }
      waiting.set(id, resolve);
      child.send({ id, ...message });
    });
  };
  return {
    child,
    events,
    call: (channel, request) => ask({ channel, request }),
    flush: () => ask({ control: 'flush' }),
    async drain() {
      if (child.connected) child.send({ control: 'drain' });
      const [code] = await gone;
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
