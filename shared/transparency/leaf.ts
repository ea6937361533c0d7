/**
 * What the transparency log has of a publication: a salted commitment. When a court orders the words to be erased, salt and
 * words go, the leaf and all proofs stay, and nobody can try out what the words may have been.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { hashSchema } from '../document/schema.ts';
import type { Hash } from '../document/model.ts';
import { bodyText } from '../statements/signed.ts';
import { leafHash } from './hashes.ts';

/** Released, and never changes. */
export const leafSchema = z.strictObject({
  format: z.literal('sastra.leaf.1'),
  ministry: hashSchema,
  /** To the publication's own text: shared/statements/commitment.ts. */
  commitment: hashSchema,
});
export type Leaf = z.output<typeof leafSchema>;

/** Canonical JSON: what is hashed, and what is served to whoever checks. */
export const leafText = ({ ministry, commitment }: Omit<Leaf, 'format'>): string =>
  bodyText({ format: 'sastra.leaf.1', ministry, commitment });

/** The hash by which a leaf stands in the tree. */
export const hashOfLeaf = (text: string): Hash => leafHash(utf8ToBytes(text));
