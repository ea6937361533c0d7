/**
 * What changes a profile. Every change is a list of entries: one journal frame and one transaction of the database, in
 * this order, so that replaying frames over an older database gives the newer one. What an entry means never changes
 * once released; a changed meaning is a new kind.
 */
import type {
  DeviceId,
  DocumentId,
  DocumentKind,
  JsonValue,
  PersonId,
  RevisionId,
} from '../../../shared/document/model.ts';
import type { CommentPayload } from '../../../shared/comments/comment-op.ts';
import type { RegisterId } from '../../../shared/instrument/instrument.ts';
import type { RegisterEntry } from '../../../shared/instrument/register.ts';
import type { FieldEdit, UnitEdit } from '../../../shared/ipc/types.ts';
import type { Media } from '../../../shared/media/media.ts';
import type { SyncStep } from '../sync/steps.ts';

export interface EditorPosition {
  readonly session: string;
  /** The last edit of that session which this entry holds. */
  readonly seq: number;
}

export type Entry =
  | { readonly kind: 'create'; readonly documentId: DocumentId; readonly documentKind: DocumentKind }
  | {
      readonly kind: 'edit';
      readonly documentId: DocumentId;
      readonly units: readonly UnitEdit[];
      readonly fields: readonly FieldEdit[];
      readonly positions: readonly EditorPosition[];
    }
  /** Of the draft as the entries before it left it; whoever replays it works out the same roots. */
  | {
      readonly kind: 'revision';
      readonly documentId: DocumentId;
      readonly revisionId: RevisionId;
      readonly author: PersonId;
      readonly device: DeviceId;
      readonly note: string;
      readonly automatic: boolean;
    }
  /** As `revision`, and a second parent: what the other says has been brought into the draft, or decided against. */
  | {
      readonly kind: 'merge';
      readonly documentId: DocumentId;
      readonly revisionId: RevisionId;
      readonly other: RevisionId;
      readonly author: PersonId;
      readonly device: DeviceId;
      readonly note: string;
      readonly automatic: boolean;
    }
  | { readonly kind: 'bin' | 'unbin' | 'purge'; readonly documentId: DocumentId }
  | { readonly kind: 'pin'; readonly documentId: DocumentId; readonly pinned: boolean }
  | {
      readonly kind: 'record';
      readonly name: string;
      readonly version: number;
      readonly fields: Readonly<Record<string, JsonValue>>;
    }
  /** Entries of the register of instruments as they are from here on, and those that are gone. */
  | {
      readonly kind: 'register';
      readonly puts: readonly RegisterEntry[];
      readonly removes: readonly RegisterId[];
    }
  /** What the bytes are that lie in the media folder under this hash; they are there before this is written. */
  | { readonly kind: 'media'; readonly media: Media }
  /** Something that was done here in a thread of comments. */
  | {
      readonly kind: 'comment';
      readonly documentId: DocumentId;
      readonly opId: string;
      readonly payload: CommentPayload;
    }
  /** The person of this desk has seen what was done by these. */
  | { readonly kind: 'commentsSeen'; readonly documentId: DocumentId; readonly opIds: readonly string[] }
  | ({ readonly kind: 'sync' } & SyncStep);

/** One frame's payload. */
export interface Change {
  readonly format: 1;
  /** Milliseconds since 1970 by the clock of the time: a claim. */
  readonly at: number;
  readonly entries: readonly Entry[];
}
