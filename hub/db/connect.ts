/** The pool of connections to PostgreSQL: bounded in number, in waiting and in the time of a statement. */
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool as Connections, TypeOverrides } from 'pg';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type Work = Transaction<Tables>;

/** Milliseconds. */
const STATEMENT = 15_000;
const WAIT_FOR_CONNECTION = 5_000;
const IDLE_CONNECTION = 30_000;

const INT8 = 20;

/** A 64-bit integer as a number; one that would lose digits is a bug. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('an integer of the database is too large');
  return value;
}

export interface Pool {
  readonly database: Database;
  /** Connections that are open, and requests that wait for one. */
  readonly gauges: () => { readonly open: number; readonly waiting: number };
  readonly close: () => Promise<void>;
}

export function connect(url: string, size: number): Pool {
  const types = new TypeOverrides();
  types.setTypeParser(INT8, wholeNumber);
  const pool = new Connections({
    connectionString: url,
    types,
    max: size,
    application_name: 'sastra-hub',
    connectionTimeoutMillis: WAIT_FOR_CONNECTION,
    idleTimeoutMillis: IDLE_CONNECTION,
    statement_timeout: STATEMENT,
    lock_timeout: STATEMENT,
    idle_in_transaction_session_timeout: STATEMENT,
  });
  // A connection that breaks while nobody uses it is replaced; the next statement says whether the database is away.
  pool.on('error', () => undefined);
  // One that is in use tells its statement, and may break once more before it is given back.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    database,
    gauges: () => ({ open: pool.totalCount, waiting: pool.waitingCount }),
    close: () => database.destroy(),
  };
}
