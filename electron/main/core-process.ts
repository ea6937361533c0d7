// The core lives in a process of its own. This is its guardian: it starts it, asks it, starts it again when it dies,
// and lets it finish before the desk goes.
import { app, utilityProcess, type UtilityProcess } from 'electron';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import { arrived, type Carried } from '../../shared/ipc/carried.ts';
import type { Answer, CoreChannel, EventName, Events, Request } from '../../shared/ipc/contract.ts';
import { CORE_FILE } from './locations.ts';
import type { Log } from './log.ts';
import { answerVault, type VaultQuestion } from './vault.ts';

/** Milliseconds before the next start after so many deaths in a row; the first start is at once. */
const PAUSES = [0, 0, 250, 500, 1000, 2000, 5000] as const;
/** A core that answered for this long, in milliseconds, died of something new. */
const STEADY = 1_000;
/** How long a drain may take, in milliseconds, before the desk goes without it: a full checkpoint on a slow hard disk. */
const DRAIN_LIMIT = 15_000;
/** How long a core that works takes to write what it holds, in milliseconds, with a slow commit before that. */
const FLUSH_LIMIT = 3_000;

type Asked = { readonly channel: CoreChannel; readonly request: unknown } | { readonly control: 'flush' };
type Reply = { readonly id: number; readonly result: Carried<unknown> };
type Announcement = { readonly event: EventName; readonly value: never };
type FromCore = Reply | Announcement | VaultQuestion | { readonly control: 'drained' };

interface Waiting {
  readonly answer: (result: Carried<unknown>) => void;
}

export interface CoreListener {
  event<E extends EventName>(event: E, value: Events[E]): void;
}

export class CoreProcess {
  readonly #listener: CoreListener;
  readonly #log: Log;
  readonly #waiting = new Map<number, Waiting>();
  #folder: string;
  #child: UtilityProcess | null = null;
  #lastId = 0;
  /** When this core first answered; null while it has not. */
  #answeredAt: number | null = null;
  #deaths = 0;
  #pause: NodeJS.Timeout | null = null;
  #draining: (() => void) | null = null;
  #drained: Promise<void> | null = null;
  #moving: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(folder: string, listener: CoreListener, log: Log) {
    this.#folder = folder;
    this.#listener = listener;
    this.#log = log;
    this.#start();
  }

  /** The core's process id, for tests and for the technician; null while it is being started again. */
  get pid(): number | null {
    return this.#child?.pid ?? null;
  }

  /** Answers `coreGone` when the core dies first; whoever asked may ask again when `core.state` says it is back. */
  async call<C extends CoreChannel>(channel: C, request: Request<C>): Promise<Result<Answer<C>, Failure>> {
    return arrived(await this.fetch(channel, request));
  }

  /** The same, to be passed on as it came. */
  fetch<C extends CoreChannel>(channel: C, request: Request<C>): Promise<Carried<Answer<C>>> {
    return this.#ask({ channel, request });
  }

  /** Writes what core holds, now. The disk's failure where it refuses; `coreGone` where core does not answer. */
  async flush(): Promise<Result<null, Failure>> {
    let limit: NodeJS.Timeout | undefined;
    const silence = new Promise<Result<null, Failure>>((resolve) => {
      limit = setTimeout(() => resolve(fail({ code: 'coreGone' })), FLUSH_LIMIT);
    });
    const flushed = await Promise.race([this.#ask<null>({ control: 'flush' }).then(arrived), silence]);
    clearTimeout(limit);
    return flushed;
  }

  #ask<T>(message: Asked): Promise<Carried<T>> {
    const child = this.#child;
    if (child === null) return Promise.resolve(fail({ code: 'coreGone' }));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, { answer: resolve as (result: Carried<unknown>) => void });
      child.postMessage({ id, ...message });
    });
  }

  /** Everything on disk and the core gone. Resolves also when it died or took too long: what it had is in its journal. */
  drain(): Promise<void> {
    this.#drained ??= this.#drain();
    return this.#drained;
  }

  #drain(): Promise<void> {
    this.#ended = true;
    if (this.#pause !== null) clearTimeout(this.#pause);
    const child = this.#child;
    if (child === null) return Promise.resolve();
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.#log.warn('core drain took too long');
        child.kill();
        resolve();
      }, DRAIN_LIMIT);
      this.#draining = () => {
        clearTimeout(limit);
        resolve();
      };
      child.postMessage({ control: 'drain' });
    });
  }

  /** Drains, then starts on another profile's folder. Asked twice at once it moves twice, one after the other. */
  move(folder: string): Promise<void> {
    this.#moving = this.#moving.then(() => this.#move(folder));
    return this.#moving;
  }

  async #move(folder: string): Promise<void> {
    if (folder === this.#folder) return;
    await this.drain();
    this.#folder = folder;
    this.#ended = false;
    this.#draining = null;
    this.#drained = null;
    this.#deaths = 0;
    this.#start();
  }

  #start(): void {
    this.#answeredAt = null;
    const child = utilityProcess.fork(CORE_FILE, [this.#folder, app.getVersion()], {
      serviceName: 'Sastra core',
      stdio: 'inherit',
    });
    this.#child = child;
    child.on('message', (message: FromCore) => this.#receive(message));
    // Out of memory, for instance. Its exit follows; an error that nobody listens for would be main's own.
    child.on('error', (type) => this.#log.warn('core failed', { type }));
    child.on('exit', (code) => {
      if (this.#child === child) this.#gone(code);
    });
    this.#log.info('core started');
  }

  #receive(message: FromCore): void {
    this.#answeredAt ??= performance.now();
    if ('control' in message) return;
    if ('vault' in message) {
      this.#child?.postMessage(answerVault(message));
      return;
    }
    if ('event' in message) {
      this.#listener.event(message.event, message.value);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    waiting?.answer(message.result);
  }

  #gone(code: number): void {
    this.#child = null;
    for (const { answer } of this.#waiting.values()) answer(fail({ code: 'coreGone' }));
    this.#waiting.clear();
    if (this.#ended) {
      this.#draining?.();
      return;
    }
    const steady = this.#answeredAt !== null && performance.now() - this.#answeredAt > STEADY;
    this.#deaths = steady ? 1 : this.#deaths + 1;
    const pause = PAUSES[Math.min(this.#deaths, PAUSES.length - 1)] ?? 0;
    this.#log.warn('core died', { code, pause });
    this.#listener.event('core.state', { kind: 'starting' });
    this.#pause = setTimeout(() => this.#start(), pause);
  }
}
