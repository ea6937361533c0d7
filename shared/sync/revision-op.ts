/** The payload of a `revision` op: what the revision says of itself, and the delta on its first parent. */
import { z } from 'zod';
import { branded } from '../document/brand.ts';
import { DOCUMENT_KINDS, type DeviceId, type DocumentKind, type PersonId } from '../document/model.ts';
import type { Revision, RevisionDelta } from '../document/revision.ts';
import { hashSchema, jsonValueSchema, rankSchema, revisionIdSchema, uidSchema } from '../document/schema.ts';

export interface RevisionPayload {
  readonly documentKind: DocumentKind;
  readonly revision: Omit<Revision, 'documentId'>;
  readonly delta: RevisionDelta;
}

/** Units of one document; the largest code known has 2,500. */
const UNITS = 50_000;
const FIELDS = 1_000;

const bodySchema = z.strictObject({ uid: uidSchema, hash: hashSchema });
const entrySchema = bodySchema.extend({ parent: uidSchema.nullable(), rank: rankSchema });
const goneSchema = z.array(uidSchema).max(UNITS);
const fieldName = z.string().min(1).max(200);

export const revisionPayloadSchema = z.strictObject({
  documentKind: z.enum(DOCUMENT_KINDS),
  revision: z.strictObject({
    id: revisionIdSchema,
    parents: z.array(revisionIdSchema).max(2),
    roots: z.strictObject({ km: hashSchema, en: hashSchema }),
    metadataHash: hashSchema,
    author: z.uuid().transform((id): PersonId => branded(id)),
    device: z.uuid().transform((id): DeviceId => branded(id)),
    madeAt: z.int().nonnegative(),
    note: z.string().max(2_000),
  }),
  delta: z.strictObject({
    km: z.strictObject({ set: z.array(entrySchema).max(UNITS), gone: goneSchema }),
    en: z.strictObject({ set: z.array(z.union([entrySchema, bodySchema])).max(UNITS), gone: goneSchema }),
    metadata: z.strictObject({
      set: z.record(fieldName, jsonValueSchema),
      gone: z.array(fieldName).max(FIELDS),
    }),
  }),
}) satisfies z.ZodType<RevisionPayload>;
