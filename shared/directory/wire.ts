/** `GET` and `POST /v1/directory`, and `POST /v1/directory/request`: how entries and wishes to be enrolled travel. */
import { z } from 'zod';
import { hashSchema } from '../document/schema.ts';
import type { Hash } from '../document/model.ts';
import { directoryEntrySchema } from './entry.ts';
import { ENTRY_PROBLEMS, type DirectoryRefusal } from './refusal.ts';

/** Entries in one answer, and in one request. */
export const ENTRIES_AT_ONCE = 100;

/** `after`: the head that the desk knows; without it from the first entry. */
export const directoryQuerySchema = z.strictObject({ after: hashSchema.exactOptional() });

/** As the hub tells it: whoever reads it asks whether each is an entry (entry.ts), and whether the directory follows. */
const toldEntrySchema = z.object({
  body: z.string(),
  signatures: z.array(z.object({ key: z.string(), signature: z.string() })),
});

export const directoryAnswerSchema = z.object({
  /** What the entries follow; null: they begin with the first, also where the hub does not know the head that was named. */
  after: z.string().nullable(),
  entries: z.array(toldEntrySchema).max(ENTRIES_AT_ONCE),
  /** The hub's own; null: it has no directory. There is more where it is not that of the last entry. */
  head: z.string().nullable(),
});
export type DirectoryAnswer = z.output<typeof directoryAnswerSchema>;

export const addEntriesSchema = z.strictObject({
  entries: z.array(directoryEntrySchema).min(1).max(ENTRIES_AT_ONCE),
});

const refusalSchema = z.union([
  z.object({
    position: z.int(),
    problem: z.literal('fork'),
    prev: z.string(),
    known: z.string(),
    other: z.string(),
  }),
  z.object({ position: z.int(), problem: z.enum(ENTRY_PROBLEMS) }),
]);

export const addedSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), head: z.string() }),
  /** Nothing was added. */
  z.object({ outcome: z.literal('refused'), refusal: refusalSchema }),
]);
export type Added =
  | { readonly outcome: 'accepted'; readonly head: Hash }
  | { readonly outcome: 'refused'; readonly refusal: DirectoryRefusal };
