/** The PIN before a desk, kept as a slow hash; how often it may be guessed: tries.ts. */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { toAsciiDigits } from '../../../shared/khmer/digits.ts';
import { NO_TRIES } from './tries.ts';

/** 128 MB and some tenths of a second on an old machine, for each guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;
const HASH_BYTES = 32;
const SALT_BYTES = 16;

export const keptPinSchema = z.strictObject({
  salt: z.base64(),
  hash: z.base64(),
  /** Wrong ones in a row. */
  wrong: z.int().nonnegative(),
  /** When the last wrong one came, in milliseconds since 1970. */
  wrongAt: z.int(),
});
export type KeptPin = z.infer<typeof keptPinSchema>;

const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt);

const hashOf = (pin: string, salt: Buffer): Promise<Buffer> =>
  derive(toAsciiDigits(pin), salt, HASH_BYTES, COST);

export async function keepPin(pin: string, random: (bytes: number) => Uint8Array): Promise<KeptPin> {
  const salt = Buffer.from(random(SALT_BYTES));
  const hash = await hashOf(pin, salt);
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), ...NO_TRIES };
}

export async function isPin({ salt, hash }: KeptPin, pin: string): Promise<boolean> {
  return timingSafeEqual(await hashOf(pin, Buffer.from(salt, 'base64')), Buffer.from(hash, 'base64'));
}
