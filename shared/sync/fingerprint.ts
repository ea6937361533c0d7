/** What people compare to know a hub by its key. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * Of a public key (SPKI in DER): groups of four hexadecimal digits, half of its SHA-256; enough that nobody makes another
 * key that looks so. Desk and hub show it in this one form.
 */
export function fingerprintOf(publicKey: Uint8Array): string {
  return (bytesToHex(sha256(publicKey)).slice(0, 32).match(/.{4}/gu) ?? []).join(' ');
}
