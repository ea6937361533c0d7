/** Threads of comments as the page shows them, and what a person does in them. */
import { z } from 'zod';
import { QUOTE_LIMIT, type Anchor } from '../comments/anchor.ts';
import { commentPayloadSchema, saidSchema, type Said } from '../comments/comment-op.ts';
import { LANGUAGES, type DocumentId, type Language, type Uid } from '../document/model.ts';
import { documentIdSchema, uidSchema } from '../document/schema.ts';
import type { PersonName } from './types.ts';

export interface CommentAuthor {
  readonly isMe: boolean;
  /** Who it is to the hub; null: nobody that this desk knows of, or the person of a desk without a hub. */
  readonly id: string | null;
  readonly name: PersonName | null;
}

export interface ShownComment {
  readonly id: string;
  readonly by: CommentAuthor;
  /** Milliseconds since 1970 by the clock of their desk: a claim. */
  readonly at: number;
  /** Null: it was taken back. */
  readonly said: Said | null;
  readonly isEdited: boolean;
  /** The person of this desk has not seen it, or not as it is now. */
  readonly isNew: boolean;
}

export interface ShownThread {
  readonly id: string;
  readonly anchor: Anchor;
  /** The text of its unit when it began; null where it is not known. */
  readonly textThen: string | null;
  readonly comments: readonly ShownComment[];
  /** Null: it is open. */
  readonly resolved: { readonly by: CommentAuthor; readonly at: number } | null;
}

export interface DocumentComments {
  /** In the order in which they began. */
  readonly threads: readonly ShownThread[];
  /** Whether the person may write in them. */
  readonly mayWrite: boolean;
}

/** A comment that calls on the person of this desk. */
export interface MentionOfMe {
  readonly documentId: DocumentId;
  readonly thread: string;
  readonly comment: ShownComment;
  /** What its thread hangs on, as it was when it began. */
  readonly language: Language;
  readonly unit: Uid;
  readonly isResolved: boolean;
}

export interface CommentsOverview {
  /** How many comments in open threads were not seen, of each document that has any. */
  readonly unread: readonly { readonly documentId: DocumentId; readonly count: number }[];
  /** The newest first. */
  readonly mentions: readonly MentionOfMe[];
}

/** Somebody who can be called on. */
export interface Callable {
  readonly id: string;
  readonly name: PersonName;
}

/** A thread begins, on a unit or on words in it: the text as the page has it from one place to another. */
export const beginThreadSchema = z.strictObject({
  documentId: documentIdSchema,
  language: z.enum(LANGUAGES),
  unit: uidSchema,
  words: z.strictObject({ from: z.int().nonnegative(), text: z.string().min(1).max(QUOTE_LIMIT) }).nullable(),
  said: saidSchema,
});
export type BeginThread = z.output<typeof beginThreadSchema>;

export const commentActSchema = z.strictObject({
  documentId: documentIdSchema,
  does: commentPayloadSchema.refine((payload) => payload.act !== 'begin'),
});
export type CommentActRequest = z.output<typeof commentActSchema>;

/** These were in sight. */
export const seeCommentsSchema = z.strictObject({
  documentId: documentIdSchema,
  comments: z.array(z.uuidv7()).min(1).max(10_000),
});
