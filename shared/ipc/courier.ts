/** What a person gives to a courier, and what comes back with one. */
import { z } from 'zod';
import { partNameSchema } from '../courier/body.ts';
import { COURIER_LIMITS } from '../courier/header.ts';
import type { CourierReason } from '../courier/problem.ts';
import type { SyncProblem } from './sync.ts';

/** Bytes of a part that may be chosen; null: all in one file. */
export const PART_SIZES = [null, 1_000_000, 5_000_000] as const;
export type PartSize = (typeof PART_SIZES)[number];

export const parcelSchema = z.strictObject({
  partBytes: z.literal(PART_SIZES),
  /** What has left in no parcel yet; else all that the hub has not answered. */
  onlyFresh: z.boolean(),
  /** Pictures and files too, there and back; else words alone. */
  withMedia: z.boolean(),
});
export type ParcelAsked = z.output<typeof parcelSchema>;

export interface CourierWritten {
  readonly number: number;
  /** How many parts it has: `courier.part` makes each. */
  readonly parts: number;
  readonly changes: number;
  /** Pictures and files in it. */
  readonly media: number;
  /** There is more to send than one parcel holds. */
  readonly more: boolean;
}

/** What was saved where the person said. */
export interface CourierSaved extends Omit<CourierWritten, 'parts'> {
  readonly fileNames: readonly string[];
}

/** From 1 on. */
export const courierPartSchema = z.strictObject({
  part: z.int().positive().max(COURIER_LIMITS.parts),
});

/** One part as it was written. */
export interface CourierPart {
  readonly bytes: Uint8Array;
}

export const courierAddSchema = z.strictObject({
  /**
   * What becomes of all of them: this desk reads its receipt, brings another desk's parcel to the hub, or becomes
   * somebody's.
   */
  purpose: z.enum(['read', 'bring', 'enrol']),
  /** What was added before and never taken is forgotten. */
  isFirst: z.boolean(),
  part: z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= COURIER_LIMITS.part + 1),
});
export type CourierAdd = z.output<typeof courierAddSchema>;

/** Nothing was changed. */
export interface CourierRefused {
  readonly outcome: 'refused';
  readonly reason: CourierReason;
  readonly missing: readonly number[];
}

export type CourierAdded = { readonly outcome: 'added' } | CourierRefused;

/** A part of a receipt, by what it is called at the hub. */
export const courierFetchSchema = z.strictObject({ part: partNameSchema });

export type CourierTaken =
  | {
      readonly outcome: 'taken';
      readonly number: number;
      /** The hub has disconnected this desk: nobody is signed in any more. */
      readonly isRevoked: boolean;
      /** Changes that the hub has not answered, those written since among them. */
      readonly waiting: number;
      /** The hub has more: another parcel asks for it. */
      readonly more: boolean;
      /** Changes that the hub did not look at, because their streams are not open to the person any more. */
      readonly unanswered: number;
      /** Pictures and files that came with it; that did not, and wait for a line or the next; that the hub does not take. */
      readonly media: number;
      readonly mediaLeft: number;
      readonly mediaRefused: number;
    }
  | CourierRefused
  /** What came was kept as far as it could be believed. */
  | { readonly outcome: 'problem'; readonly problem: SyncProblem };

/** What became of another desk's parcel. */
export type CourierForwarded = ({ readonly outcome: 'taken'; readonly number: number } | CourierRefused) & {
  /** What that desk is to read lies at the hub as these parts; none where there is nothing for it. */
  readonly receipt: readonly string[];
};

/** The same with what was saved where the person said; no names where they cancelled, or there was nothing to save. */
export type CourierBrought = ({ readonly outcome: 'taken'; readonly number: number } | CourierRefused) & {
  readonly fileNames: readonly string[];
};
