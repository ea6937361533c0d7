/**
 * The index as a file of its own beside the profile's database: what is in it is made from the database, is in no
 * backup, is never sent anywhere (ICU cuts words differently from one version to the next), and is thrown away and made
 * again rather than mended. Two full-text tables, metadata and units, which keep no text.
 */
import { rmSync } from 'node:fs';
import type { ListName } from '../../../shared/document/article-fields.ts';
import type { DocumentId, Language, Uid } from '../../../shared/document/model.ts';
import { openDerived, type Database, type StatementWatch } from '../db/database.ts';
import { companionsOf } from '../profile/layout.ts';
import type { FieldText } from './field-texts.ts';
import { fieldRow, languageOf, rowsOf, SEARCHED_FIELDS } from './row-ids.ts';
import { tokensOf } from './tokens.ts';

/** Counts up when the tables or the tokens change. */
const INDEX_VERSION = 4;

const versionText = (): string =>
  [INDEX_VERSION, process.versions['icu'], process.versions['unicode'], ...SEARCHED_FIELDS].join(' ');

const SCHEMA = `
CREATE TABLE state (
  version TEXT NOT NULL,
  -- The person whose desk it was made from, and how far that desk had come.
  desk TEXT NOT NULL,
  frame INTEGER NOT NULL,
  -- While the index is made anew: the row of the database's table that comes next; null when it is whole.
  next_unit INTEGER,
  next_field INTEGER,
  -- 1: it has been put in order since it was made.
  is_merged INTEGER NOT NULL
) STRICT;
CREATE TABLE documents (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE) STRICT;
-- The lists whose names are in it, as they were then.
CREATE TABLE lists (name TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT;
CREATE TABLE units (row INTEGER PRIMARY KEY, uid TEXT NOT NULL) STRICT;
-- p: pairs of clusters and k: single ones, which find; w: words, which rank. A column costs two bytes in every entry but
-- the first: the longest comes first.
CREATE VIRTUAL TABLE field_words USING fts5(p, k, w, content='', contentless_delete=1, tokenize='ascii');
CREATE VIRTUAL TABLE unit_words USING fts5(p, k, w, content='', contentless_delete=1, tokenize='ascii');
`;

/** Of 4 kB. */
const MERGED_PAGES = 16;

export type IndexTable = 'field_words' | 'unit_words';

export interface IndexState {
  readonly frame: number;
  readonly nextUnit: number | null;
  readonly nextField: number | null;
  /** 1 where merge() has ended once since the index was made. */
  readonly isMerged: 0 | 1;
}

export interface IndexFile {
  readonly database: Database;
  readonly state: () => IndexState;
  readonly putState: (state: IndexState) => void;
  /** Null: no words. Puts them in the place of those that were there. */
  readonly putUnit: (document: DocumentId, language: Language, uid: Uid, text: string | null) => void;
  readonly putField: (document: DocumentId, text: FieldText) => void;
  readonly listVersion: (list: ListName) => number;
  readonly putListVersion: (list: ListName, version: number) => void;
  readonly dropDocument: (document: DocumentId) => void;
  readonly numberOf: (document: DocumentId) => number | null;
  readonly documentAt: (number: number) => DocumentId | null;
  readonly unitAt: (row: number) => { readonly uid: Uid; readonly language: Language } | null;
  /**
   * A step towards the order in which the index is read fastest (half the time for phrases); true where it is reached.
   * A step writes some 64 kB.
   */
  readonly merge: () => boolean;
  readonly close: () => void;
}

export function removeIndexFile(file: string): void {
  for (const name of [file, ...companionsOf(file)]) rmSync(name, { force: true });
}

/**
 * Opens the index of this desk, or begins a new one where there is none, where it was made by other rules or another
 * ICU, from another desk, or from a later state of this one (a backup was restored). Throws what SQLite throws.
 */
export function openIndexFile(
  file: string,
  desk: { readonly id: string; readonly frame: number },
  watch: StatementWatch,
): IndexFile {
  const opened = openExisting(file, desk, watch);
  if (opened !== null) return indexFile(opened);
  removeIndexFile(file);
  const database = openDerived(file, watch);
  try {
    database.transaction(() => {
      database.exec(SCHEMA);
      database
        .prepare(
          'INSERT INTO state (version, desk, frame, next_unit, next_field, is_merged) VALUES (:version, :desk, 0, 0, 0, 0)',
        )
        .run({ version: versionText(), desk: desk.id });
    });
    return indexFile(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

function openExisting(
  file: string,
  desk: { readonly id: string; readonly frame: number },
  watch: StatementWatch,
): Database | null {
  let database: Database | null = null;
  try {
    database = openDerived(file, watch);
    const state = database
      .prepare<{ version: string; desk: string; frame: number }>('SELECT version, desk, frame FROM state')
      .get();
    if (state?.version === versionText() && state.desk === desk.id && state.frame <= desk.frame)
      return database;
  } catch {
    // Damaged, or not there: it is made again.
  }
  database?.close();
  return null;
}

function indexFile(database: Database): IndexFile {
  const state = database.prepare<IndexState>(
    'SELECT frame, next_unit AS nextUnit, next_field AS nextField, is_merged AS isMerged FROM state',
  );
  const putState = database.prepare(
    'UPDATE state SET frame = :frame, next_unit = :nextUnit, next_field = :nextField, is_merged = :isMerged',
  );
  const number = database.prepare<{ number: number }>('SELECT number FROM documents WHERE id = :document');
  const document = database.prepare<{ id: DocumentId }>('SELECT id FROM documents WHERE number = :number');
  const putDocument = database.prepare('INSERT INTO documents (id) VALUES (:document)');
  const dropDocument = database.prepare('DELETE FROM documents WHERE number = :number');
  const listVersion = database.prepare<{ version: number }>('SELECT version FROM lists WHERE name = :list');
  const putListVersion = database.prepare(
    'INSERT INTO lists (name, version) VALUES (:list, :version) ON CONFLICT (name) DO UPDATE SET version = :version',
  );
  const unit = database.prepare<{ uid: Uid }>('SELECT uid FROM units WHERE row = :row');
  // A document's rows lie together; even a law has few enough to look through.
  const rowOfUnit = database.prepare<{ row: number }>(
    'SELECT row FROM units WHERE row >= :first AND row < :end AND uid = :uid',
  );
  const lastRow = database.prepare<{ row: number | null }>(
    'SELECT max(row) AS row FROM units WHERE row >= :first AND row < :end',
  );
  const putRow = database.prepare('INSERT INTO units (row, uid) VALUES (:row, :uid)');
  const dropRow = database.prepare('DELETE FROM units WHERE row = :row');
  const dropRows = database.prepare('DELETE FROM units WHERE row >= :first AND row < :end');
  const tables = {
    field_words: tableOf(database, 'field_words'),
    unit_words: tableOf(database, 'unit_words'),
  };

  const numberOf = (id: DocumentId): number | null => number.get({ document: id })?.number ?? null;

  const madeNumber = (id: DocumentId): number => {
    const known = numberOf(id);
    if (known !== null) return known;
    putDocument.run({ document: id });
    return numberOf(id) ?? 0;
  };

  const newRow = (of: number, language: Language, uid: Uid): number => {
    const { first, end } = rowsOf(of, language);
    const row = (lastRow.get({ first, end })?.row ?? first - 1) + 1;
    if (row >= end) throw new Error('a document has more units than the index has places');
    putRow.run({ row, uid });
    return row;
  };

  return {
    database,
    state() {
      const found = state.get();
      if (found === undefined) throw new Error('the index has no state');
      return found;
    },
    putState: ({ frame, nextUnit, nextField, isMerged }) =>
      void putState.run({ frame, nextUnit, nextField, isMerged }),
    putUnit(id, language, uid, text) {
      const of = text === null ? numberOf(id) : madeNumber(id);
      if (of === null) return;
      const known = rowOfUnit.get({ ...rowsOf(of, language), uid })?.row;
      if (known !== undefined) tables.unit_words.drop(known);
      if (text !== null) tables.unit_words.put(known ?? newRow(of, language, uid), text);
      else if (known !== undefined) dropRow.run({ row: known });
    },
    putField(id, { field, language, text }) {
      const of = text === null ? numberOf(id) : madeNumber(id);
      if (of === null) return;
      const row = fieldRow(of, language, field);
      tables.field_words.drop(row);
      if (text !== null) tables.field_words.put(row, text);
    },
    listVersion: (list) => listVersion.get({ list })?.version ?? 0,
    putListVersion: (list, version) => void putListVersion.run({ list, version }),
    dropDocument(id) {
      const of = numberOf(id);
      if (of === null) return;
      const range = rowsOf(of);
      tables.field_words.dropAll(range);
      tables.unit_words.dropAll(range);
      dropRows.run(range);
      dropDocument.run({ number: of });
    },
    numberOf,
    documentAt: (at) => document.get({ number: at })?.id ?? null,
    unitAt(row) {
      const found = unit.get({ row });
      return found === undefined ? null : { uid: found.uid, language: languageOf(row) };
    },
    // One at a time: a step of one that is in order writes nothing.
    merge: () => tables.field_words.merge() && tables.unit_words.merge(),
    close: () => database.close(),
  };
}

function tableOf(
  database: Database,
  table: IndexTable,
): {
  readonly put: (row: number, text: string) => void;
  readonly drop: (row: number) => void;
  readonly dropAll: (range: { readonly first: number; readonly end: number }) => void;
  readonly merge: () => boolean;
} {
  const put = database.prepare(`INSERT INTO ${table} (rowid, p, k, w) VALUES (:row, :pairs, :keys, :words)`);
  const drop = database.prepare(`DELETE FROM ${table} WHERE rowid = :row`);
  const dropAll = database.prepare(
    // As integers, which FTS5 seeks to.
    `DELETE FROM ${table} WHERE rowid >= CAST(:first AS INTEGER) AND rowid < CAST(:end AS INTEGER)`,
  );
  const merge = database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', -${MERGED_PAGES})`);
  const changes = database.prepare<{ n: number }>('SELECT total_changes() AS n');
  const changed = (): number => changes.get()?.n ?? 0;
  return {
    put: (row, text) => void put.run({ row, ...tokensOf(text) }),
    drop: (row) => void drop.run({ row }),
    dropAll: (range) => void dropAll.run(range),
    merge() {
      const before = changed();
      merge.run();
      // FTS5's own sign that there was nothing left to do: the command itself counts as one.
      return changed() - before < 2;
    },
  };
}
