/** How statements travel: as ops of their document, and each with the hub's word of when it came. */
import { z } from 'zod';
import { documentIdSchema, hashSchema } from '../document/schema.ts';
import { openedSchema } from './commitment.ts';
import { publicKeySchema, signedSchema } from './signed.ts';

export const STATEMENT_OP = 'statement';
/** `reason`: the private words that the statement holds a commitment to; null where it has none. */
export const statementPayloadSchema = signedSchema.extend({ reason: openedSchema.nullable() });
export type StatementPayload = z.output<typeof statementPayloadSchema>;

/** Of a `countersignature` op (../sync/op.ts), behind the statement. */
export const countersignaturePayloadSchema = signedSchema;

/**
 * The hub's word: this statement came, in this order, when the key directory stood so. A key that is revoked later has
 * signed it all the same; whatever time its signer claims changes nothing.
 */
export const countersignatureSchema = z.strictObject({
  format: z.literal('sastra.countersignature.1'),
  ministry: hashSchema,
  /** The hub's. */
  key: publicKeySchema,
  document: documentIdSchema,
  statement: hashSchema,
  /** Counts the statements on the document, from 1. */
  order: z.int().positive(),
  /** Milliseconds since 1970 by the hub's clock. */
  at: z.int().nonnegative(),
  /** The newest entry of the key directory. */
  directory: hashSchema,
});
export type Countersignature = z.output<typeof countersignatureSchema>;
