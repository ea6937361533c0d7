/** What a merge could not settle by itself, as data: what stands against what, and what a person may decide. */
import type { JsonValue, Language, Uid, UnitBody } from './model.ts';

export const SIDES = ['base', 'ours', 'theirs'] as const;
export type Side = (typeof SIDES)[number];
/** The two that differ from the base. */
export const BRANCHES = ['ours', 'theirs'] as const;
export type Branch = (typeof BRANCHES)[number];
export const otherBranch = (branch: Branch): Branch => (branch === 'ours' ? 'theirs' : 'ours');

export type UnitConflictKind =
  | 'edit' // both wrote the unit differently (or inserted it differently)
  | 'delete' // one deleted it, the other wrote or moved it
  | 'parentDeleted' // one deleted a unit under which the other wrote, inserted or moved something
  | 'split' // one split the unit, the other wrote or deleted it
  | 'absorb' // one joined units, the other wrote, split or deleted one of them
  | 'move' // both moved it, to different places
  | 'cycle'; // each moved something below what the other moved

export interface UnitConflict {
  /** The same on both sides, and the same whenever the same three states are merged. */
  readonly id: string;
  readonly kind: UnitConflictKind;
  readonly language: Language;
  /** The units that the decision is over; the first is the one to show it at. */
  readonly units: readonly Uid[];
  /** Whether each side has each of the units, and as what; in the order of `units`. */
  readonly versions: Readonly<Record<Side, readonly (UnitBody | null)[]>>;
}

export interface FieldConflict {
  readonly id: string;
  readonly kind: 'field';
  readonly field: string;
  /** A side that has not got the field has no version. */
  readonly versions: Readonly<Partial<Record<Side, JsonValue>>>;
}

export type Conflict = UnitConflict | FieldConflict;

/** One side's version of all that the conflict is over, or words of the person's own for its first unit or its field. */
export type Decision = Side | { readonly body: UnitBody } | { readonly value: JsonValue };

/** What the merge did alone, to be shown once before it is submitted. */
export type Notice =
  | {
      readonly kind: 'taken';
      readonly language: Language;
      readonly uid: Uid;
      readonly from: Branch;
      readonly what: 'inserted' | 'edited' | 'moved' | 'deleted';
    }
  | {
      /** Both put something at one place: both are kept, one run behind the other, in the order given. */
      readonly kind: 'samePlace';
      readonly language: Language;
      readonly runs: readonly (readonly Uid[])[];
    }
  | { readonly kind: 'takenField'; readonly field: string; readonly from: Branch | 'both' };
