/** The database's files: made once, beside their place and renamed, so that a folder that is there is whole. */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { StartRefusal } from '../refusal.ts';
import { barrier, type Account } from './account.ts';
import type { Programs } from './programs.ts';
import { sentenceFor } from './complaints.ts';

export const DATABASE_USER = 'sastra';
const PASSWORD_FILE = 'sastra-password';

export const clusterIn = (data: string): string => path.join(data, 'postgres', 'cluster');

/** Every connection, over loopback alone, shows the password. */
const ACCESS = 'host all all 127.0.0.1/32 scram-sha-256\n';

/** What PostgreSQL's programs get of the environment: its messages in English, since they are read. */
export const PROGRAM_ENVIRONMENT = {
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: process.env['PATH'],
  SystemRoot: process.env['SystemRoot'],
};

/** The folder that holds the cluster, where the account gets to it. */
export function makeDataFolder(data: string, account: Account | null): string {
  const folder = path.join(data, 'postgres');
  // The account passes through, and reads nothing of ours.
  const mode = account === null ? 0o700 : 0o711;
  for (const each of [data, folder]) {
    if (existsSync(each)) continue;
    mkdirSync(each, { recursive: true });
    chmodSync(each, mode);
  }
  const barred = account === null ? null : barrier(account, folder);
  if (account !== null && barred !== null) {
    throw new StartRefusal(
      `The database runs as ${account.name}, who may not enter ${barred}: set HUB_DATA to a folder elsewhere, such as /var/lib/sastra-hub.`,
    );
  }
  return folder;
}

/** Makes the cluster where there is none, and refuses one that these programs cannot open. */
export async function ensureCluster(
  data: string,
  programs: Programs,
  account: Account | null,
): Promise<string> {
  const folder = makeDataFolder(data, account);
  const cluster = clusterIn(data);
  if (!existsSync(cluster)) await make(folder, cluster, programs, account);
  const versionFile = path.join(cluster, 'PG_VERSION');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : null;
  if (version === null || !existsSync(path.join(cluster, PASSWORD_FILE))) {
    throw new StartRefusal(
      `The database folder ${cluster} is not whole: put a backup in its place, or name another HUB_DATA. Nothing in it was changed.`,
    );
  }
  if (version !== programs.version) {
    throw new StartRefusal(
      `The database in ${cluster} was made by PostgreSQL ${version} and this hub brings ${programs.version}: start the hub that made it, or move the data with pg_upgrade. Nothing in it was changed.`,
    );
  }
  return cluster;
}

export const passwordOf = (cluster: string): string =>
  readFileSync(path.join(cluster, PASSWORD_FILE), 'utf8').trim();

async function make(
  folder: string,
  cluster: string,
  programs: Programs,
  account: Account | null,
): Promise<void> {
  const making = path.join(folder, `making-${randomBytes(6).toString('hex')}`);
  const passwordFile = `${making}.password`;
  try {
    mkdirSync(making, { mode: 0o700 });
    writeFileSync(passwordFile, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
    if (account !== null) {
      for (const each of [making, passwordFile]) chownSync(each, account.uid, account.gid);
    }
    await initialise(programs, making, passwordFile, account);
    writeFileSync(path.join(making, 'pg_hba.conf'), ACCESS);
    renameSync(passwordFile, path.join(making, PASSWORD_FILE));
    renameSync(making, cluster);
  } catch (error) {
    // Where two hubs start at the same moment, the second finds the cluster of the first.
    if (!existsSync(cluster)) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
    rmSync(passwordFile, { force: true });
  }
}

/** Text is compared by its code points, whatever the machine's own language is. */
async function initialise(
  { initdb }: Programs,
  folder: string,
  passwordFile: string,
  account: Account | null,
): Promise<void> {
  const child = spawn(
    initdb,
    [
      `--pgdata=${folder}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
    {
      cwd: folder,
      env: PROGRAM_ENVIRONMENT,
      // Apart from the hub, so that Ctrl+C does not cut it short: the hub stops behind it.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(account === null ? {} : { uid: account.uid, gid: account.gid }),
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8');
  child.stderr.on('data', (words: string) => {
    said += words;
  });
  await once(child, 'close');
  if (child.exitCode !== 0) throw new StartRefusal(sentenceFor(said, folder));
}
