import type { DocumentId, JsonValue } from '../../shared/document/model.ts';
import { branded } from '../../shared/document/brand.ts';

/** The documents opened last, the latest first: the record `library.recent`. */
export const RECENT_RECORD = 'library.recent';
const KEPT = 30;

export function recentFrom(fields: Readonly<Record<string, JsonValue>>): readonly DocumentId[] {
  const { documents } = fields;
  if (!Array.isArray(documents)) return [];
  return documents
    .filter((id): id is string => typeof id === 'string')
    .slice(0, KEPT)
    .map((id) => branded<DocumentId>(id));
}

export const withOpened = (recent: readonly DocumentId[], id: DocumentId): readonly DocumentId[] =>
  [id, ...recent.filter((other) => other !== id)].slice(0, KEPT);
