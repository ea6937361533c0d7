/** The sessions of a person: browsers, and desks that speak for them. */
import { sql } from 'kysely';
import type { Database } from '../db/connect.ts';

export interface BrowserSession {
  readonly id: string;
  readonly since: Date;
  readonly userAgent: string;
  readonly address: string;
}

const ofDesks = (database: Database) =>
  database
    .selectFrom('desks')
    .select('session')
    .where('session', 'is not', null)
    .$castTo<{ session: string }>();

export async function browserSessions(
  database: Database,
  person: string,
): Promise<readonly BrowserSession[]> {
  const rows = await database
    .selectFrom('sessions')
    .select(['id', 'created_at', 'user_agent', 'ip_address'])
    .where('user_id', '=', person)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('id', 'not in', ofDesks(database))
    .orderBy('created_at', 'desc')
    .execute();
  return rows.map(({ id, created_at: since, user_agent: userAgent, ip_address: address }) => ({
    id,
    since,
    userAgent: userAgent ?? '',
    address: address ?? '',
  }));
}

/** Ends them all, or those of browsers alone. */
export async function endSessions(work: Database, person: string, which: 'all' | 'browsers'): Promise<void> {
  await work
    .deleteFrom('sessions')
    .where('user_id', '=', person)
    .$if(which === 'browsers', (query) => query.where('id', 'not in', ofDesks(work)))
    .execute();
}

/** One of the person's own browsers. */
export async function endBrowserSession(work: Database, person: string, session: string): Promise<void> {
  await work.deleteFrom('sessions').where('id', '=', session).where('user_id', '=', person).execute();
}
