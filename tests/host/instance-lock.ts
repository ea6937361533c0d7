/**
 * One instance per user data folder. The lock is SQLite's on a file of its own: the system's, taken at once, and
 * released by the system however the holder dies. Later instances speak to the holder by a socket.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makeCodec } from './codec.ts';

export interface InstanceMessage {
  readonly argv: string[];
  readonly cwd: string;
  readonly data: unknown;
}

const codec = makeCodec();
/** Longest path of a Unix socket that every system takes. */
const SOCKET_PATH_LIMIT = 100;
/** How long a second instance waits for the first to take its message. */
const TELL_TIMEOUT_MS = 3_000;

function socketPath(folder: string): string {
  const name = `sastra-${createHash('sha256').update(folder).digest('hex').slice(0, 20)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const inside = path.join(folder, 'instance.sock');
  return inside.length <= SOCKET_PATH_LIMIT ? inside : path.join(os.tmpdir(), `${name}.sock`);
}

export class InstanceLock {
  #held: { readonly database: Database.Database; readonly server: net.Server } | null = null;

  get held(): boolean {
    return this.#held !== null;
  }

  /** False where another process holds the folder. Throws where the folder cannot be written. */
  take(folder: string, receive: (message: InstanceMessage) => void): boolean {
    if (this.#held) return true;
    mkdirSync(folder, { recursive: true });
    const database = new Database(path.join(folder, 'instance.lock'), { timeout: 0 });
    try {
      database.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      database.close();
      if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return false;
      throw error;
    }
    const socket = socketPath(folder);
    if (process.platform !== 'win32') rmSync(socket, { force: true });
    const server = net.createServer((connection) => {
      const chunks: Buffer[] = [];
      connection
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('error', () => connection.destroy())
        .on('end', () => receive(codec.decode(Buffer.concat(chunks).toString('utf8')) as InstanceMessage));
    });
    server.listen(socket).unref();
    this.#held = { database, server };
    return true;
  }

  release(): void {
    this.#held?.server.close();
    this.#held?.database.close();
    this.#held = null;
  }
}

/** Settles when the holder has the message, or cannot be reached within the time. */
export function tellInstance(folder: string, message: InstanceMessage): Promise<void> {
  return new Promise((resolve) => {
    const connection = net.connect(socketPath(folder));
    const done = (): void => {
      connection.destroy();
      resolve();
    };
    connection.setTimeout(TELL_TIMEOUT_MS, done);
    connection.on('error', done).on('close', done);
    connection.resume().end(codec.encode(message));
  });
}
