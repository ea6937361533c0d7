/** A hub that comes back from a backup: its rows as they were, a new epoch, and a process of its own. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Ministry } from './ministry.ts';
import type { TestHub } from './hub.ts';

/** What the log is made of, so that what refers to others comes behind them. */
const TABLES = [
  'streams',
  'documents',
  'revisions',
  'ops',
  'contents',
  'stream_contents',
  'record_fields',
  'stream_offices',
] as const;

async function onDatabase(ministry: Ministry, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: ministry.hub.databaseUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Keeps the log as it is now. */
export const backUpHub = (ministry: Ministry): Promise<void> =>
  onDatabase(
    ministry,
    TABLES.flatMap((table) => [
      `DROP TABLE IF EXISTS kept_${table}`,
      `CREATE TABLE kept_${table} AS SELECT * FROM ${table}`,
    ]),
  );

/** Another hub process on the database as it was then, with a new epoch. */
export async function restoreHub(ministry: Ministry): Promise<TestHub> {
  await onDatabase(ministry, [
    // References are put back in any order.
    'SET session_replication_role = replica',
    ...TABLES.toReversed().map((table) => `DELETE FROM ${table}`),
    ...TABLES.map((table) => `INSERT INTO ${table} SELECT * FROM kept_${table}`),
    `UPDATE hub SET epoch = '${randomUUID()}'`,
  ]);
  return ministry.secondHub();
}

/** What a database does that was put back and does not say so: the stream's last op, a revision, was never there. */
export const forgetNewest = (ministry: Ministry, stream: string): Promise<void> =>
  onDatabase(ministry, [
    `UPDATE documents SET head = revisions.parent FROM revisions WHERE revisions.id = documents.head
      AND documents.head = (SELECT op_id FROM ops WHERE stream = '${stream}' ORDER BY seq DESC LIMIT 1)`,
    `DELETE FROM revisions
      WHERE id = (SELECT op_id FROM ops WHERE stream = '${stream}' ORDER BY seq DESC LIMIT 1)`,
    `DELETE FROM ops WHERE stream = '${stream}' AND seq = (SELECT head FROM streams WHERE id = '${stream}')`,
    `UPDATE streams SET head = ops.seq, chain = ops.chain FROM ops
      WHERE streams.id = '${stream}' AND ops.stream = streams.id AND ops.seq = streams.head - 1`,
  ]);
