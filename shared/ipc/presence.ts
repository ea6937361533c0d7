/** Who else is in which document now, as the page shows it: news of the hub, kept nowhere. */
import { z } from 'zod';
import type { DocumentId, Uid } from '../document/model.ts';
import { documentIdSchema, uidSchema } from '../document/schema.ts';
import type { PersonName } from './types.ts';

/** Where a colleague is. Of several who write in a unit one was first: what they have is advice, never a lock. */
export type ColleaguePlace =
  | { readonly is: 'here'; readonly unit: Uid | null }
  | { readonly is: 'writes'; readonly unit: Uid; readonly isFirst: boolean };

/** Somebody at another desk. */
export interface Colleague {
  /** The desk's, which is in a document once. */
  readonly id: string;
  /** By the hub's word; null where it knows none. */
  readonly name: PersonName | null;
  /** The person of this desk, at another one. */
  readonly isMe: boolean;
  readonly at: ColleaguePlace;
}

export interface PeopledDocument {
  readonly documentId: DocumentId;
  /** Who came first stands first. */
  readonly colleagues: readonly Colleague[];
  /** The unit that is written in at this desk; null: none. */
  readonly writing: Uid | null;
}

/** Documents that anybody else is in. */
export type PresenceState = readonly PeopledDocument[];

/**
 * Where the person is in one open draft, or that it was put away. Said again whenever somebody touches the desk; whoever
 * has not done so for some minutes is taken for gone.
 */
export const presenceTellSchema = z.strictObject({
  /** The open draft's, as in `drafting.edit`. */
  session: z.uuid(),
  at: z.strictObject({ documentId: documentIdSchema, unit: uidSchema.nullable() }).nullable(),
});
export type PresenceTold = z.output<typeof presenceTellSchema>;
