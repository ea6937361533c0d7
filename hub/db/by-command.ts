/** The hub's database for a command on the hub's own computer, also while the hub runs. */
import type { Configuration } from '../configuration/configuration.ts';
import { borrowEmbedded } from '../embedded/embedded.ts';
import { connect, type Database } from './connect.ts';
import { connectionRefusal } from './connection-refusal.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** Brought up to date first. Throws a StartRefusal where it cannot be reached. */
export async function withDatabase<T>(
  { data, databaseUrl, databaseAccount }: Configuration,
  act: (database: Database) => Promise<T>,
): Promise<T> {
  const borrowed = databaseUrl === null ? await borrowEmbedded({ data, accountName: databaseAccount }) : null;
  const url = borrowed?.url ?? databaseUrl ?? '';
  try {
    await migrate(url, MIGRATIONS).catch((error: unknown) => {
      throw connectionRefusal(error) ?? error;
    });
    const pool = connect(url, 2);
    try {
      return await act(pool.database);
    } finally {
      await pool.close();
    }
  } finally {
    await borrowed?.stop();
  }
}
