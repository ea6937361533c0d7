/** What is asked about amending one instrument of the desk by another, and what is answered. */
import { z } from 'zod';
import type { DocumentId, Language } from '../document/model.ts';
import { documentIdSchema } from '../document/schema.ts';
import type { Amends } from '../instrument/amending/links.ts';
import type { UnitAmended } from '../instrument/amending/consolidated.ts';
import type { UnitGone } from '../instrument/amending/gone.ts';
import { registerEntrySchema, registerIdSchema } from '../instrument/register.ts';
import type { OpenDocument } from './types.ts';

const titles = z.strictObject({ km: z.string().max(1000), en: z.string().max(1000) });
const day = z.iso.date();

/** `document`: what the amending instrument begins with, as `documents.createFrom` takes it. */
export const beginAmendingSchema = <Document extends z.ZodType>(document: Document) =>
  z
    .strictObject({
      documentId: documentIdSchema,
      /** The text that is copied: as it holds on this day, with the amendments until then. */
      day,
      document,
      /** What the copy is called, so that nobody takes it for the instrument; `{title}` stands for the title of that. */
      copyTitle: titles,
      /** The amended instrument in the register, and the entry where the register does not have it yet. */
      instrument: registerIdSchema,
      entry: registerEntrySchema.nullable(),
    })
    .refine(({ instrument, entry }) => entry === null || entry.id === instrument);

export const textAsOfSchema = z.strictObject({ documentId: documentIdSchema, day });

export const keepTextSchema = z.strictObject({ documentId: documentIdSchema, day, title: titles });

export interface BegunAmending {
  readonly amending: DocumentId;
  readonly copy: DocumentId;
}

/** One instrument of this desk that amends another. */
export interface AmendingAct extends Amends {
  readonly id: DocumentId;
  readonly title: Readonly<Record<Language, string>>;
  /** As it was registered; null until then. */
  readonly number: string | null;
  /** YYYY-MM-DD: the day from which it holds; null while it has no date. */
  readonly inForce: string | null;
}

export interface AmendingActs {
  /** In the order of force; those without a date last. */
  readonly acts: readonly AmendingAct[];
  /** Its text is another one now than the one that the newest of them started from. */
  readonly isChangedSince: boolean;
}

/** An instrument as it holds on a day. */
export interface TextAsOf extends AmendingActs {
  /** Its units and titles as they are then; it has no revision. */
  readonly document: OpenDocument;
  /** What the amendments until then did; `by` is the document that did it. */
  readonly amended: readonly UnitAmended[];
  /** What is in the text no more, `by` as above. */
  readonly gone: readonly UnitGone[];
  /** What named it as it is called then; null where it is called as it was made. */
  readonly titleBy: DocumentId | null;
}
