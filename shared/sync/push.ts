/** `POST /v1/push`: contents first, then ops, all of one stream. */
import { z } from 'zod';
import { unitSchema } from '../document/schema.ts';
import { opSchema } from './op.ts';

export const PUSH_LIMITS = { ops: 200, contents: 5_000 } as const;

/** A unit without its place: what is stored once by its hash. */
export const unitBodySchema = unitSchema.omit({ uid: true, parent: true, rank: true });

export const pushRequestSchema = z.strictObject({
  epoch: z.uuid().lowercase(),
  stream: z.uuid().lowercase(),
  contents: z.array(unitBodySchema).max(PUSH_LIMITS.contents),
  ops: z.array(opSchema).max(PUSH_LIMITS.ops),
});
export type PushRequest = z.output<typeof pushRequestSchema>;

export const REFUSAL_REASONS = [
  'wrongHash', // the hash is not that of the op
  'otherOp', // another op has this id
  'kindReserved', // only the hub itself writes ops of this kind
  'payloadInvalid',
  'contentsMissing', // send the contents that are listed, then the op again
  'mediaRefused', // the bytes came with it and are of a kind that the hub does not keep, or too large
  'parentUnknown', // a parent, or what a field is based on, has not come: send it first
  'elsewhere', // the document's home is another stream, or it is not theirs
  'notAllowed', // of a record that offices share: the person has none of the roles that write it; of a comment: it is another's
  'otherKind', // the document is of another kind
  'brokenDelta', // the delta does not fit its parent
  'wrongRoots', // what the delta leads to is not what the revision says
  'otherSubmission', // the submission is not what its revision is, or not what it says itself
  'notSetUp', // the ministry has no key directory, or this hub's key is not in it: nothing can be signed
  'otherMinistry', // it was signed for another ministry's directory
  'badSignature', // nobody signed these words by that key
  'keyNotCounted', // the key is not enrolled for that person, or was revoked
  'alreadySaid', // the same statement came before, in another op
  'numberTaken', // the office has given the number to another instrument of the type and the year
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/**
 * `head`: the document (or the record) is now as the op says; `branch`: it stands beside, for a person to merge; `log`: it
 * stands in the log, in the order of all others, and the hub makes nothing of it.
 */
export const PLACES = ['head', 'branch', 'log'] as const;
export type Place = (typeof PLACES)[number];

const acceptedSchema = z.object({
  outcome: z.literal('accepted'),
  opId: z.string(),
  seq: z.int(),
  place: z.enum(PLACES),
  /** Where it stands, if that is not the stream that was named: the document has moved into a stream of its own. */
  stream: z.string().optional(),
});
const refusedSchema = z.object({
  outcome: z.literal('refused'),
  opId: z.string(),
  reason: z.enum(REFUSAL_REASONS),
  /** Of `contentsMissing`: the hashes of what this stream lacks. */
  missing: z.array(z.string()).optional(),
});

/** One for each op, in their order. An op that is pushed again gets the answer that it got. */
export const opAnswerSchema = z.discriminatedUnion('outcome', [acceptedSchema, refusedSchema]);
export type OpAnswer = z.infer<typeof opAnswerSchema>;
export type AcceptedOp = z.infer<typeof acceptedSchema>;

export const pushAnswerSchema = z.object({ answers: z.array(opAnswerSchema) });
export type PushAnswer = z.infer<typeof pushAnswerSchema>;
