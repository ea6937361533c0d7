/** The DevTools protocol over Chromium's pipe: JSON messages that end in a NUL byte, one connection for all targets. */
import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';

/** Parameters and answers of the protocol, checked where they are read. */
export type Params = Readonly<Record<string, unknown>>;

interface Pending {
  readonly method: string;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The connection ended, or the target is gone: what was asked can no longer be answered. */
export class CdpClosedError extends Error {
  override readonly name = 'CdpClosedError';
}

/** Commands and events of one target, or of the browser itself (no session id). */
export class CdpSession {
  readonly #events = new EventEmitter();
  readonly #connection: CdpConnection;
  readonly id: string | undefined;

  constructor(connection: CdpConnection, id: string | undefined) {
    this.#connection = connection;
    this.id = id;
    this.#events.setMaxListeners(0);
  }

  on<T>(method: string, listener: (params: T) => void): void {
    this.#events.on(method, listener);
  }

  emit(method: string, params: unknown): void {
    this.#events.emit(method, params);
  }

  /** Rejects with `CdpClosedError` where the connection is closed, else with the browser's own message. */
  send<T = unknown>(method: string, params: Params = {}): Promise<T> {
    return this.#connection.send<T>(method, params, this.id);
  }

  /** For commands whose failure only says that the target went away meanwhile. */
  tell(method: string, params: Params = {}): void {
    this.send(method, params).catch(() => undefined);
  }
}

export class CdpConnection {
  readonly browser: CdpSession = new CdpSession(this, undefined);
  readonly closed: Promise<void>;
  readonly #sessions = new Map<string, CdpSession>();
  readonly #pending = new Map<number, Pending>();
  readonly #output: Writable;
  #chunks: Buffer[] = [];
  #lastId = 0;
  #open = true;

  constructor(output: Writable, input: Readable) {
    this.#output = output;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.closed = promise;
    const end = (): void => {
      this.#open = false;
      for (const pending of this.#pending.values())
        pending.reject(new CdpClosedError(`${pending.method}: the browser is gone`));
      this.#pending.clear();
      resolve(undefined);
    };
    input.on('data', (chunk: Buffer) => this.#read(chunk));
    input.on('close', end).on('error', end);
    output.on('error', end);
  }

  #read(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, start)) {
      this.#chunks.push(chunk.subarray(start, end));
      start = end + 1;
      const text = Buffer.concat(this.#chunks).toString('utf8');
      this.#chunks = [];
      this.#dispatch(JSON.parse(text) as Message);
    }
    if (start < chunk.length) this.#chunks.push(chunk.subarray(start));
  }

  #dispatch(message: Message): void {
    if (message.id !== undefined) {
      const pending = this.#pending.get(message.id);
      this.#pending.delete(message.id);
      if (message.error) pending?.reject(new Error(`${pending.method}: ${message.error.message}`));
      else pending?.resolve(message.result as never);
      return;
    }
    if (message.method === undefined) return;
    // The session must be known before its own first events, which follow in the same read.
    const session = message.sessionId === undefined ? this.browser : this.#sessions.get(message.sessionId);
    session?.emit(message.method, message.params);
  }

  send<T>(method: string, params: Params, sessionId: string | undefined): Promise<T> {
    if (!this.#open) return Promise.reject(new CdpClosedError(`${method}: the browser is gone`));
    const id = (this.#lastId += 1);
    return new Promise<T>((resolve, reject) => {
      this.#pending.set(id, { method, resolve, reject });
      this.#output.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
  }

  session(id: string): CdpSession {
    const known = this.#sessions.get(id);
    if (known) return known;
    const session = new CdpSession(this, id);
    this.#sessions.set(id, session);
    return session;
  }

  drop(id: string): void {
    this.#sessions.delete(id);
  }
}
