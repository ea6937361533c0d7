/** One connection to one SQLite file, with the settings that the promise stands on, set and read back. */
import Sqlite from 'better-sqlite3';

export type SqlValue = string | number | null | Uint8Array;
export type SqlParameters = Readonly<Record<string, SqlValue>>;

/** `Row` is what the statement's columns are declared as; STRICT tables keep that true. */
export interface Statement<Row> {
  get(parameters?: SqlParameters): Row | undefined;
  all(parameters?: SqlParameters): Row[];
  /** The first column of all rows: for a great many, which cost several times as much as objects. */
  column(parameters?: SqlParameters): Row[keyof Row][];
  /** Answers how many rows were changed. */
  run(parameters?: SqlParameters): number;
}

export interface Database {
  prepare<Row = never>(sql: string): Statement<Row>;
  /** Several statements, no parameters, no rows. */
  exec(sql: string): void;
  pragma(name: string): unknown;
  /** All or nothing; takes the write lock at once. What `work` throws is thrown after the rollback. */
  transaction<T>(work: () => T): T;
  /**
   * SQLite's online backup into a new file, in small steps between which other work goes on. The connection must not be
   * closed before it has ended; the signal ends it at the next step, with the signal's reason.
   */
  copyTo(file: string, signal: AbortSignal): Promise<void>;
  /** Puts all that was committed from the write-ahead log into the file itself. Throws where it could not. */
  checkpoint(): void;
  /** Tries a checkpoint, silently. */
  close(): void;
}

/** Told of each statement with its SQL text (never its values) and its time in milliseconds. */
export type StatementWatch = (sql: string, milliseconds: number) => void;

export interface DatabaseOptions {
  readonly watch?: StatementWatch;
  /** False: a file that is not there is an error, not a new file. */
  readonly create: boolean;
}

/** How long a statement waits for another connection's lock; there is none but a backup's own. */
const BUSY_MILLISECONDS = 5000;

/** 400 kB: about a millisecond between two answers. */
const PAGES_A_STEP = 100;

/** `[pragma, value, what reading it back must answer]` */
const SETTINGS = [
  ['journal_mode', 'WAL', 'wal'],
  // A WAL file is otherwise reopened at NORMAL, which loses commits when the power fails.
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  // Deleted text is overwritten where the page is written anyway; ON would write pages for nothing else.
  ['secure_delete', 'FAST', 2],
] as const;

/**
 * Throws SQLite's own error (failures.ts reads it) where the file cannot be opened, and an Error where a setting did
 * not take.
 */
export function openDatabase(file: string, options: DatabaseOptions): Database {
  const sqlite = new Sqlite(file, { fileMustExist: !options.create, timeout: BUSY_MILLISECONDS });
  try {
    for (const [name, value, expected] of SETTINGS) {
      sqlite.pragma(`${name} = ${value}`);
      const actual = sqlite.pragma(name, { simple: true });
      if (actual !== expected) throw new Error(`SQLite did not take ${name} = ${value}`);
    }
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return connection(sqlite, options.watch ?? (() => undefined));
}

/**
 * A file that can be made again from another one: a power cut may take its last commits, never its shape. Whoever needs
 * them to be on the disk calls checkpoint().
 */
export function openDerived(file: string, watch: StatementWatch): Database {
  const sqlite = new Sqlite(file);
  try {
    for (const name of [
      'journal_mode = WAL',
      'synchronous = NORMAL',
      'trusted_schema = OFF',
      'secure_delete = FAST',
    ])
      sqlite.pragma(name);
  } catch (error) {
    sqlite.close();
    throw error;
  }
  return connection(sqlite, watch);
}

/** In memory, for comparing with: it is never written to a disk. */
export const openScratch = (): Database => connection(new Sqlite(':memory:'), () => undefined);

function connection(sqlite: Sqlite.Database, watch: StatementWatch): Database {
  const timed = <T>(sql: string, work: () => T): T => {
    const started = performance.now();
    try {
      return work();
    } finally {
      watch(sql, performance.now() - started);
    }
  };
  const exec = (sql: string): void => {
    timed(sql, () => sqlite.exec(sql));
  };
  return {
    prepare<Row>(sql: string): Statement<Row> {
      const statement = sqlite.prepare<[SqlParameters], Row>(sql);
      let plucked: Sqlite.Statement<[SqlParameters], Row[keyof Row]> | null = null;
      return {
        get: (parameters = {}) => timed(sql, () => statement.get(parameters)),
        all: (parameters = {}) => timed(sql, () => statement.all(parameters)),
        column: (parameters = {}) =>
          timed(sql, () =>
            (plucked ??= sqlite.prepare<[SqlParameters], Row[keyof Row]>(sql).pluck()).all(parameters),
          ),
        run: (parameters = {}) => timed(sql, () => statement.run(parameters).changes),
      };
    },
    exec,
    pragma: (name) => timed(`PRAGMA ${name}`, () => sqlite.pragma(name, { simple: true })),
    transaction(work) {
      exec('BEGIN IMMEDIATE');
      try {
        const value = work();
        exec('COMMIT');
        return value;
      } catch (error) {
        // SQLite has rolled back by itself after some errors (a full disk, a failed write).
        if (sqlite.inTransaction) exec('ROLLBACK');
        throw error;
      }
    },
    async copyTo(file, signal) {
      await sqlite.backup(file, {
        progress() {
          signal.throwIfAborted();
          return PAGES_A_STEP;
        },
      });
    },
    checkpoint() {
      const busy = timed('PRAGMA wal_checkpoint', () =>
        sqlite.pragma('wal_checkpoint(TRUNCATE)', { simple: true }),
      );
      if (busy !== 0) throw new Error('the database is being read');
    },
    close() {
      sqlite.close();
    },
  };
}
