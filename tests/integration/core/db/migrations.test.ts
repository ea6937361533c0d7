import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../../../electron/core/db/database.ts';
import { fullCheck } from '../../../../electron/core/db/check.ts';
import { fileVersion, migrate, type Migration } from '../../../../electron/core/db/migrate.ts';
import { MIGRATIONS } from '../../../../electron/core/db/migrations/index.ts';
import { layoutOf } from '../../../../electron/core/profile/layout.ts';
import { openProfileDatabase, preparePlace } from '../../../../electron/core/profile/open-database.ts';
import { manualClock } from '../../../support/core-clock.ts';
import { removeFolder, temporaryFolder, testPorts, TEST_TIME } from '../../../support/core.ts';

/** SHA-256 of the SQL of each migration that has shipped. A line is added for a new one; no line ever changes. */
const SHIPPED = [
  'e0f83b32127c5367a8c21157119024de6a1c153b8d11e67045123ba702761c22',
  'c3188398ae209604cc122c6e87e5078ecb9cbe901a5a3822401e764e69ce016d',
  '7f38deb1508303880feb969b5d0912f90349af62e943d16d83fea8384c392b28',
  '4d93f8c3af8eab60436f4846d5e65cc1a9957b062060d8275955f153cacbed43',
  '723bc1f0139907b1183ab040a3987cc3f8208d1b2b4ec038c0cdef53292fd6a6',
  '6d0cab3b9bc6051832b9488630203007932ad468050ec4ca0e0c64728a8215e0',
  '3ed35c1cf3be87687096620370a5109f1c915e9fe3e618a190e0221895bbbbe0',
  'f0ced45897ba32213cbb086e76420dd8889350b36e4201be61d6358f7d39bc6c',
  'f82f8aae78445dc4609b940f199b860628eac8af7289130f36960e5423622f6a',
  '87ee147cf85248f5ef6b967abb6937c237eff41246b53914e0cb763e6457e043',
  'f60390c1927200b39d58146bc82f185cf94118ad03b009922a29af0110296066',
  '35a610fdbeed97150f2b0eeca931244014fca02aae0952fe99e4e5f1974493c8',
  '878518ed2362c4240cf19c9fc276d3196162f24d48e974dc4c47eadc7ed7ccab',
];

const checksum = (sql: string): string => createHash('sha256').update(sql).digest('hex');

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  removeFolder(folder);
});

describe('the shipped migrations', () => {
  test('have never changed', () => {
    expect(MIGRATIONS.map(({ sql }) => checksum(sql))).toEqual(SHIPPED);
  });

  test('are numbered from 1 without a gap, each in a file that says its number', () => {
    const files = readdirSync(path.resolve(import.meta.dirname, '../../../../electron/core/db/migrations'));
    const numbers = files.filter((name) => name !== 'index.ts').map((name) => Number(name.slice(0, 4)));
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers).toEqual(MIGRATIONS.map((_, index) => index + 1));
  });
});

/** A next version, as a real one would be: a table is made anew with a constraint that old rows strain against. */
const NEXT: Migration = {
  version: MIGRATIONS.length + 1,
  sql: `
CREATE TABLE records_new (
  name TEXT PRIMARY KEY,
  version INTEGER NOT NULL CHECK (version > 0),
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  words INTEGER NOT NULL
) STRICT;
INSERT INTO records_new SELECT name, max(version, 1), iif(json_valid(fields), fields, '{}'), length(fields) FROM records;
DROP TABLE records;
ALTER TABLE records_new RENAME TO records;
`,
};
const BROKEN: Migration = { version: NEXT.version, sql: `${NEXT.sql} INSERT INTO no_such_table VALUES (1);` };

const AWKWARD: readonly (readonly [name: string, version: number, fields: string])[] = [
  ['plain', 3, '{"a":1}'],
  ['version-zero', 0, '{}'],
  ['not-json', 1, 'half a recor'],
  ['empty', 1, ''],
  ['ឈ្មោះ\u200B', 2 ** 52, '{"ក":"\u0000"}'],
];

const open = (migrations: readonly Migration[]): Promise<{ database: Database }> => {
  const layout = layoutOf(folder);
  const ports = testPorts(manualClock(TEST_TIME));
  preparePlace(ports, layout);
  return openProfileDatabase(ports, layout, migrations, () => undefined);
};

async function oldFile(): Promise<void> {
  const { database } = await open(MIGRATIONS);
  const insert = database.prepare('INSERT INTO records VALUES (:name, :version, :fields)');
  for (const [name, version, fields] of AWKWARD) insert.run({ name, version, fields });
  database.close();
}

const rows = (database: Database): readonly unknown[] =>
  database.prepare<{ name: string }>('SELECT name, version, fields FROM records ORDER BY rowid').all();

describe('a file of the version before', () => {
  test('is brought to the next one, awkward rows and all, behind a backup that still has the old ones', async () => {
    await oldFile();
    const { database } = await open([...MIGRATIONS, NEXT]);
    expect(rows(database)).toHaveLength(AWKWARD.length);
    expect(fileVersion(database, NEXT.version)).toBe(NEXT.version);
    database.close();
    expect(fullCheck(layoutOf(folder).database)).toMatchObject({ ok: true });
    const backups = readdirSync(layoutOf(folder).backups).map((name) => path.join(folder, 'backups', name));
    const versions = backups.map((file) => {
      const backup = openDatabase(file, { create: false });
      const found = { version: fileVersion(backup, 99), records: rows(backup).length };
      backup.close();
      return found;
    });
    expect(versions).toContainEqual({ version: MIGRATIONS.length, records: AWKWARD.length });
  });

  test('is left as it was by a migration that throws in the middle, and its own version opens it', async () => {
    await oldFile();
    await expect(open([...MIGRATIONS, BROKEN])).rejects.toThrow('no_such_table');
    const { database } = await open(MIGRATIONS);
    expect(rows(database)).toEqual(AWKWARD.map(([name, version, fields]) => ({ name, version, fields })));
    database.close();
  });

  test('is left as it was where rows would refer to nothing', async () => {
    await oldFile();
    const careless: Migration = {
      version: NEXT.version,
      sql: `PRAGMA defer_foreign_keys = ON;
INSERT INTO draft_fields (document_id, name, value) VALUES ('nobody', 'x', '1');`,
    };
    await expect(open([...MIGRATIONS, careless])).rejects.toThrow('refer to nothing');
    const { database } = await open(MIGRATIONS);
    database.close();
  });
});

describe('a file', () => {
  test('of a newer version is refused politely and not touched', async () => {
    await oldFile();
    const newer = await open([...MIGRATIONS, NEXT]);
    newer.database.close();
    await expect(open(MIGRATIONS)).rejects.toMatchObject({
      failure: { code: 'newerFile', detail: `version ${NEXT.version}` },
    });
  });

  test('whose tables are not those of its version is refused', async () => {
    await oldFile();
    const { database } = await open(MIGRATIONS);
    migrate(database, [
      { version: 1, sql: '' },
      { ...NEXT, sql: 'ALTER TABLE records ADD COLUMN odd TEXT' },
    ]);
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`);
    database.close();
    await expect(open(MIGRATIONS)).rejects.toMatchObject({ failure: { code: 'damaged', detail: 'schema' } });
  });
});
