/** Brings a database to the newest version: forward only, each step in a transaction, by one hub at a time. */
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { StartRefusal } from '../refusal.ts';
import type { Migration } from './migrations/index.ts';

/** Held while migrating ('SSTM'). */
const MIGRATION_LOCK = 0x5353544d;

export const checksumOf = (migration: Migration): string =>
  createHash('sha256').update(migration.sql).digest('hex');

interface Applied {
  readonly version: number;
  readonly checksum: string;
}

/**
 * Answers how many steps were taken. A hub that starts at the same moment waits, and finds nothing left to do. Refuses a
 * database that a newer hub made, and one whose steps were others than ours.
 */
export async function migrate(url: string, migrations: readonly Migration[]): Promise<number> {
  const client = new Client({ connectionString: url, application_name: 'sastra-hub migration' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await inOrder(client, migrations);
  } finally {
    // The end of the session gives the lock back.
    await client.end();
  }
}

async function inOrder(client: Client, migrations: readonly Migration[]): Promise<number> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS migrations (
       version integer PRIMARY KEY,
       checksum text NOT NULL,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
  );
  const { rows } = await client.query<Applied>('SELECT version, checksum FROM migrations ORDER BY version');
  compare(rows, migrations);
  const left = migrations.slice(rows.length);
  for (const migration of left) {
    await client.query('BEGIN');
    try {
      await client.query(migration.sql);
      await client.query('INSERT INTO migrations (version, checksum) VALUES ($1, $2)', [
        migration.version,
        checksumOf(migration),
      ]);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  }
  return left.length;
}

function compare(applied: readonly Applied[], migrations: readonly Migration[]): void {
  if (applied.length > migrations.length) {
    throw new StartRefusal(
      `This database was made by a newer hub (version ${applied.length}, this hub knows ${migrations.length}): start the newer one. Nothing was changed.`,
    );
  }
  const changed = applied.find(({ version, checksum }, place) => {
    const ours = migrations[place];
    return ours?.version !== version || checksumOf(ours) !== checksum;
  });
  if (changed !== undefined) {
    throw new StartRefusal(
      `Step ${changed.version} of this database is another than this hub's: it was made by a hub of another line. Nothing was changed.`,
    );
  }
}
