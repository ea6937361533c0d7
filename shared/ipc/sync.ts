/** How a desk stands with its hub, as the page shows it. */
import { z } from 'zod';
import type { DocumentId } from '../document/model.ts';
import { documentIdSchema } from '../document/schema.ts';
import type { RefusalReason } from '../sync/push.ts';

/** Why the last attempt came to nothing; the key of a sentence in both languages (`sync.problem.<name>`). */
export type SyncProblem =
  | 'noLine'
  /** What answers there is no hub, or speaks otherwise than it should. */
  | 'unreadable'
  /** Another hub answers at the address. */
  | 'otherHub'
  /** The hub's log is not the one that it signed, or not the one that this desk has read before. */
  | 'untrusted'
  /** What the hub has of some documents is not what this desk has, also after they were read again. */
  | 'differs'
  /** What came would empty most of the desk's documents. */
  | 'massDeletion'
  | 'signIn'
  | 'notAllowed'
  | 'deskTooOld'
  | 'hubTooOld'
  /** The hub is there and takes nothing for now. */
  | 'busy'
  /** This computer's disk does not take what came. */
  | 'disk';

/** Media in one direction: how many files, their bytes in all, and how many bytes of the one that travels have done so. */
export interface MediaOnItsWay {
  readonly count: number;
  readonly bytes: number;
  readonly done: number;
}

/** Pictures and files, which follow the words. */
export interface MediaTravelState {
  readonly sending: MediaOnItsWay;
  readonly receiving: MediaOnItsWay;
  /** Files that the hub did not take, or sent otherwise than it had said; tried again at the next start. */
  readonly givenUp: number;
  /** The person waits for a better line. */
  readonly isLater: boolean;
  /** This computer's disk has no room for what is to come. */
  readonly hasNoRoom: boolean;
}

/** The record MEDIA_RECORD. `limit` in bytes a second; null: as fast as the line is. */
export const mediaSettingsSchema = z.object({
  later: z.boolean().catch(false),
  limit: z.int().min(1_000).max(1_000_000_000).nullable().catch(null),
});
export type MediaSettings = z.output<typeof mediaSettingsSchema>;

export type SyncState =
  /** This desk was never connected, and works as it always did. */
  | { readonly kind: 'alone' }
  | {
      readonly kind: 'connected';
      readonly isSyncing: boolean;
      /** Changes that the hub has not acknowledged. */
      readonly waiting: number;
      /** Of what it refused, the reasons; each once. */
      readonly refused: { readonly count: number; readonly reasons: readonly RefusalReason[] };
      /** Documents that live on this desk alone; what lies in the bin is not counted. */
      readonly alone: number;
      /** Documents in which others wrote what contradicts this desk's draft; what lies in the bin is not asked about. */
      readonly toDecide: readonly DocumentId[];
      /** Documents that the person may not read any more, and that stay for work which the hub has not got. */
      readonly keptAside: number;
      /** Documents that were taken away since the person was told, because they may not read them any more. */
      readonly removed: number;
      /** Documents that came out of the bin since the person was told, because somebody wrote in them. */
      readonly restored: number;
      /** When the hub last answered, in milliseconds since 1970 by this computer's clock; null: not since this start. */
      readonly heardAt: number | null;
      readonly media: MediaTravelState;
      /** Null: the last attempt did all that there was to do. */
      readonly problem: SyncProblem | null;
    };

/** `allowEmptying`: what would empty most of the documents is taken this once. */
export const syncNowSchema = z.strictObject({ allowEmptying: z.boolean() });

/** Documents of this desk that go to the person's office from here on; null: all that live on it alone and in no bin. */
export const syncJoinSchema = z.strictObject({
  documentIds: z.array(documentIdSchema).min(1).max(1000).nullable(),
});
