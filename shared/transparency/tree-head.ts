/** What the hub signs of its log: so many leaves, and this root over them. Whoever keeps one can hold the log to it. */
import { z } from 'zod';
import { hashSchema } from '../document/schema.ts';
import type { Hash } from '../document/model.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import {
  readBody,
  signedBy,
  type BodyProblem,
  type PublicKey,
  type Signed,
  type Signer,
  type VerifySignature,
} from '../statements/signed.ts';
import { isConsistent } from './verify.ts';

/** Released, and never changes. */
export const treeHeadSchema = z.strictObject({
  format: z.literal('sastra.treeHead.1'),
  /** The fingerprint of the ministry's directory. */
  ministry: hashSchema,
  size: z.int().nonnegative(),
  root: hashSchema,
  /** Milliseconds since 1970 by the hub's clock. */
  at: z.int().nonnegative(),
});
export type TreeHead = z.output<typeof treeHeadSchema>;

export const signTreeHead = (signer: Signer, head: Omit<TreeHead, 'format'>): Signed =>
  signedBy(signer, { format: 'sastra.treeHead.1', ...head });

/** `otherMinistry`: of another directory; `badSignature`: by none of the hub's keys. */
export type TreeHeadProblem = BodyProblem | 'otherMinistry' | 'badSignature';

/** `keys`: those that the directory names as the hub's. */
export function readTreeHead(
  { body, signature }: Signed,
  { ministry, keys }: { readonly ministry: Hash; readonly keys: Iterable<PublicKey> },
  verify: VerifySignature,
): Result<TreeHead, TreeHeadProblem> {
  const head = readBody(treeHeadSchema, body);
  if (!head.ok) return head;
  if (head.value.ministry !== ministry) return fail('otherMinistry');
  return [...keys].some((key) => verify(key, body, signature)) ? ok(head.value) : fail('badSignature');
}

/**
 * Where one head stands to another of the same log. `contradicts`: no log that only grows has both; the two signed heads
 * together show that somebody was told another log. `proof` leads from the smaller to the larger.
 */
export function comparedHeads(
  known: Pick<TreeHead, 'size' | 'root'>,
  told: Pick<TreeHead, 'size' | 'root'>,
  proof: readonly Hash[],
): 'same' | 'grew' | 'earlier' | 'contradicts' {
  const isEarlier = told.size < known.size;
  const [before, after] = isEarlier ? [told, known] : [known, told];
  if (!isConsistent({ before, after, proof })) return 'contradicts';
  if (before.size === after.size) return 'same';
  return isEarlier ? 'earlier' : 'grew';
}
