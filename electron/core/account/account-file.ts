/**
 * What a profile knows of its account, in a file of its own beside the database: it is no work of anybody's, and neither
 * a backup nor the journal may bring an old token or an old PIN back.
 */
import { z } from 'zod';
import { LOCK_MINUTES } from '../../../shared/ipc/account.ts';
import { meSchema } from '../../../shared/sync/account.ts';
import { keptJson, type KeptJson } from '../profile/kept-json.ts';
import { keptPinSchema } from './pin.ts';

const keptSchema = z.strictObject({
  format: z.literal(1),
  hub: z.strictObject({
    id: z.uuid(),
    address: z.string(),
    /** Pinned: Ed25519, SPKI in DER, base64url. */
    publicKey: z.string(),
    epoch: z.uuid(),
  }),
  me: meSchema,
  /** The token as the system's keychain sealed it, base64; null after a sign-out. */
  sealed: z.string().nullable(),
  pin: keptPinSchema.nullable(),
  lockAfter: z.literal(LOCK_MINUTES),
  /** A desk that is closed locked is locked when it opens. */
  isLocked: z.boolean(),
});
export type KeptAccount = z.infer<typeof keptSchema>;

/** What cannot be read is as if there were none: then one signs in again. */
export type AccountFile = KeptJson<KeptAccount>;

export const accountFile = (file: string): AccountFile => keptJson(file, keptSchema);
