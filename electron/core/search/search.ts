/** Full-text search over the profile's documents: what the rest of core sees of it. */
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type {
  DocumentSummary,
  IndexingProgress,
  SearchAnswer,
  SearchHit,
} from '../../../shared/ipc/types.ts';
import type { Parsed } from '../../../shared/ipc/parse.ts';
import type { Database } from '../db/database.ts';
import { failureOf } from '../db/failures.ts';
import type { Log } from '../log/log.ts';
import type { Clock } from '../ports.ts';
import { excerptOf, placedExcerpt, rangesIn } from './excerpt.ts';
import { fieldTexts, readableValue, storedName } from './field-texts.ts';
import { openIndexFile, removeIndexFile, type IndexFile } from './index-file.ts';
import { createIndexer, readableBody, type Indexer } from './indexer.ts';
import { openListNames } from './list-names.ts';
import { findText } from './find-text.ts';
import { openQuery, type Query } from './query.ts';
import type { Ranked } from './ranking.ts';
import { fieldOf, languageOf } from './row-ids.ts';
import type { Term } from './terms.ts';

export interface Search {
  readonly query: (asked: Parsed<'search.query'>) => Result<SearchAnswer, Failure>;
  /** Something was written. */
  readonly poke: () => void;
  readonly close: () => void;
}

export interface SearchParts {
  /** The index's file. */
  readonly file: string;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Names the desk that the index is made from. */
  readonly desk: string;
  /** The last journal frame that is in the database. */
  readonly frame: () => number;
  readonly summary: (id: DocumentId) => DocumentSummary | null;
  readonly onProgress: (progress: IndexingProgress | null) => void;
}

/** An index in use. */
interface Open {
  readonly index: IndexFile;
  readonly indexer: Indexer;
  readonly query: Query;
}

/**
 * Opens the index or begins a new one. It never throws: a desk without an index writes and saves as ever, and only
 * search answers with the failure.
 */
export function openSearch(parts: SearchParts): Search {
  const { database, log } = parts;
  const unit = database.prepare<{ body: string }>(
    'SELECT body FROM draft_units WHERE document_id = :document AND language = :language AND uid = :uid',
  );
  const field = database.prepare<{ value: string }>(
    'SELECT value FROM draft_fields WHERE document_id = :document AND name = :name',
  );
  const lists = openListNames(database);
  const binned = database.prepare<{ id: DocumentId }>('SELECT id FROM documents WHERE binned_at IS NOT NULL');
  let failure: Failure = { code: 'internal', detail: 'search' };

  const tell = (error: unknown): void => {
    failure = failureOf(error) ?? { code: 'internal', detail: 'search' };
    log.write('search', { ...failure });
  };

  const open = (): Open | null => {
    let index: IndexFile | null = null;
    try {
      const opened = openIndexFile(parts.file, { id: parts.desk, frame: parts.frame() }, log.watch);
      index = opened;
      const query = openQuery(opened.database);
      const indexer = createIndexer({ ...parts, index: opened, onBroken: broken });
      return { index: opened, indexer, query };
    } catch (error) {
      tell(error);
      index?.close();
      return null;
    }
  };

  /** Once: an index that breaks again is left alone until the desk opens the next time. */
  let mayMend = true;
  const openAnew = (): Open | null => {
    if (!mayMend) return null;
    mayMend = false;
    try {
      removeIndexFile(parts.file);
    } catch (error) {
      tell(error);
      return null;
    }
    return open();
  };
  const broken = (error: unknown): void => {
    tell(error);
    current?.indexer.stop();
    current?.index.close();
    current = null;
    current = openAnew();
  };

  let current = open() ?? openAnew();

  const documentsInBin = (index: IndexFile): ReadonlySet<number> =>
    new Set(
      binned
        .all()
        .map(({ id }) => index.numberOf(id))
        .filter((number) => number !== null),
    );

  const placeOf = (
    index: IndexFile,
    document: DocumentId,
    row: number,
    terms: readonly Term[],
  ): SearchHit['place'] => {
    const place = index.unitAt(row);
    if (place === null) return null;
    const { uid, language } = place;
    const stored = unit.get({ document, language, uid });
    const body = stored === undefined ? null : readableBody(stored.body);
    // Null: it is gone since it was indexed.
    if (body === null) return null;
    return { uid, language, ...placedExcerpt(body, terms) };
  };

  const fieldHit = (document: DocumentId, row: number, terms: readonly Term[]): SearchHit['field'] => {
    const name = fieldOf(row);
    const language = languageOf(row);
    if (name === 'title') return null;
    const stored = field.get({ document, name: storedName(name, language) });
    const value = stored === undefined ? undefined : readableValue(stored.value);
    const found = fieldTexts(storedName(name, language), value, lists.namesOf).find(
      (text) => text.language === language,
    );
    if (found === undefined || found.text === null) return null;
    const { text, ranges } = excerptOf(found.text, terms);
    return { name, language, text, ranges };
  };

  const hitOf = (
    index: IndexFile,
    { document, row, field: fieldRow }: Ranked,
    terms: readonly Term[],
  ): SearchHit | null => {
    const id = index.documentAt(document);
    const summary = id === null ? null : parts.summary(id);
    if (id === null || summary === null) return null;
    const titleRanges = { km: rangesIn(summary.title.km, terms), en: rangesIn(summary.title.en, terms) };
    const place = row === null ? null : placeOf(index, id, row, terms);
    const isShown = place !== null || titleRanges.km.length + titleRanges.en.length > 0;
    return {
      summary,
      titleRanges,
      place,
      field: isShown || fieldRow === null ? null : fieldHit(id, fieldRow, terms),
    };
  };

  const answer = ({ index, indexer, query }: Open, asked: Parsed<'search.query'>): SearchAnswer => {
    const started = performance.now();
    indexer.hurry();
    // What was typed a moment ago is most likely asked for.
    if (indexer.progress() === null) indexer.step();
    const inBin = documentsInBin(index);
    const isAmong = (document: number): boolean => {
      if (inBin.has(document) !== asked.bin) return false;
      if (asked.kind === null) return true;
      const id = index.documentAt(document);
      return id !== null && parts.summary(id)?.kind === asked.kind;
    };
    const { text, language, limit } = asked;
    const { terms, documents, isWhole } = findText(query, text, { language, limit, isAmong });
    const hits = documents
      .slice(0, limit)
      .map((document) => hitOf(index, document, terms))
      .filter((hit) => hit !== null);
    return {
      hits,
      total: documents.length,
      isWhole,
      took: performance.now() - started,
      indexing: indexer.progress(),
    };
  };

  return {
    query(asked) {
      if (current === null) return fail(failure);
      try {
        return ok(answer(current, asked));
      } catch (error) {
        // A mistake of ours in a query does not make the index worse.
        if (failureOf(error) === null) throw error;
        broken(error);
        return fail(failure);
      }
    },
    poke: () => current?.indexer.poke(),
    close() {
      current?.indexer.stop();
      current?.index.close();
      current = null;
    },
  };
}
