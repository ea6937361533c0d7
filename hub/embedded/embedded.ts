/** The hub's own PostgreSQL: made at the first start, attached to where a killed hub left it, one hub at a time. */
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { StartRefusal } from '../refusal.ts';
import { databaseAccount, type Account } from './account.ts';
import { clusterIn, DATABASE_USER, ensureCluster, makeDataFolder, passwordOf } from './cluster.ts';
import { findPostmaster, freePort, startPostmaster, stopPostmaster, type Postmaster } from './postmaster.ts';
import { deliveredPrograms, programsFor, type Programs } from './programs.ts';

export interface EmbeddedDatabase {
  /** With the password; for the pool alone. */
  readonly url: string;
  /** Resolves when the server is gone, or has thrown out every session, without having been asked to. */
  readonly lost: Promise<void>;
  /** Ends the server, after the pool was closed. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  readonly data: string;
  readonly accountName: string | null;
  /** Where PostgreSQL's programs were put. */
  readonly delivered?: string;
}

const DATABASE = 'sastra';
/** Held by the hub's one keeper session for as long as the hub lives ('SSTR'). */
const HUB_LOCK = 0x53535452;
/** The server notices within this time (milliseconds) that a killed hub's connection is gone. */
const LOCK_PATIENCE = 3_000;
/** Times that a start is tried while another one is under way or a port was taken between choosing and binding it. */
const ATTEMPTS = 10;

const urlOf = (cluster: string, port: number, database: string): string =>
  `postgresql://${DATABASE_USER}:${passwordOf(cluster)}@127.0.0.1:${port}/${database}`;

export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const account = databaseAccount(options.accountName);
  const copies = makeDataFolder(options.data, account);
  const programs = programsFor(account, options.delivered ?? deliveredPrograms(), copies);
  const cluster = await ensureCluster(options.data, programs, account);
  const running = await attachOrStart(programs, cluster, account);
  const keeper = new Client({
    connectionString: urlOf(cluster, running.port, 'postgres'),
    application_name: `sastra-hub ${process.pid}`,
  });
  keeper.on('error', () => undefined);
  let stopping = false;
  const lost = new Promise<void>((resolve) => {
    keeper.once('end', () => {
      if (!stopping) resolve();
    });
  });
  await keeper.connect();
  try {
    await takeLock(keeper, options.data);
    await ensureDatabase(keeper);
  } catch (error) {
    await keeper.end();
    throw error;
  }
  return {
    url: urlOf(cluster, running.port, DATABASE),
    lost,
    async stop() {
      stopping = true;
      await keeper.end().catch(() => undefined);
      await stopPostmaster(cluster, running);
    },
  };
}

/** For a command that may run beside a hub: the server that is there, or one for as long as the command lasts. */
export async function borrowEmbedded(
  options: EmbeddedOptions,
): Promise<Pick<EmbeddedDatabase, 'url' | 'stop'>> {
  const cluster = clusterIn(options.data);
  const running = existsSync(cluster) ? await attach(cluster) : null;
  return running === null
    ? openEmbedded(options)
    : { url: urlOf(cluster, running.port, DATABASE), stop: () => Promise.resolve() };
}

async function attachOrStart(
  programs: Programs,
  cluster: string,
  account: Account | null,
): Promise<Postmaster> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const left = await attach(cluster);
    if (left !== null) return left;
    const started = await startPostmaster(programs, cluster, account, await freePort());
    if (typeof started === 'object') return started;
    await pause(100);
  }
  throw new StartRefusal(
    `Another program has the database folder ${cluster} open: stop it, or name another HUB_DATA. Nothing in it was changed.`,
  );
}

/** The server that lives on this folder, once it answers; null where none does. */
async function attach(cluster: string): Promise<Postmaster | null> {
  for (let found = findPostmaster(cluster); found !== null; found = findPostmaster(cluster)) {
    if (found.ready) return (await isOurs(cluster, found.port)) ? found : null;
    await pause(100);
  }
  return null;
}

/** A stale file may name a process or a port that is somebody else's by now. */
async function isOurs(cluster: string, port: number): Promise<boolean> {
  const client = new Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function takeLock(keeper: Client, data: string): Promise<void> {
  const until = Date.now() + LOCK_PATIENCE;
  for (;;) {
    const { rows } = await keeper.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
      HUB_LOCK,
    ]);
    if (rows[0]?.taken === true) return;
    if (Date.now() > until) break;
    await pause(100);
  }
  const { rows } = await keeper.query<{ holder: string }>(
    `SELECT application_name AS holder FROM pg_locks JOIN pg_stat_activity USING (pid)
     WHERE locktype = 'advisory' AND granted AND objid = $1`,
    [HUB_LOCK],
  );
  const holder = /\d+$/u.exec(rows[0]?.holder ?? '')?.[0];
  throw new StartRefusal(
    `Another hub${holder === undefined ? '' : ` (process ${holder})`} is working on ${data}: stop it first, or name another HUB_DATA.`,
  );
}

async function ensureDatabase(keeper: Client): Promise<void> {
  const { rowCount } = await keeper.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
  if (rowCount === 0) await keeper.query(`CREATE DATABASE ${DATABASE}`);
}
