/**
 * A submission: one revision, pinned for signing, with everything frozen that its words depend on and that does not stand
 * in it. People sign its hash. Review, signature and publication read it, and never the draft.
 */
import { z } from 'zod';
import { branded } from '../document/brand.ts';
import { hashJson } from '../document/hash.ts';
import { DOCUMENT_KINDS, LANGUAGES, type Hash, type PersonId } from '../document/model.ts';
import { documentIdSchema, hashSchema, revisionIdSchema } from '../document/schema.ts';
import { dataIdSchema } from '../instrument/instrument-schema.ts';
import { resolvedSchema, type Resolved } from './resolved.ts';

export const submissionSchema = z.strictObject({
  format: z.literal('sastra.submission.1'),
  documentId: documentIdSchema,
  documentKind: z.enum(DOCUMENT_KINDS),
  /** As the metadata says; null for what is no instrument. */
  instrumentType: dataIdSchema.nullable(),
  revisionId: revisionIdSchema,
  /** Of the revision, both languages; `languages` says which of them are submitted. */
  roots: z.strictObject({ km: hashSchema, en: hashSchema }),
  metadataHash: hashSchema,
  resolvedHash: hashSchema,
  /** Khmer is always among them, and first. */
  languages: z.union([z.tuple([z.literal('km')]), z.tuple([z.literal('km'), z.literal('en')])]),
  /** Who made the revision. */
  author: z
    .uuid()
    .lowercase()
    .transform((id): PersonId => branded(id)),
});
export type Submission = z.output<typeof submissionSchema>;

export const SUBMITTED_LANGUAGES = [['km'], [...LANGUAGES]] as const;

/** Released, and never changes. */
export const submissionHash = (submission: Submission): Hash => hashJson(submission);

/** What statements name it by; the same words submitted twice are two submissions. */
export const submissionIdSchema = z.uuidv7().lowercase();

export const SUBMISSION_OP = 'submission';
/** The payload of a `submission` op. */
export const submissionPayloadSchema = z.strictObject({
  id: submissionIdSchema,
  submission: submissionSchema,
  resolved: resolvedSchema,
}) satisfies z.ZodType<SubmissionPayload>;

export interface SubmissionPayload {
  readonly id: string;
  readonly submission: Submission;
  readonly resolved: Resolved;
}
