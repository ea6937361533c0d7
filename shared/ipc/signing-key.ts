/** The key that this desk signs with: what crosses between the page and core. */
import { z } from 'zod';
import { pinSchema } from './account.ts';

/** What the ministry's directory says of the key, as far as this desk has read it. */
export type KeyStanding =
  /** Nobody has enrolled it yet. `isAsked`: the hub knows that it is to be. */
  | { readonly is: 'notEnrolled'; readonly isAsked: boolean }
  | { readonly is: 'enrolled'; readonly name: { readonly km: string; readonly en: string } }
  | { readonly is: 'revoked' };

/** Why the directory that the hub tells is not believed. What this desk knew before stands. */
export type DirectoryTrouble =
  /** Two entries claim one place; both are kept here. */
  | { readonly is: 'fork'; readonly known: string; readonly other: string }
  | { readonly is: 'otherMinistry' }
  /** An entry breaks the rules, counted from 1. */
  | { readonly is: 'refused'; readonly entry: number };

export interface SigningKeyState {
  /** Null: none was made, or it is somebody else's who used this desk. */
  readonly key: {
    /** Twenty digits in groups of four, to be read aloud. */
    readonly fingerprint: string;
    readonly standing: KeyStanding;
    /** Milliseconds until a PIN may be tried again; 0: now. */
    readonly wait: number;
  } | null;
  /** The ministry's root fingerprint; null: this desk has read no directory. */
  readonly ministry: string | null;
  readonly trouble: DirectoryTrouble | null;
}

export const makeKeySchema = z.strictObject({ pin: pinSchema });
export const changeKeyPinSchema = z.strictObject({ pin: pinSchema, next: pinSchema });
