/** What simulations are played on, one after the other: a database, a hub's key, an empty profile, a fast folder. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { connect, type Pool } from '../../hub/db/connect.ts';
import { migrate } from '../../hub/db/migrate.ts';
import { MIGRATIONS } from '../../hub/db/migrations/index.ts';
import { startCore } from '../support/core.ts';

export interface Stage {
  readonly databaseUrl: string;
  readonly pool: Pool;
  /** The hub's data: its key stays the same over all simulations. */
  readonly data: string;
  /** An empty folder that goes with the stage. */
  readonly folder: () => string;
  /** A copy of a profile in which nothing was ever written. */
  readonly profile: () => string;
  /** Takes everything out of the database that a simulation put there. */
  readonly clear: () => Promise<void>;
  /** Does it while the database takes nothing of what is pushed: all that was written before the head moves is undone. */
  readonly refusing: (work: () => Promise<unknown>) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** In memory where the system has a folder there: the same calls, and a disk that is not waited for. */
const MEMORY = '/dev/shm';

/** On a PostgreSQL database that nobody else uses. */
export async function openStage(databaseUrl: string): Promise<Stage> {
  const base = mkdtempSync(path.join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'sastra-fuzz-'));
  const folder = (): string => mkdtempSync(path.join(base, 'f-'));
  await migrate(databaseUrl, MIGRATIONS);
  const pool = connect(databaseUrl, 2);
  await sql`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'refused'; END $$;
    CREATE TRIGGER refuse BEFORE UPDATE ON streams EXECUTE FUNCTION refuse();
    ALTER TABLE streams DISABLE TRIGGER refuse`.execute(pool.database);
  const template = folder();
  const core = startCore(template);
  await core.ask('core.state', {});
  await core.core.drain();
  for (const made of ['logs', 'search.db'])
    rmSync(path.join(template, made), { recursive: true, force: true });
  return {
    databaseUrl,
    pool,
    data: folder(),
    folder,
    profile() {
      const profile = folder();
      cpSync(template, profile, { recursive: true });
      return profile;
    },
    async clear() {
      await sql`TRUNCATE offices, members, streams, contents CASCADE`.execute(pool.database);
    },
    async refusing(work) {
      await sql`ALTER TABLE streams ENABLE TRIGGER refuse`.execute(pool.database);
      await work();
      await sql`ALTER TABLE streams DISABLE TRIGGER refuse`.execute(pool.database);
    },
    async close() {
      await pool.close();
      rmSync(base, { recursive: true, force: true });
    },
  };
}
