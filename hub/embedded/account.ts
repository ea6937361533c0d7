/** PostgreSQL refuses to run as root, so a hub that root started runs it under an account that may do nothing else. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { StartRefusal } from '../refusal.ts';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** In this order, where none was named. */
const USUAL = ['postgres', 'nobody'];

function numberOf(option: '-u' | '-g', name: string): number | null {
  const run = spawnSync('id', [option, name], { encoding: 'utf8' });
  return run.status === 0 ? Number(run.stdout.trim()) : null;
}

function find(name: string): Account | null {
  const [uid, gid] = [numberOf('-u', name), numberOf('-g', name)];
  return uid === null || gid === null ? null : { name, uid, gid };
}

/** Null where whoever started the hub is unprivileged already, and the database runs as the same. */
export function databaseAccount(named: string | null): Account | null {
  if (process.getuid?.() !== 0) return null;
  const candidates = named === null ? USUAL : [named];
  const account = candidates.map(find).find((found) => found !== null);
  if (account === undefined) {
    throw new StartRefusal(
      `The database cannot run as root, and this system has no account ${candidates.join(' or ')}: set HUB_DATABASE_ACCOUNT to an unprivileged one.`,
    );
  }
  if (account.uid === 0) {
    throw new StartRefusal(
      `HUB_DATABASE_ACCOUNT names ${account.name}, which is root itself: name an unprivileged account.`,
    );
  }
  return account;
}

/** The first folder on the way to `place` that the account may not enter; null where it gets there. */
export function barrier(account: Account, place: string): string | null {
  const { root } = path.parse(place);
  const steps = path.relative(root, place).split(path.sep);
  for (let depth = 0; depth <= steps.length; depth += 1) {
    const folder = path.join(root, ...steps.slice(0, depth));
    const found = statSync(folder, { throwIfNoEntry: false });
    if (found === undefined) return null;
    const bit = found.uid === account.uid ? 0o100 : found.gid === account.gid ? 0o010 : 0o001;
    if (found.isDirectory() && (found.mode & bit) === 0) return folder;
  }
  return null;
}
