/** Brings a database file to the newest version, all steps in one transaction. */
import { openScratch, type Database } from './database.ts';
import { Refusal } from './failures.ts';

/** One step. Once shipped it never changes: a file written by it exists somewhere. */
export interface Migration {
  /** Counts up from 1; `user_version` of a file says which was the last. */
  readonly version: number;
  readonly sql: string;
}

export const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/** 'SSTR': says that a SQLite file is Sastra's. */
export const APPLICATION_ID = 0x53535452;

/**
 * The version that a file has. Refuses with `damaged` what is not a file of Sastra's, and with `newerFile` what a newer
 * Sastra wrote.
 */
export function fileVersion(database: Database, newest: number): number {
  if (database.pragma('application_id') !== APPLICATION_ID)
    throw new Refusal({ code: 'damaged', detail: 'application_id' });
  const version = Number(database.pragma('user_version'));
  if (version > newest) throw new Refusal({ code: 'newerFile', detail: `version ${version}` });
  return version;
}

/**
 * Runs the migrations above the file's version. The caller has made a backup. A throw in any of them leaves the file
 * as it was, usable by the version that wrote it.
 */
export function migrate(database: Database, migrations: readonly Migration[]): void {
  const from = Number(database.pragma('user_version'));
  database.transaction(() => {
    for (const { version, sql } of migrations) if (version > from) database.exec(sql);
    const problems = database.prepare<{ table: string }>('PRAGMA foreign_key_check').all();
    if (problems.length > 0) throw new Error('a migration left rows that refer to nothing');
    database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
    database.exec(`PRAGMA user_version = ${newestOf(migrations)}`);
  });
}

interface SchemaRow {
  readonly name: string;
  readonly sql: string | null;
}

const schemaOf = (database: Database): string =>
  JSON.stringify(database.prepare<SchemaRow>('SELECT name, sql FROM sqlite_schema ORDER BY name').all());

/**
 * Refuses `damaged` where the file's tables are not those that the migrations make: SQLite believes a schema whose
 * bytes were changed, as long as it can be read.
 */
export function checkSchema(database: Database, migrations: readonly Migration[]): void {
  const scratch = openScratch();
  migrate(scratch, migrations);
  const expected = schemaOf(scratch);
  scratch.close();
  if (schemaOf(database) !== expected) throw new Refusal({ code: 'damaged', detail: 'schema' });
}
