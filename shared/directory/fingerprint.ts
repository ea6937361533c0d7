/** A key as it is read aloud on the telephone when somebody enrols it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { PublicKey } from '../statements/signed.ts';

const DIGITS = 20;
/** Of the hash: two to the 128th, so that every digit comes up as often. */
const BYTES = 16;

/**
 * Twenty digits of SHA-256 over the key's text, in groups of four: to make another key that is read so, 10^20 would have
 * to be made. Digits have one name each in Khmer and in English; the page shows them in its own.
 */
export function spokenFingerprint(key: PublicKey): string {
  const number = sha256(utf8ToBytes(key))
    .slice(0, BYTES)
    .reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits = (number % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
  return digits.match(/\d{4}/gu)?.join(' ') ?? digits;
}

/** The root fingerprint as it is printed and compared: 64 hexadecimal digits in groups of four. */
export const groupedFingerprint = (ministry: string): string =>
  ministry.match(/.{1,4}/gu)?.join(' ') ?? ministry;
