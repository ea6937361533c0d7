/**
 * What a profile knows of its account, in a file of its own beside the database: it is no work of anybody's, and neither
 * a backup nor the journal may bring an old token or an old PIN back.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Failure } from '../../../shared/errors/failure.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { LOCK_MINUTES } from '../../../shared/ipc/account.ts';
import { meSchema } from '../../../shared/sync/account.ts';
import { attempt } from '../db/failures.ts';
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

export interface AccountFile {
  /** Null where this desk works alone, or where the file cannot be read: then one signs in again. */
  readonly read: () => KeptAccount | null;
  /** Null: there is none any more. */
  readonly write: (account: KeptAccount | null) => Result<void, Failure>;
}

export const accountFile = (file: string): AccountFile => ({
  read() {
    try {
      const kept = keptSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      return kept.success ? kept.data : null;
    } catch {
      return null;
    }
  },
  write: (account) =>
    attempt(() => {
      if (account === null) {
        rmSync(file, { force: true });
        return;
      }
      const fresh = `${file}.new`;
      const handle = openSync(fresh, 'w', 0o600);
      try {
        writeFileSync(handle, JSON.stringify(account));
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(fresh, file);
    }),
});
