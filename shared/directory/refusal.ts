/** Why a directory is not believed: the first entry that does not fit, and how. */
import type { Hash } from '../document/model.ts';
import type { BodyProblem } from '../statements/signed.ts';

export type EntryProblem =
  | BodyProblem
  /** The first entry is no genesis, or a later one is. */
  | 'genesis'
  /** It is none of the ministry whose root fingerprint is known. */
  | 'otherMinistry'
  /** It names another entry before it than the one that stands there, and none that is known. */
  | 'gap'
  | 'badSignature'
  /** One key signed twice. */
  | 'signedTwice'
  /** Whoever signed is nobody who may sign such an entry. */
  | 'wrongSigner'
  | 'revokedSigner'
  /** Somebody signed for their own key or roles. */
  | 'ownKey'
  | 'tooFewSigners'
  /** The key stands there already. */
  | 'keyKnown'
  /** The key is somebody else's, or one of another kind. */
  | 'keyOfAnother'
  /** The key was revoked: make a new one. */
  | 'keyRevoked'
  /** There is no such key to revoke; keys of custodians are rotated. */
  | 'unknownKey';

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
