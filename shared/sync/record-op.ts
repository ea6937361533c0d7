/**
 * The payload of a `record` op: named fields of one record that belongs to a document (or is one: an entry of the
 * register, a word list, a template). Each field says which op it was last set by, as far as its writer knew.
 */
import { z } from 'zod';
import { jsonValueSchema } from '../document/schema.ts';

export const FIELDS_LIMIT = 200;

/** Whether the document lies in the bin. */
export const BIN_RECORD = 'bin';

export const recordPayloadSchema = z.strictObject({
  /** What it is a record of: BIN_RECORD, or one of SHARED_RECORDS; a newer Sastra knows more. */
  record: z.string().regex(/^[a-z][A-Za-z.]{0,59}$/u),
  fields: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        /** The id of the op that set the field before; null: nothing did. Where it is another by now, the op is a branch. */
        base: z.uuidv7().lowercase().nullable(),
        value: jsonValueSchema,
      }),
    )
    .min(1)
    .max(FIELDS_LIMIT)
    .refine((fields) => new Set(fields.map(({ name }) => name)).size === fields.length),
});
export type RecordPayload = z.output<typeof recordPayloadSchema>;
