/**
 * The PIN before a desk: kept as a slow hash, and after some wrong ones it is not even looked at for a while. A clock
 * that was set back makes the wait begin anew, so that setting it gains nothing.
 */
import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { z } from 'zod';
import { toAsciiDigits } from '../../../shared/khmer/digits.ts';

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
  return { salt: salt.toString('base64'), hash: hash.toString('base64'), wrong: 0, wrongAt: 0 };
}

export async function isPin({ salt, hash }: KeptPin, pin: string): Promise<boolean> {
  return timingSafeEqual(await hashOf(pin, Buffer.from(salt, 'base64')), Buffer.from(hash, 'base64'));
}

/** So many may be wrong before the first wait. */
const FREE_TRIES = 5;
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 60 * 60_000;

/** Milliseconds until the next may be tried: a minute after five wrong ones, twice as long after each that follows. */
export function waitFor({ wrong, wrongAt }: KeptPin, now: number): number {
  if (wrong < FREE_TRIES) return 0;
  const wait = Math.min(FIRST_WAIT * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT);
  const passed = now - wrongAt;
  return passed < 0 ? wait : Math.max(0, wait - passed);
}
