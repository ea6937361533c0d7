/** An entry of the key directory: a text and who signed it. Its hash is that of the text alone. */
import { z } from 'zod';
import { publicKeySchema, signatureSchema } from '../statements/signed.ts';

/** Of a body in UTF-16 units: a route, or the roles of somebody in two hundred offices. */
const ENTRY_LIMIT = 50_000;
const SIGNATURES = 30;

export const directoryEntrySchema = z.strictObject({
  /** Canonical JSON (body.ts). */
  body: z.string().min(2).max(ENTRY_LIMIT),
  /** Each over the body's UTF-8. */
  signatures: z.array(z.strictObject({ key: publicKeySchema, signature: signatureSchema })).max(SIGNATURES),
});
export type DirectoryEntry = z.output<typeof directoryEntrySchema>;
