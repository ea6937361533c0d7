/** What a person gives to a courier, and what comes back with one. */
import { z } from 'zod';
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
});
export type ParcelAsked = z.output<typeof parcelSchema>;

export interface CourierWritten {
  readonly number: number;
  /** The parts in their order. */
  readonly files: readonly Uint8Array[];
  readonly changes: number;
  /** There is more to send than one parcel holds. */
  readonly more: boolean;
}

/** What was saved where the person said. */
export interface CourierSaved extends Omit<CourierWritten, 'files'> {
  readonly fileNames: readonly string[];
}

export const courierFilesSchema = z.strictObject({
  files: z
    .array(z.instanceof(Uint8Array))
    .min(1)
    .max(COURIER_LIMITS.parts)
    .refine(
      (files) =>
        files.reduce((sum, { byteLength }) => sum + byteLength, 0) <=
        COURIER_LIMITS.packed + COURIER_LIMITS.parts * COURIER_LIMITS.around,
    ),
});

export type CourierTaken =
  | {
      readonly outcome: 'taken';
      readonly number: number;
      /** Changes that the hub has not answered, those written since among them. */
      readonly waiting: number;
      /** The hub has more: another parcel asks for it. */
      readonly more: boolean;
      /** Changes that the hub did not look at, because their streams are not open to the person any more. */
      readonly unanswered: number;
    }
  /** Nothing was changed. */
  | { readonly outcome: 'refused'; readonly reason: CourierReason; readonly missing: readonly number[] }
  /** What came was kept as far as it could be believed. */
  | { readonly outcome: 'problem'; readonly problem: SyncProblem };

/** What became of another desk's parcel. */
export type CourierForwarded = (
  | { readonly outcome: 'taken'; readonly number: number }
  | { readonly outcome: 'refused'; readonly reason: CourierReason; readonly missing: readonly number[] }
) & {
  /** The parts of what that desk is to read; none where there is nothing for it. */
  readonly receipt: readonly Uint8Array[];
};

/** The same with what was saved where the person said; no names where they cancelled, or there was nothing to save. */
export type CourierBrought = (
  | { readonly outcome: 'taken'; readonly number: number }
  | { readonly outcome: 'refused'; readonly reason: CourierReason; readonly missing: readonly number[] }
) & { readonly fileNames: readonly string[] };
