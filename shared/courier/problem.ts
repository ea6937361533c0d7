/** Why a courier's file is not taken, here or at the hub: nothing was changed then. */
import { fail } from '../errors/result.ts';

export const COURIER_REASONS = [
  'notCourier', // it is no courier's file, or one of another kind: a receipt where a hub reads, a parcel where a desk does
  'otherReader', // the key here does not open it: it is for another hub or desk, or its first lines were damaged
  'damaged', // it was changed or cut short on its way
  'notSigned', // no desk that the hub knows, or not the desk's own hub, has signed it
  'mixedParts', // parts of different files
  'partsMissing', // `missing` says which
  'numberMissing', // files that came before it were not taken yet; `missing` says which
  'superseded', // a later file of the desk was taken already, and all that is in this one with it
  'numberUsed', // another file of the desk had this number
  'otherEpoch', // the hub was restored from a backup since: its receipt tells the desk
  'gap', // the receipt goes on from a place that this desk has not come to: another parcel asks for what lies between
  'tooLarge',
  'tooOld', // a request that was written too long ago, or by a clock that is wrong
  'noRoom', // the disk of whoever reads it has no room for what is in it
] as const;
export type CourierReason = (typeof COURIER_REASONS)[number];

export interface CourierRefusal {
  readonly reason: CourierReason;
  /** Of `partsMissing` and `numberMissing`: the first of their numbers, from 1. */
  readonly missing: readonly number[];
}

/** Of `missing` so many are named. */
const NAMED = 100;

export const refuse = (reason: CourierReason, missing: readonly number[] = []) =>
  fail<CourierRefusal>({ reason, missing: missing.slice(0, NAMED) });
