/** Keeps each document's row as the list shows it. The caller holds the transaction. */
import { hasWords, LISTED_FIELDS, listedFields } from '../../../shared/document/listed.ts';
import {
  LANGUAGES,
  type DocumentId,
  type JsonValue,
  type Language,
  type UnitBody,
} from '../../../shared/document/model.ts';
import type { FieldEdit, UnitEdit } from '../../../shared/ipc/types.ts';
import type { Database } from '../db/database.ts';

export interface SummaryStore {
  /** These units and fields of the draft were just written. */
  readonly edited: (id: DocumentId, units: readonly UnitEdit[], fields: readonly FieldEdit[]) => void;
  /** Works out what documents from before these rules lack. */
  readonly bringUpToDate: () => void;
}

/** Counts up when the columns or the rules change: older rows are worked out again at the next start. */
export const SUMMARY_VERSION = 1;

/** A damaged value must not take the list with it: whoever opens the document is told. */
function readable<T>(json: string): T | undefined {
  try {
    return JSON.parse(json) as T;
  } catch {
    return undefined;
  }
}

export function openSummaries(database: Database): SummaryStore {
  const outdated = database.prepare<{ id: DocumentId }>(
    'SELECT id FROM documents WHERE summarised < :version',
  );
  const fieldRows = database.prepare<{ name: string; value: string }>(
    'SELECT name, value FROM draft_fields WHERE document_id = :id',
  );
  const putFields = database.prepare(
    `UPDATE documents SET title_km = :km, title_en = :en, event_date = :eventDate, office = :office, people = :people,
      topics = :topics, has_cover = :hasCover, template = :template WHERE id = :id`,
  );
  const putVersion = database.prepare('UPDATE documents SET summarised = :version WHERE id = :id');
  // The longest first: the first that is looked at has words, if any has.
  const bodies = database.prepare<{ body: string }>(
    `SELECT body FROM draft_units WHERE document_id = :id AND language = :language ORDER BY length(body) DESC`,
  );
  const written = {
    km: database.prepare<{ written: number }>('SELECT written_km AS written FROM documents WHERE id = :id'),
    en: database.prepare<{ written: number }>('SELECT written_en AS written FROM documents WHERE id = :id'),
  };
  const putWritten = {
    km: database.prepare('UPDATE documents SET written_km = :written WHERE id = :id'),
    en: database.prepare('UPDATE documents SET written_en = :written WHERE id = :id'),
  };

  const refreshFields = (id: DocumentId): void => {
    const stored = fieldRows
      .all({ id })
      .map(({ name, value }) => [name, readable<JsonValue>(value)] as const);
    const known = stored.filter((field): field is readonly [string, JsonValue] => field[1] !== undefined);
    const listed = listedFields(Object.fromEntries(known));
    putFields.run({
      id,
      ...listed.title,
      eventDate: listed.eventDate,
      office: listed.office,
      people: JSON.stringify(listed.people),
      topics: JSON.stringify(listed.topics),
      hasCover: Number(listed.hasCover),
      template: listed.template,
    });
  };

  const anyWords = (id: DocumentId, language: Language): boolean =>
    bodies.all({ id, language }).some(({ body }) => {
      const unit = readable<UnitBody>(body);
      return unit === undefined || hasWords([unit]);
    });

  const setWritten = (id: DocumentId, language: Language, isWritten: boolean): void => {
    putWritten[language].run({ id, written: Number(isWritten) });
  };

  const refreshWritten = (id: DocumentId, language: Language, units: readonly UnitEdit[]): void => {
    const wasWritten = written[language].get({ id })?.written === 1;
    const gained = hasWords(units.flatMap(({ unit }) => (unit === null ? [] : [unit])));
    const isWritten = gained || (wasWritten && anyWords(id, language));
    if (isWritten !== wasWritten) setWritten(id, language, isWritten);
  };

  return {
    edited(id, units, fields) {
      if (fields.some(({ name }) => LISTED_FIELDS.has(name))) refreshFields(id);
      for (const language of LANGUAGES) {
        const own = units.filter((unit) => unit.language === language);
        if (own.length > 0) refreshWritten(id, language, own);
      }
    },
    bringUpToDate() {
      for (const { id } of outdated.all({ version: SUMMARY_VERSION })) {
        refreshFields(id);
        for (const language of LANGUAGES) setWritten(id, language, anyWords(id, language));
        putVersion.run({ id, version: SUMMARY_VERSION });
      }
    },
  };
}
