/**
 * How an amending instrument, the copy that its drafter changes, and the instrument that it amends know of each other, as
 * their metadata keeps it. These are type aliases because only those are assignable to JsonValue.
 */
import { z } from 'zod';
import type { DocumentId, Hash, RevisionId, Uid } from '../../document/model.ts';
import { documentIdSchema, hashSchema, revisionIdSchema, uidSchema } from '../../document/schema.ts';
import type { RegisterId } from '../instrument.ts';

/** What an amending instrument amends. */
export type Amends = {
  /** The amended instrument on this desk, and its revision that the drafting started from. */
  readonly document: DocumentId;
  readonly revision: RevisionId;
  /** The copy that is changed. */
  readonly copy: DocumentId;
  /** The copy's first revision: the amended text as it was then, whatever becomes of the amended instrument. */
  readonly base: RevisionId;
  /** The amended instrument in the register. */
  readonly instrument: RegisterId;
};

/** What a copy was made of, and for which amending instrument. */
export type CopyOf = {
  readonly document: DocumentId;
  readonly revision: RevisionId;
  readonly amending: DocumentId;
  /** What the copied text is called, without what the copy's own title says more; absent in the first copies made. */
  readonly title?: { readonly km: string; readonly en: string };
};

/** A unit of an amending instrument that was written from amendments. */
export type GeneratedUnit = {
  readonly uid: Uid;
  /** Of what it was written from: with another one it says something else. */
  readonly key: Hash;
};

export const amendsSchema = z.strictObject({
  document: documentIdSchema,
  revision: revisionIdSchema,
  copy: documentIdSchema,
  base: revisionIdSchema,
  instrument: z.uuidv7(),
}) satisfies z.ZodType<Amends>;

export const copyOfSchema = z.strictObject({
  document: documentIdSchema,
  revision: revisionIdSchema,
  amending: documentIdSchema,
  title: z.strictObject({ km: z.string(), en: z.string() }).exactOptional(),
}) satisfies z.ZodType<CopyOf>;

/** More articles than the longest code has; the limit only keeps a stranger's file small. */
const GENERATED_LIMIT = 5_000;

export const generatedSchema = z
  .array(z.strictObject({ uid: uidSchema, key: hashSchema }))
  .max(GENERATED_LIMIT) satisfies z.ZodType<readonly GeneratedUnit[]>;

/** The fields that hold these: they stay with their document, are in no copy of it, and say nothing to a reader. */
export const AMENDING_LINKS: ReadonlySet<string> = new Set([
  'instrument.amends',
  'instrument.copyOf',
  'instrument.generated',
]);
