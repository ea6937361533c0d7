/**
 * Feeds the index from the database: what changed (the table search_queue), and, where the index is new, everything.
 * It works between requests, a few milliseconds at a time, outside the transactions that save words.
 */
import { saidBy } from '../../../shared/instrument/words.ts';
import { LISTS, type ListName } from '../../../shared/document/article-fields.ts';
import { LIST_OF } from '../../../shared/document/listed.ts';
import type { DocumentId, Language, Uid, UnitBody } from '../../../shared/document/model.ts';
import type { IndexingProgress } from '../../../shared/ipc/types.ts';
import type { Database } from '../db/database.ts';
import type { Clock } from '../ports.ts';
import type { IndexFile } from './index-file.ts';
import { fieldTexts, readableValue } from './field-texts.ts';
import { openListNames } from './list-names.ts';

export interface Indexer {
  /** Something was written: it is taken in when the desk is quiet for a moment. */
  readonly poke: () => void;
  /** One slice now of what changed; true where all is taken in. */
  readonly step: () => boolean;
  /** Somebody asks: what waited for the desk to be open begins. */
  readonly hurry: () => void;
  /** Null: the index is whole but for what changed just now. */
  readonly progress: () => IndexingProgress | null;
  /** Puts what is in the index on the disk. */
  readonly stop: () => void;
}

export interface IndexerParts {
  readonly database: Database;
  readonly index: IndexFile;
  readonly clock: Clock;
  /** The last journal frame that is in the database. */
  readonly frame: () => number;
  readonly onProgress: (progress: IndexingProgress | null) => void;
  /** The index could not be written; nothing is tried any more. */
  readonly onBroken: (error: unknown) => void;
}

/** The longest that whoever asks core something waits for a slice; one long unit may take longer. */
const SLICE_MILLISECONDS = 8;
/** A desk that is being opened has other work, which takes as long as this on an old computer. */
const OPENING_MILLISECONDS = 15_000;
/** After a word was saved the next one is likely to follow. */
const QUIET_MILLISECONDS = 400;
/** Between two slices, for others. */
const PAUSE_MILLISECONDS = 4;
/** Rows read at once. */
const BATCH = 20;
/** When the index is put on the disk and the queue cleared: after so many rows, or so long after the last one. */
const SETTLED_ROWS = 2000;
const SETTLING_MILLISECONDS = 60_000;
/** A step of putting the index in order writes as much as these. */
const MERGED_ROWS = 12;
/** How much work lies between two reports of a long one, in units and fields. */
const REPORTED_ROWS = 500;

interface Queued {
  readonly number: number;
  readonly document: DocumentId;
  readonly place: Language | 'field';
  readonly name: string;
}

interface StoredUnit {
  readonly row: number;
  readonly document: DocumentId;
  readonly language: Language;
  readonly uid: Uid;
  readonly body: string;
}

interface StoredField {
  readonly row: number;
  readonly document: DocumentId;
  readonly name: string;
  readonly value: string;
}

/** A stored unit. Null where its row cannot be read: it has no words here, and whoever opens the document is told. */
export function readableBody(body: string): UnitBody | null {
  try {
    return JSON.parse(body) as UnitBody;
  } catch {
    return null;
  }
}

function textOfUnit(stored: string): string | null {
  const body = readableBody(stored);
  return body === null ? null : saidBy(body) || null;
}

/** The list from which a field chooses. */
const listOf = (name: string): ListName | undefined => (LIST_OF as Readonly<Record<string, ListName>>)[name];

export function createIndexer(parts: IndexerParts): Indexer {
  const { database, index, clock } = parts;
  const lists = openListNames(database);
  const queued = database.prepare<Queued>(
    `SELECT number, document_id AS document, place, name FROM search_queue WHERE number > :after ORDER BY number LIMIT ${BATCH}`,
  );
  const clear = database.prepare('DELETE FROM search_queue WHERE number <= :through');
  const isThere = database.prepare<{ one: number }>('SELECT 1 AS one FROM documents WHERE id = :document');
  const unit = database.prepare<{ body: string }>(
    'SELECT body FROM draft_units WHERE document_id = :document AND language = :language AND uid = :uid',
  );
  const field = database.prepare<{ value: string }>(
    'SELECT value FROM draft_fields WHERE document_id = :document AND name = :name',
  );
  const units = database.prepare<StoredUnit>(
    `SELECT rowid AS row, document_id AS document, language, uid, body FROM draft_units WHERE rowid >= :from ORDER BY rowid LIMIT ${BATCH}`,
  );
  const fields = database.prepare<StoredField>(
    `SELECT rowid AS row, document_id AS document, name, value FROM draft_fields WHERE rowid >= :from ORDER BY rowid LIMIT ${BATCH}`,
  );
  const last = database.prepare<{ units: number; fields: number }>(
    'SELECT coalesce((SELECT max(rowid) FROM draft_units), 0) AS units, coalesce((SELECT max(rowid) FROM draft_fields), 0) AS fields',
  );

  /** How far the index has come, ahead of what its file says while a transaction is open. */
  let { nextUnit, nextField, isMerged } = index.state();
  /** The last row of the queue that is in the index. */
  let taken = 0;
  let isOpen = false;
  /** Rows since the index's file was last put on the disk, and since the last report. */
  let unsettled = 0;
  let unreported = 0;
  let cancel: (() => void) | null = null;
  let cancelSettling: (() => void) | null = null;
  let stopped = false;

  const putField = (document: DocumentId, name: string, value: string | undefined): void => {
    const read = value === undefined ? undefined : readableValue(value);
    for (const text of fieldTexts(name, read, lists.namesOf)) index.putField(document, text);
  };

  const takeQueued = ({ document, place, name }: Queued): void => {
    if (isThere.get({ document }) === undefined) index.dropDocument(document);
    else if (place === 'field') putField(document, name, field.get({ document, name })?.value);
    else {
      const body = unit.get({ document, language: place, uid: name })?.body;
      index.putUnit(document, place, name as Uid, body === undefined ? null : textOfUnit(body));
    }
  };

  /** How far a list's new names have come. It is not kept: who was interrupted begins again. */
  let naming: { list: ListName; version: number; next: number } | null = null;

  /** The fields that choose from a list that was written, with its names as they are now. */
  function* takeNames(list: ListName): Generator<number> {
    const version = lists.version(list);
    if (naming?.list !== list || naming.version !== version) naming = { list, version, next: 0 };
    const rows = fields.all({ from: naming.next });
    for (const { row, document, name, value } of rows) {
      if (listOf(name) === list) putField(document, name, value);
      naming.next = row + 1;
      yield 1;
    }
    if (rows.length === 0) index.putListVersion(list, version);
  }

  /** All that there is to do, a row at a time; answers for how many rows each step counts. */
  function* work(isIdle: boolean): Generator<number> {
    if (nextField === 0) for (const list of LISTS) index.putListVersion(list, lists.version(list));
    while (nextField !== null) {
      const rows = fields.all({ from: nextField });
      for (const row of rows) {
        putField(row.document, row.name, row.value);
        nextField = row.row + 1;
        yield 1;
      }
      if (rows.length === 0) nextField = null;
    }
    while (nextUnit !== null) {
      const rows = units.all({ from: nextUnit });
      for (const row of rows) {
        index.putUnit(row.document, row.language, row.uid, textOfUnit(row.body));
        nextUnit = row.row + 1;
        yield 1;
      }
      if (rows.length === 0) nextUnit = null;
    }
    for (;;) {
      const rows = queued.all({ after: taken });
      for (const row of rows) {
        takeQueued(row);
        taken = row.number;
        yield 1;
      }
      if (rows.length > 0) continue;
      const list = LISTS.find((each) => index.listVersion(each) !== lists.version(each));
      if (list !== undefined) {
        yield* takeNames(list);
        continue;
      }
      // Everything is found from here on; what was typed meanwhile is still taken in first.
      if (isMerged === 1 || !isIdle) return;
      isMerged = index.merge() ? 1 : 0;
      yield MERGED_ROWS;
    }
  }

  const progress = (): IndexingProgress | null => {
    if (nextUnit === null) return null;
    const total = last.get() ?? { units: 0, fields: 0 };
    const fieldsDone = nextField === null ? total.fields : Math.min(nextField, total.fields);
    return {
      done: fieldsDone + Math.min(nextUnit, total.units),
      total: total.fields + total.units,
    };
  };

  const report = (): void => {
    unreported = 0;
    parts.onProgress(progress());
  };

  const begin = (): void => {
    if (!isOpen) index.database.exec('BEGIN IMMEDIATE');
    isOpen = true;
  };

  const commit = (): void => {
    if (!isOpen) return;
    index.putState({ frame: parts.frame(), nextUnit, nextField, isMerged });
    index.database.exec('COMMIT');
    isOpen = false;
  };

  /** Onto the disk, and only then out of the queue: after a power cut nothing is missing, some is done again. */
  const settle = (): void => {
    commit();
    if (unsettled === 0) return;
    index.database.checkpoint();
    if (taken > 0) clear.run({ through: taken });
    unsettled = 0;
  };

  const slice = (isIdle: boolean): boolean => {
    const working = work(isIdle);
    const end = performance.now() + SLICE_MILLISECONDS;
    let isMaking = nextUnit !== null;
    do {
      begin();
      const { done, value } = working.next();
      if (isMaking && nextUnit === null) report();
      isMaking = nextUnit !== null;
      if (done === true) {
        commit();
        return true;
      }
      unsettled += value;
      unreported += 1;
      if (unsettled >= SETTLED_ROWS) settle();
    } while (performance.now() < end);
    if (isMaking && unreported >= REPORTED_ROWS) report();
    return false;
  };

  function stop(): void {
    stopped = true;
    cancel?.();
    cancelSettling?.();
  }

  const guarded = <T>(act: () => T, otherwise: T): T => {
    if (stopped) return otherwise;
    try {
      return act();
    } catch (error) {
      stop();
      parts.onBroken(error);
      return otherwise;
    }
  };

  const step = (isIdle: boolean): boolean => guarded(() => slice(isIdle), true);

  let isOpening = true;
  const order = (milliseconds: number): void => {
    cancel?.();
    cancelSettling?.();
    cancel = clock.after(milliseconds, () => {
      isOpening = false;
      if (!step(true)) order(PAUSE_MILLISECONDS);
      else cancelSettling = clock.after(SETTLING_MILLISECONDS, () => guarded(settle, undefined));
    });
  };

  order(OPENING_MILLISECONDS);
  return {
    poke() {
      if (!stopped) order(QUIET_MILLISECONDS);
    },
    step: () => step(false),
    hurry() {
      if (!stopped && isOpening) order(PAUSE_MILLISECONDS);
    },
    progress,
    stop() {
      guarded(settle, undefined);
      stop();
    },
  };
}
