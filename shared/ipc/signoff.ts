/** Signing off: what crosses between the page and core. */
import { z } from 'zod';
import type { Hash, Language, PersonId } from '../document/model.ts';
import { documentIdSchema, hashSchema } from '../document/schema.ts';
import type { StatementType } from '../statements/statement.ts';
import { submissionIdSchema } from '../submission/submission.ts';
import type { RefusalReason } from '../sync/push.ts';
import type { Phase, Publicity } from '../workflow/machine.ts';
import type { Flow, StepRole } from '../workflow/route.ts';
import type { Reason, Signature } from '../workflow/standing.ts';
import type { PersonName } from './types.ts';

type Names = Readonly<Record<Language, string>>;

/** Whoever signed or submitted; null: this desk does not know the person. */
export interface Signed {
  readonly person: PersonId;
  readonly name: PersonName | null;
  readonly isOwn: boolean;
}

/** `here`: it waits for a line; `sent`: the hub has not said its word; then whether it counted, and why not. */
export type StatementFate =
  | { readonly is: 'here' | 'sent' }
  | { readonly is: 'counted'; readonly at: number }
  | { readonly is: 'without effect'; readonly why: Reason; readonly at: number | null }
  | { readonly is: 'refused'; readonly reason: RefusalReason };

export interface ShownStatement {
  readonly id: Hash;
  readonly type: StatementType;
  readonly by: Signed;
  readonly submission: string;
  /** Of a step; null for all else. */
  readonly step: number | null;
  /** Null where there are none, or this desk may not read them. */
  readonly reason: string | null;
  /** Milliseconds since 1970 by the signer's clock: a claim. */
  readonly madeAt: number;
  readonly fate: StatementFate;
}

export interface ShownStep {
  readonly names: Names;
  readonly role: StepRole;
  readonly office: string;
  readonly quorum: number;
  readonly signatures: readonly (Pick<Signature, 'id' | 'onPaper'> & { readonly by: Signed })[];
}

export interface ShownSubmission {
  readonly id: string;
  readonly hash: Hash;
  readonly languages: readonly Language[];
  readonly by: Signed;
  readonly route: { readonly names: Names; readonly flow: Flow; readonly isUrgent: boolean };
  readonly steps: readonly ShownStep[];
  /** The step that waits; the number of steps where all are signed. */
  readonly step: number;
  readonly registration: { readonly number: string; readonly date: string } | null;
  /** The draft says something else by now. */
  readonly isBehindDraft: boolean;
}

export interface SignoffView {
  /** Whether this desk knows the ministry's key directory: without it nobody signs. */
  readonly isSetUp: boolean;
  readonly phase: Phase;
  readonly publicity: Publicity;
  readonly submission: ShownSubmission | null;
  /** In the order that counts. */
  readonly statements: readonly ShownStatement[];
  /** What would count if this person did it now. */
  readonly mayDo: readonly StatementType[];
}

export interface RouteChoice {
  readonly hash: Hash;
  readonly names: Names;
  readonly isUrgent: boolean;
  readonly steps: readonly Names[];
}

export const aboutSignoffSchema = z.strictObject({ documentId: documentIdSchema });

/** A PIN of the signing key; null within five minutes of the last. */
const pin = z.string().min(8).max(64).nullable();
const words = z.string().trim().min(1).max(20_000);
const scan = hashSchema;
const number = z.string().trim().min(1).max(100);

export const submitSchema = z.strictObject({
  documentId: documentIdSchema,
  /** The hash of one of the routes that were offered. */
  route: hashSchema,
  withEnglish: z.boolean(),
  pin,
});
export type SubmitRequest = z.output<typeof submitSchema>;

const about = {
  documentId: documentIdSchema,
  submission: submissionIdSchema,
  /** Of the words that the person was shown: any other is refused. */
  submissionHash: hashSchema,
  pin,
};
const step = z.int().nonnegative();

export const actSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...about, type: z.literal('sign'), step, reason: words.nullable() }),
  z.strictObject({ ...about, type: z.literal('return'), step, reason: words }),
  z.strictObject({ ...about, type: z.literal('recall'), reason: words.nullable() }),
  z.strictObject({ ...about, type: z.literal('paper'), step, signedBy: words.max(200), scan }),
  z.strictObject({
    ...about,
    type: z.literal('register'),
    number,
    date: z.iso.date(),
    scan: scan.nullable(),
  }),
  z.strictObject({ ...about, type: z.literal('handOver'), to: words.max(200) }),
  z.strictObject({ ...about, type: z.literal('issue'), number, date: z.iso.date(), scan }),
  z.strictObject({ ...about, type: z.literal('certify'), number, date: z.iso.date(), scan }),
]);
export type ActRequest = z.output<typeof actSchema>;
