/**
 * `npm run hub -- restored`: tells a database that was restored from a backup that it is another now. Desks know more than
 * it does; by the new epoch they see that their cursors mean nothing any more, and offer what it may lack.
 */
import { sql } from 'kysely';
import type { Configuration } from './configuration/configuration.ts';
import { connect } from './db/connect.ts';
import { connectionRefusal } from './db/connection-refusal.ts';
import { NEWS_CHANNEL } from './db/listen.ts';
import { migrate } from './db/migrate.ts';
import { MIGRATIONS } from './db/migrations/index.ts';
import { openEmbedded } from './embedded/embedded.ts';

/** Answers the new epoch. Hubs that run on the database hear of it. */
export async function renewEpoch({ data, databaseUrl, databaseAccount }: Configuration): Promise<string> {
  const embedded = databaseUrl === null ? await openEmbedded({ data, accountName: databaseAccount }) : null;
  try {
    return await renew(embedded?.url ?? databaseUrl ?? '');
  } finally {
    await embedded?.stop();
  }
}

async function renew(url: string): Promise<string> {
  try {
    await migrate(url, MIGRATIONS);
  } catch (error) {
    throw connectionRefusal(error) ?? error;
  }
  const pool = connect(url, 1);
  try {
    return await pool.database.transaction().execute(async (work) => {
      const { epoch } = await work
        .updateTable('hub')
        .set({ epoch: sql<string>`gen_random_uuid()` })
        .returning('epoch')
        .executeTakeFirstOrThrow();
      await sql`SELECT pg_notify(${NEWS_CHANNEL}, '{"what":"epoch"}')`.execute(work);
      return epoch;
    });
  } finally {
    await pool.close();
  }
}
