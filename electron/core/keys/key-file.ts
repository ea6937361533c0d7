/**
 * The key that this desk signs with, in a file of its own: no backup and no journal may bring an old one back, and there is
 * no copy of it anywhere. Its secret half is wrapped by the PIN (wrapped.ts), and that by the system's keychain.
 */
import { z } from 'zod';
import { publicKeySchema, signedSchema } from '../../../shared/statements/signed.ts';
import { keptJson, type KeptJson } from '../profile/kept-json.ts';

const keptKeySchema = z.strictObject({
  format: z.literal(1),
  /** Whose it is, by the hub's account. */
  person: z.uuid(),
  key: publicKeySchema,
  /** What the keychain made of the wrapped secret, base64. */
  sealed: z.string(),
  /** Wrong PINs in a row, and when the last one came. */
  wrong: z.int().nonnegative(),
  wrongAt: z.int(),
  /** What the hub has still to be asked; null: it knows that the key is to be enrolled. */
  request: signedSchema.nullable(),
});
export type KeptKey = z.infer<typeof keptKeySchema>;
export type KeyFile = KeptJson<KeptKey>;

export const keyFile = (file: string): KeyFile => keptJson(file, keptKeySchema);
