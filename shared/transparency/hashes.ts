/** Hashes of the transparency log's tree (RFC 6962, 2.1): a leaf and a node are told apart by their first byte. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { branded } from '../document/brand.ts';
import type { Hash } from '../document/model.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Without the prefix, two hashes side by side could be passed off as a leaf. */
export const leafHash = (leaf: Uint8Array): Hash => branded(bytesToHex(sha256(concatBytes(LEAF, leaf))));

export const nodeHash = (left: Hash, right: Hash): Hash =>
  branded(bytesToHex(sha256(concatBytes(NODE, hexToBytes(left), hexToBytes(right)))));

/** Of a log in which nothing stands: SHA-256 of no bytes. */
export const EMPTY_ROOT: Hash = branded(bytesToHex(sha256(new Uint8Array())));
