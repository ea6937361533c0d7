import { readFileSync } from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../../electron/core/db/database.ts';
import { attempt, failureOf } from '../../../../electron/core/db/failures.ts';
import { openLog, SLOW_MILLISECONDS } from '../../../../electron/core/log/log.ts';
import { manualClock } from '../../../support/core-clock.ts';
import { removeFolder, temporaryFolder, TEST_TIME } from '../../../support/core.ts';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  removeFolder(folder);
});
const file = (): string => path.join(folder, 'test.db');

describe('every connection', () => {
  test('syncs every commit, also where the file was a WAL file before', () => {
    openDatabase(file(), { create: true }).close();
    const again = openDatabase(file(), { create: false });
    expect(again.pragma('synchronous')).toBe(2);
    expect(again.pragma('journal_mode')).toBe('wal');
    expect(again.pragma('foreign_keys')).toBe(1);
    expect(again.pragma('trusted_schema')).toBe(0);
    again.close();
    // What SQLite would have done by itself, which is why it is set.
    const plain = new Sqlite(file());
    expect(plain.pragma('synchronous', { simple: true })).toBe(1);
    plain.close();
  });

  test('makes no new file where there must be one', () => {
    expect(() => openDatabase(file(), { create: false })).toThrow('unable to open');
  });

  test('rolls back what throws, and goes on', () => {
    const database = openDatabase(file(), { create: true });
    database.exec('CREATE TABLE t (x INTEGER) STRICT');
    expect(() =>
      database.transaction(() => {
        database.exec('INSERT INTO t VALUES (1)');
        throw new Error('planted');
      }),
    ).toThrow('planted');
    database.transaction(() => database.exec('INSERT INTO t VALUES (2)'));
    expect(database.prepare<{ x: number }>('SELECT x FROM t').all()).toEqual([{ x: 2 }]);
    database.close();
  });
});

describe('the log of slow statements', () => {
  test('has the statement as written, never its values', () => {
    const log = openLog(path.join(folder, 'logs'), manualClock(TEST_TIME));
    const database = openDatabase(file(), { create: true, watch: log.watch });
    const slow = database.prepare<{ n: number }>(
      `WITH RECURSIVE count (n, secret) AS (SELECT 1, :secret UNION ALL SELECT n + 1, secret FROM count WHERE n < :many)
        SELECT max(n) AS n FROM count WHERE secret = :secret`,
    );
    slow.get({ secret: 'ពាក្យសម្ងាត់', many: 10 });
    let many = 100_000;
    let took = 0;
    while (took <= SLOW_MILLISECONDS) {
      const began = performance.now();
      slow.get({ secret: 'ពាក្យសម្ងាត់', many });
      took = performance.now() - began - 1;
      many *= 2;
    }
    database.close();
    const text = readFileSync(path.join(folder, 'logs', 'slow.log'), 'utf8');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { sql: string; ms: number });
    expect(lines.at(-1)?.sql).toContain('WITH RECURSIVE count (n, secret) AS (SELECT 1, :secret UNION ALL');
    expect(lines.every(({ ms }) => ms >= SLOW_MILLISECONDS)).toBe(true);
    expect(text).not.toContain('ពាក្យសម្ងាត់');
  });
});

describe('a failure', () => {
  test.each([
    ['SQLITE_FULL', 'diskFull'],
    ['SQLITE_IOERR_FSYNC', 'diskError'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_NOTADB', 'damaged'],
    ['SQLITE_READONLY_DIRECTORY', 'readOnly'],
    ['SQLITE_BUSY', 'inUse'],
  ])('%s is told as %s', (code, told) => {
    expect(failureOf(new Sqlite.SqliteError('x', code))).toEqual({ code: told, detail: code });
  });

  test('of the file system is told by its name, and a bug is thrown on', () => {
    expect(attempt(() => readFileSync(path.join(folder, 'nothing')))).toEqual({
      ok: false,
      error: { code: 'diskError', detail: 'ENOENT' },
    });
    expect(() => attempt(() => JSON.parse('{') as unknown)).toThrow(SyntaxError);
    expect(failureOf(new Sqlite.SqliteError('x', 'SQLITE_CONSTRAINT'))).toBeNull();
  });
});
