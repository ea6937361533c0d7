/**
 * Digests: after a sync a desk compares what it has of a stream with what the hub has, and fetches or sends again what
 * differs. They are over what a document stands on, never over how it came.
 */
import { z } from 'zod';
import { hashJson } from '../document/hash.ts';
import { documentIdSchema } from '../document/schema.ts';
import type { Hash } from '../document/model.ts';

export interface DocumentStand {
  readonly documentId: string;
  /** The revision that is the head, and what it contains. */
  readonly head: string;
  readonly roots: { readonly km: string; readonly en: string };
  readonly metadataHash: string;
  /** Revisions that stand beside, in any order. */
  readonly branches: readonly string[];
  /** Its comments in the stream's log; absent where it has none, or where they are not compared. */
  readonly comments?: CommentsStand | undefined;
}

/** Ops never change: two logs that have as many up to the same place have the same. */
export interface CommentsStand {
  readonly count: number;
  /** The sequence number of the last. */
  readonly last: number;
}

export interface DocumentDigest {
  readonly documentId: string;
  readonly digest: string;
}

export function documentDigest(stand: DocumentStand): Hash {
  const { documentId, head, roots, metadataHash, branches, comments } = stand;
  const { km, en } = roots;
  return hashJson({
    format: 'sastra.digest.1',
    documentId,
    head,
    roots: { km, en },
    metadataHash,
    branches: branches.toSorted(),
    ...(comments === undefined ? {} : { comments: { count: comments.count, last: comments.last } }),
  });
}

/** Of a document that is a record which offices share: by record and field (`lists.people minister/km`) the op that set it last. */
export function recordDigest(documentId: string, fields: ReadonlyMap<string, string>): Hash {
  const sorted = [...fields].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return hashJson({ format: 'sastra.digest.1', documentId, fields: sorted });
}

/** Of all documents that live in the stream and have a head, and of the records in it. */
export function streamDigest(stream: string, documents: readonly DocumentDigest[]): Hash {
  const sorted = documents.toSorted((a, b) => (a.documentId < b.documentId ? -1 : 1));
  return hashJson({
    format: 'sastra.digest.1',
    stream,
    documents: sorted.map(({ documentId, digest }) => [documentId, digest]),
  });
}

/** Documents of one answer. */
export const DIGEST_PAGE = 5_000;

export const digestQuerySchema = z.object({
  epoch: z.uuid().lowercase(),
  stream: z.uuid().lowercase(),
  /** The records that offices share are among the documents. */
  records: z.literal('yes').optional(),
  /** Comments are among what documents stand on. */
  comments: z.literal('yes').optional(),
  /** With `documents` the answer has the digests of single documents too, those behind `after` by their id. */
  documents: z.literal('yes').optional(),
  after: documentIdSchema.optional(),
});
export type DigestQuery = z.output<typeof digestQuerySchema>;

export const digestAnswerSchema = z.object({
  /** The op that the stream had come to: compare only what was pulled as far as this. */
  seq: z.int(),
  digest: z.string(),
  /** Whether comments are in it; older hubs do not know of them. */
  comments: z.boolean().optional(),
  documents: z.array(z.object({ documentId: z.string(), digest: z.string() })),
  more: z.boolean(),
});
export type DigestAnswer = z.infer<typeof digestAnswerSchema>;
