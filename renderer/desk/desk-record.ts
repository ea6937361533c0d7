import { branded } from '../../shared/document/brand.ts';
import type { DocumentId, JsonValue } from '../../shared/document/model.ts';
import { SHOWN, type Shown } from './shown-languages.ts';

/** What was on the desk last: the record `settings.desk`. */
export interface DeskMemory {
  readonly document: DocumentId | null;
  readonly shown: Shown;
}

export const DESK_RECORD = 'settings.desk';

/** Whether it names a document that is there is for `documents.open` to say; here it is only text. */
const idFrom = (value: unknown): DocumentId | null =>
  typeof value === 'string' && value !== '' ? branded<DocumentId>(value) : null;

/** What the record says; anything it does not say, or says wrongly, is as on the first day. */
export function memoryFrom(fields: Readonly<Record<string, JsonValue>>): DeskMemory {
  return {
    document: idFrom(fields['document']),
    shown: SHOWN.find((shown) => shown === fields['shown']) ?? 'km',
  };
}

/** The document that this window was opened for, if any: `index.html?document=<id>`. */
export const askedDocument = (search: string): DocumentId | null =>
  idFrom(new URLSearchParams(search).get('document'));
