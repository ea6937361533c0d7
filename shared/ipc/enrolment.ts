/** How a desk without a line becomes somebody's: a card comes in, a request goes out, an answer comes back. */
import { z } from 'zod';
import { CARD_LETTERS, type CardProblem } from '../courier/hub-card.ts';
import type { Me } from '../sync/account.ts';
import type { HubShown } from './account.ts';
import type { CourierRefused } from './courier.ts';
import type { SyncProblem } from './sync.ts';

export type EnrolmentState =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'asked';
      readonly hub: HubShown;
      /** Of this desk's key: its person reads it out by telephone. */
      readonly fingerprint: string;
      /** Milliseconds since 1970. */
      readonly askedAt: number;
    };

/** A card as it was handed out. */
export const cardSchema = z.strictObject({ card: z.string().max(CARD_LETTERS) });

export type CardLooked =
  /** `card`: its text, for the request. */
  | { readonly outcome: 'card'; readonly card: string; readonly hub: HubShown }
  | { readonly outcome: 'refused'; readonly reason: CardProblem };

/** The request's file, and what the desk knows of it from here on. */
export interface EnrolmentAsked {
  readonly bytes: Uint8Array;
  readonly state: EnrolmentState;
}

/** The same with what was saved where the person said. */
export interface EnrolmentSaved {
  readonly fileName: string;
  readonly state: EnrolmentState;
}

export type EnrolmentTaken =
  /** `more`: the hub has more than one file holds; a parcel asks for it. */
  | { readonly outcome: 'enrolled'; readonly me: Me; readonly more: boolean }
  /** It was read before. */
  | { readonly outcome: 'already' }
  | CourierRefused
  /** The desk is the person's; what came beside was kept as far as it could be believed. */
  | { readonly outcome: 'problem'; readonly problem: SyncProblem };
