/** What is in a courier's file: the same requests and answers as over a line, and which media stand behind them. */
import { z } from 'zod';
import { hashSchema } from '../document/schema.ts';
import { FILE_LIMIT } from '../media/media.ts';
import { deskReportSchema } from '../sync/account.ts';
import { pullPageSchema, streamsAnswerSchema } from '../sync/pull.ts';
import { opAnswerSchema, pushRequestSchema } from '../sync/push.ts';
import { COURIER_LIMITS } from './header.ts';
import { COURIER_REASONS } from './problem.ts';

const STREAMS = 10_000;
const BATCHES = 10_000;
/** Files in one parcel or receipt. */
export const CARRIED_MEDIA = 10_000;
/** As `CarriedMedia` of envelope.ts. */
const carriedMedia = { media: hashSchema, bytes: z.int().min(1).max(FILE_LIMIT) };
const cursor = z.strictObject({ stream: z.uuid().lowercase(), after: z.int().nonnegative() });

/** In the desk's order: each batch is taken as one push. `cursors`: what the desk has read of each stream. */
export const parcelBodySchema = z.strictObject({
  report: deskReportSchema,
  cursors: z.array(cursor).max(STREAMS),
  batches: z.array(pushRequestSchema.omit({ epoch: true })).max(BATCHES),
  /** What stands behind the body, for the streams that it is brought into; it comes before the ops that name it. */
  media: z.array(z.strictObject({ ...carriedMedia, stream: z.uuid().lowercase() })).max(CARRIED_MEDIA),
  /** How many bytes of media the desk takes back, and what it lacks of what it has read of. */
  wanted: z.strictObject({
    bytes: z.int().nonnegative(),
    lacking: z.array(z.strictObject({ media: hashSchema, stream: z.uuid().lowercase() })).max(CARRIED_MEDIA),
  }),
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
  /** The desk was disconnected, or its person shut out: there is nothing more for it, and no list of streams. */
  isRevoked: z.boolean().default(false),
  streams: streamsAnswerSchema.shape.streams,
  /** As the hub stands by that list over a line, so that what is gone from it was taken by a change of rights. */
  rights: streamsAnswerSchema.shape.rights,
  /** Of one stream in their order, each behind the one before. */
  pages: z.array(cursor.extend({ page: pullPageSchema })),
  /** There was more than one receipt holds: another parcel asks for it. */
  more: z.boolean(),
  /** What stands behind the body. */
  media: z.array(z.object(carriedMedia)).max(CARRIED_MEDIA),
  /** Media that the desk wants and that had no place, or that the hub cannot read: for a line, or the next receipt. */
  mediaLeft: z.int().nonnegative(),
  /** Media of the parcel that the hub does not take. */
  mediaRefused: z.int().nonnegative(),
});
export type ReceiptBody = z.output<typeof receiptBodySchema>;

/** `POST /v1/desk/courier`: by which keys the hub knows the desk's parcels, and whom it encrypts its receipts to. */
export const deskKeysSchema = z.strictObject({
  /** Ed25519, SPKI in DER, base64url: 44 bytes. */
  signingKey: z.string().regex(/^[\w-]{59}$/u),
  recipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/u),
});
export type DeskKeys = z.output<typeof deskKeysSchema>;

/** What a part is called at the hub: SHA-256 of it as it was brought. */
export const partNameSchema = z.string().regex(/^[0-9a-f]{64}$/u);

/** `POST /v1/courier/parts`: one part of a parcel, as it is, from whichever desk brings it. */
export const COURIER_PARTS_PATH = '/courier/parts';
export const partKeptSchema = z.object({ part: partNameSchema });
/** `GET /v1/courier/parts/:part`: a part of a receipt, for the desk that brought the parcel. */
export const partPath = (part: string): string => `${COURIER_PARTS_PATH}/${part}`;
export const partParamsSchema = z.object({ part: partNameSchema });

const partsSchema = z.array(partNameSchema).max(COURIER_LIMITS.parts);

/** `POST /v1/courier`: these parts, which were brought before, are one parcel. */
export const forwardSchema = z.strictObject({ parts: partsSchema.min(1) });
export type Forwarded = z.output<typeof forwardSchema>;

export const forwardAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('taken'), number: z.int(), receipt: partsSchema }),
  z.object({
    outcome: z.literal('refused'),
    reason: z.enum(COURIER_REASONS),
    missing: z.array(z.int()),
    /** Of `otherEpoch`: it tells the desk of the new one. */
    receipt: partsSchema,
  }),
]);
export type ForwardAnswer = z.output<typeof forwardAnswerSchema>;
