/** Whose desk this is on a hub, and the lock before it: what crosses between the page and core. */
import { z } from 'zod';
import type { DocumentId } from '../document/model.ts';
import type { Me } from '../sync/account.ts';

/** A hub as a person can check that it is theirs. */
export interface HubShown {
  /** `https://host[:port]`, or plain HTTP on this computer. */
  readonly address: string;
  /** Of its public key, SHA-256: the first 32 hexadecimal digits in groups of four. It stands on the hub's own pages. */
  readonly fingerprint: string;
}

/** Why a code came to nothing. */
export type CodeEnd = 'denied' | 'expired' | 'otherDevice' | 'otherPerson';

export type AccountState =
  /** This desk works alone. */
  | { readonly kind: 'none'; readonly ended: CodeEnd | null }
  /** A person has to enter the code on the hub's page. */
  | {
      readonly kind: 'waiting';
      readonly hub: HubShown;
      /** Who is signed in meanwhile; null: nobody. */
      readonly me: Me | null;
      readonly userCode: string;
      readonly page: string;
      readonly pageWithCode: string;
      /** Milliseconds since 1970, when the code is of no use any more. */
      readonly until: number;
    }
  | { readonly kind: 'signedIn'; readonly hub: HubShown; readonly me: Me; readonly ended: CodeEnd | null };

/** What the hub has not acknowledged. */
export interface Unsent {
  readonly documentIds: readonly DocumentId[];
}

/** Minutes without a key or a click; 0: never. */
export const LOCK_MINUTES = [0, 5, 15, 30, 60] as const;
export type LockMinutes = (typeof LOCK_MINUTES)[number];

export interface LockState {
  readonly hasPin: boolean;
  readonly minutes: LockMinutes;
  readonly isLocked: boolean;
  /** Milliseconds until a PIN may be tried again; 0: now. */
  readonly wait: number;
}

export const PIN_LENGTH = { least: 8, most: 64 } as const;
/** Digits of any script's keyboard are the same digits here: see core's pin.ts. */
export const pinSchema = z.string().regex(/^[0-9\u17E0-\u17E9]{8,64}$/u);

export const findHubSchema = z.strictObject({ address: z.string().min(1).max(500) });
export const beginAccountSchema = findHubSchema.extend({
  /** Of the hub that the person was shown. */
  fingerprint: z.string().max(60),
});
export const pinRequestSchema = z.strictObject({ pin: pinSchema });
export const lockMinutesSchema = z.strictObject({ minutes: z.literal(LOCK_MINUTES) });
