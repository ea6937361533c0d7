import { z } from 'zod';
import { branded } from '../../shared/document/brand.ts';
import { LANGUAGES, type DocumentId, type JsonValue } from '../../shared/document/model.ts';
import { documentIdSchema, uidSchema } from '../../shared/document/schema.ts';
import type { Caret } from '../drafting/whereabouts.ts';
import { SHOWN, type Shown } from './shown-languages.ts';

/** What was on the desk last: the record `settings.desk`. */
export interface DeskMemory {
  readonly document: DocumentId | null;
  readonly shown: Shown;
  /** Where in `document` the caret was; null where that is not known. */
  readonly caret: Caret | null;
}

export const DESK_RECORD = 'settings.desk';

/** The caret's unit, and the document that it is in: the record may be of two moments. */
const caretSchema = z.strictObject({
  document: documentIdSchema,
  language: z.enum(LANGUAGES),
  uid: uidSchema,
});

/** Whether it names a document that is there is for `documents.open` to say; here it is only text. */
const idFrom = (value: unknown): DocumentId | null =>
  typeof value === 'string' && value !== '' ? branded<DocumentId>(value) : null;

/** What the record says; anything it does not say, or says wrongly, is as on the first day. */
export function memoryFrom(fields: Readonly<Record<string, JsonValue>>): DeskMemory {
  const document = idFrom(fields['document']);
  const caret = caretSchema.safeParse(fields['caret']);
  return {
    document,
    caret: caret.success && caret.data.document === document ? caret.data : null,
    shown: SHOWN.find((shown) => shown === fields['shown']) ?? 'km',
  };
}

/** The document that this window was opened for, if any: `index.html?document=<id>`. */
export const askedDocument = (search: string): DocumentId | null =>
  idFrom(new URLSearchParams(search).get('document'));
