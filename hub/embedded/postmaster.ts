/** The running database server: started apart from the hub, so that a signal to the hub does not reach it first. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StartRefusal } from '../refusal.ts';
import type { Account } from './account.ts';
import { saysInUse, saysPortTaken, sentenceFor } from './complaints.ts';
import { PROGRAM_ENVIRONMENT } from './cluster.ts';
import type { Programs } from './programs.ts';

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** How often a file that PostgreSQL writes is looked at, in milliseconds. */
const LOOK = 20;
/** The server's own log is begun anew when it is this long. */
const LOG_BYTES = 10_000_000;

/**
 * Of statements and rows nothing reaches the server's log: neither what failed nor the values in it (`terse` leaves out
 * the details, which quote them).
 */
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'log_error_verbosity=terse',
  'log_min_messages=fatal',
  'log_min_error_statement=panic',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
  'timezone=UTC',
];

/** What `postmaster.pid` says, or null where no server lives. */
export function findPostmaster(cluster: string): (Postmaster & { readonly ready: boolean }) | null {
  let lines: readonly string[];
  try {
    lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null;
  return { pid, port: Number.isInteger(port) ? port : 0, ready: lines[7]?.trim() === 'ready' };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** What became of a start that did not refuse for good. */
export type Started = Postmaster | 'inUse' | 'portTaken';

export async function startPostmaster(
  { postgres }: Programs,
  cluster: string,
  account: Account | null,
  port: number,
): Promise<Started> {
  const logFile = path.join(path.dirname(cluster), 'postgres.log');
  const length = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (length > LOG_BYTES) truncateSync(logFile);
  const from = length > LOG_BYTES ? 0 : length;
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(
    postgres,
    ['-D', cluster, '-p', String(port), ...SETTINGS.flatMap((setting) => ['-c', setting])],
    {
      cwd: cluster,
      env: PROGRAM_ENVIRONMENT,
      detached: true,
      stdio: ['ignore', log, log],
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    },
  );
  closeSync(log);
  const failedToSpawn = new Promise<Error>((resolve) => {
    child.once('error', resolve);
  });
  if (child.pid === undefined) {
    throw new StartRefusal(sentenceFor(`FATAL: ${(await failedToSpawn).message}`, cluster));
  }
  child.unref();
  // After a crash it may replay its log for minutes: as long as it lives it is waited for.
  while (child.exitCode === null && child.signalCode === null) {
    const found = findPostmaster(cluster);
    if (found?.pid === child.pid && found.ready) return { pid: found.pid, port };
    await pause(LOOK);
  }
  const said = readFileSync(logFile).subarray(from).toString('utf8');
  if (saysInUse(said)) return 'inUse';
  if (saysPortTaken(said)) return 'portTaken';
  throw new StartRefusal(sentenceFor(said, cluster));
}

/** Ends its sessions and waits until it is gone (PostgreSQL's fast shutdown). */
export async function stopPostmaster(cluster: string, { pid }: Postmaster): Promise<void> {
  if (findPostmaster(cluster)?.pid !== pid) return;
  process.kill(pid, 'SIGINT');
  while (isAlive(pid) && findPostmaster(cluster)?.pid === pid) await pause(LOOK);
}

/** A port of loopback that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
