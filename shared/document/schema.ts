/** What a document's parts must look like when they come from outside: the page, a file, another machine. */
import { z } from 'zod';
import { branded } from './brand.ts';
import { isJson } from './json.ts';
import type { DocumentId, Hash, InnerId, JsonValue, Rank, RevisionId, Uid, Unit, UnitBody } from './model.ts';

const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
export const documentIdSchema = uuid.transform((id): DocumentId => branded(id));
export const revisionIdSchema = uuid.transform((id): RevisionId => branded(id));
export const uidSchema = uuid.transform((id): Uid => branded(id));
export const innerIdSchema = uuid.transform((id): InnerId => branded(id));
export const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .transform((hash): Hash => branded(hash));
/** None ends in '0': there is no room before such a rank. */
export const rankSchema = z
  .string()
  .regex(/^[0-9A-Za-z]{0,199}[1-9A-Za-z]$/u)
  .transform((rank): Rank => branded(rank));

export const jsonValueSchema = z.custom<JsonValue>((value) => isJson(value));

const said = {
  type: z.string().regex(/^[a-z][A-Za-z]{0,39}$/u),
  schemaVersion: z.int().positive(),
  content: jsonValueSchema,
  translates: z
    .array(z.strictObject({ uid: uidSchema, hash: hashSchema }))
    .max(1000)
    .exactOptional(),
  absorbed: z.array(uidSchema).max(10_000).exactOptional(),
  splitFrom: uidSchema.exactOptional(),
};

export const unitBodySchema = z.strictObject(said) satisfies z.ZodType<UnitBody>;

export const unitSchema = z.strictObject({
  uid: uidSchema,
  parent: uidSchema.nullable(),
  rank: rankSchema,
  ...said,
}) satisfies z.ZodType<Unit>;
