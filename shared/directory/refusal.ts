/** Why a directory is not believed: the first entry that does not fit, and how. */
import type { Hash } from '../document/model.ts';

export const ENTRY_PROBLEMS = [
  'notCanonical', // its bytes are not the canonical ones: shared/statements/signed.ts
  'otherForm', // it has a form, or fields, that nobody knows
  'genesis', // the first entry is no genesis, or a later one is
  'otherMinistry', // it is none of the ministry whose root fingerprint is known
  'gap', // it names another entry before it than the one that stands there, and none that is known
  'badSignature',
  'signedTwice', // by one key
  'wrongSigner', // whoever signed is nobody who may sign such an entry
  'revokedSigner',
  'ownKey', // somebody signed for their own key or roles
  'tooFewSigners',
  'keyKnown', // the key stands there already
  'keyOfAnother', // the key is somebody else's, or one of another kind
  'keyRevoked', // make a new one
  'unknownKey', // there is no such key to revoke; keys of custodians are rotated
] as const;
export type EntryProblem = (typeof ENTRY_PROBLEMS)[number];

export type DirectoryRefusal =
  /** Counted from 0. */
  | { readonly position: number; readonly problem: EntryProblem }
  /** Two entries claim one place: whoever shows both shows that the directory was forked. */
  | {
      readonly position: number;
      readonly problem: 'fork';
      readonly prev: Hash;
      readonly known: Hash;
      readonly other: Hash;
    };
