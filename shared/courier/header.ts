/**
 * What each part of a courier's file says of itself: who sends what to whom. It is signed by whoever made it, together with
 * the piece that it comes with, and encrypted with it.
 */
import { z } from 'zod';
import { canonicalJson } from '../document/hash.ts';
import { hashSchema } from '../document/schema.ts';

/** Bytes. `packed`: the body of one file; `unpacked`: what it may become; `bytes`: all of a file, media and all. */
export const COURIER_LIMITS = {
  packed: 12_000_000,
  unpacked: 96_000_000,
  bytes: 1_000_000_000,
  parts: 1_000,
  /** The largest part: so much is held in memory at once, whatever a file brings. */
  part: 8_000_000,
  /** The smallest that a file is split to. */
  leastPart: 64_000,
  /** What a part adds to its piece, at most: header, signature, and what age needs. */
  around: 8_000,
} as const;

/**
 * `parcel`: a desk's work on its way to the hub; `receipt`: the hub's answer to one. `request`: a desk that nobody has
 * connected asks to be somebody's; `enrolment`: the hub's answer to that.
 */
export const COURIER_KINDS = ['parcel', 'receipt', 'request', 'enrolment'] as const;
export type CourierKind = (typeof COURIER_KINDS)[number];

const uuid = z.uuid().lowercase();
const count = z.int().positive().max(Number.MAX_SAFE_INTEGER);

export const courierHeaderSchema = z
  .strictObject({
    format: z.literal('sastra.courier.2'),
    kind: z.enum(COURIER_KINDS),
    hub: uuid,
    device: uuid,
    /** The hub's, as whoever made the file knew it. */
    epoch: uuid,
    /** Counts the parcels of a desk; a receipt bears the number of what it answers. */
    number: count,
    /** Of a parcel: it holds nothing of the parcels up to this number, which have to be taken first. 0: it needs none. */
    follows: z.int().nonnegative(),
    part: count,
    parts: count.max(COURIER_LIMITS.parts),
    /** SHA-256 of the packed body, which names all media by their hashes. */
    whole: hashSchema,
    /** Bytes of the packed body, behind which the media follow in the order in which it names them, and of both. */
    packed: count,
    bytes: count,
    /** Where the piece stands among those bytes, and its SHA-256. */
    at: z.int().nonnegative(),
    piece: hashSchema,
  })
  .refine(
    ({ part, parts, follows, number, packed, bytes, at }) =>
      part <= parts && follows < number && packed <= bytes && at < bytes,
  );
export type CourierHeader = z.output<typeof courierHeaderSchema>;

/** As it is signed and stands in the file. */
export const headerText = (header: CourierHeader): string => canonicalJson(header);
