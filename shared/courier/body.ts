/**
 * What is in a courier's file: the same requests and answers as over a line. Media do not travel so yet; a file that names
 * their bytes will be of a newer format than `sastra.courier.1`.
 */
import { z } from 'zod';
import { deskReportSchema } from '../sync/account.ts';
import { pullPageSchema, streamsAnswerSchema } from '../sync/pull.ts';
import { opAnswerSchema, pushRequestSchema } from '../sync/push.ts';
import { COURIER_LIMITS } from './header.ts';
import { COURIER_REASONS } from './problem.ts';

const STREAMS = 10_000;
const BATCHES = 10_000;
const cursor = z.strictObject({ stream: z.uuid().lowercase(), after: z.int().nonnegative() });

/** In the desk's order: each batch is taken as one push. `cursors`: what the desk has read of each stream. */
export const parcelBodySchema = z.strictObject({
  report: deskReportSchema,
  cursors: z.array(cursor).max(STREAMS),
  batches: z.array(pushRequestSchema.omit({ epoch: true })).max(BATCHES),
});
export type ParcelBody = z.output<typeof parcelBodySchema>;

export const receiptBodySchema = z.object({
  /** The epoch that the parcel named: where it is not the header's, nothing of the parcel was taken. */
  asked: z.uuid(),
  /** Milliseconds since 1970 by the hub's clock. */
  now: z.int(),
  answers: z.array(opAnswerSchema),
  /** Of ops that got no answer, because their streams are not open to the person any more. */
  unanswered: z.int().nonnegative(),
  streams: streamsAnswerSchema.shape.streams,
  /** Of one stream in their order, each behind the one before. */
  pages: z.array(cursor.extend({ page: pullPageSchema })),
  /** There was more than one receipt holds: another parcel asks for it. */
  more: z.boolean(),
});
export type ReceiptBody = z.output<typeof receiptBodySchema>;

/** `POST /v1/desk/courier`: by which keys the hub knows the desk's parcels, and whom it encrypts its receipts to. */
export const deskKeysSchema = z.strictObject({
  /** Ed25519, SPKI in DER, base64url: 44 bytes. */
  signingKey: z.string().regex(/^[\w-]{59}$/u),
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/u),
});
export type DeskKeys = z.output<typeof deskKeysSchema>;

const base64 = Math.ceil((COURIER_LIMITS.packed * 4) / 3);
/** `POST /v1/courier`: the parts of one parcel, from whichever desk brings it. Base64. */
export const forwardSchema = z.strictObject({
  parts: z.array(z.base64().max(base64)).min(1).max(COURIER_LIMITS.parts),
});
export type Forwarded = z.output<typeof forwardSchema>;
/** Bytes of such a request, and of its answer. */
export const FORWARD_LIMIT = base64 + COURIER_LIMITS.parts * COURIER_LIMITS.around * 2;

export const forwardAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken'), number: z.int(), receipt: z.array(z.string()) }),
  z.object({
    outcome: z.literal('refused'),
    reason: z.enum(COURIER_REASONS),
    missing: z.array(z.int()),
    /** Of `otherEpoch`: it tells the desk of the new one. */
    receipt: z.array(z.string()).nullable(),
  }),
]);
export type ForwardAnswer = z.output<typeof forwardAnswerSchema>;
