/**
 * A secret that only a PIN opens. The PIN is short, so each guess is made slow: Argon2id over 32 MiB of memory in two
 * passes takes 0.25 to 0.35 s on the two-core machine it was measured on with other work beside, and some 0.8 s on a
 * computer a third as fast; a computer of 4 GB has the memory. The parameters are kept with each secret, so that newer ones
 * open older secrets.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { argon2idAsync } from '@noble/hashes/argon2.js';
import { z } from 'zod';
import { toAsciiDigits } from '../../../shared/khmer/digits.ts';

/** `m` in KiB. */
const COST = { m: 32 * 1024, t: 2, p: 1 } as const;
const KEY_BYTES = 32;
const SALT_BYTES = 16;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

export const wrappedSchema = z.strictObject({
  format: z.literal(1),
  m: z
    .int()
    .min(8)
    .max(1024 * 1024),
  t: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
  salt: z.base64(),
  nonce: z.base64(),
  /** AES-256-GCM, its tag behind it. */
  cipher: z.base64(),
});
export type Wrapped = z.infer<typeof wrappedSchema>;

const keyOf = (
  pin: string,
  salt: Uint8Array,
  { m, t, p }: Pick<Wrapped, 'm' | 't' | 'p'>,
): Promise<Uint8Array> => argon2idAsync(toAsciiDigits(pin), salt, { m, t, p, dkLen: KEY_BYTES });

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export async function wrap(
  secret: Uint8Array,
  pin: string,
  random: (bytes: number) => Uint8Array,
): Promise<Wrapped> {
  const [salt, nonce] = [random(SALT_BYTES), random(NONCE_BYTES)];
  const cipher = createCipheriv('aes-256-gcm', await keyOf(pin, salt, COST), nonce);
  const sealed = Buffer.concat([cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
  return { format: 1, ...COST, salt: base64(salt), nonce: base64(nonce), cipher: base64(sealed) };
}

/** Null where the PIN is another. */
export async function unwrap(wrapped: Wrapped, pin: string): Promise<Uint8Array | null> {
  const [salt, nonce, sealed] = [wrapped.salt, wrapped.nonce, wrapped.cipher].map((text) =>
    Buffer.from(text, 'base64'),
  );
  if (salt === undefined || nonce === undefined || sealed === undefined) return null;
  const key = await keyOf(pin, salt, wrapped);
  try {
    const open = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
    open.setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([open.update(sealed.subarray(0, -TAG_BYTES)), open.final()]);
  } catch {
    return null;
  }
}
