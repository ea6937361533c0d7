/**
 * Threads as all that was done in them leaves them. Acts are never changed or dropped; where two meet, the later in the
 * hub's order stands, and what this desk has done since stands behind all of it.
 */
import type { Anchor } from './anchor.ts';
import type { CommentPayload, Said } from './comment-op.ts';

/** Something that was done, in the order in which it counts. */
export interface CommentAct {
  readonly opId: string;
  /** By the hub's session; null where that is not known. */
  readonly who: string | null;
  readonly payload: CommentPayload;
}

export interface Comment {
  readonly id: string;
  readonly who: string | null;
  /** Null: it was taken back. */
  readonly said: Said | null;
  /** The act that said it so; null: it was never changed. */
  readonly editedBy: string | null;
}

export interface Thread {
  readonly id: string;
  readonly anchor: Anchor;
  /** In their order; the first began it. */
  readonly comments: readonly Comment[];
  /** The act by which it was resolved, and whose; null: it is open. */
  readonly resolved: { readonly opId: string; readonly who: string | null } | null;
}

interface Growing {
  readonly anchor: Anchor;
  readonly comments: string[];
  resolved: Thread['resolved'];
}

/**
 * Threads in the order in which they began; those whose comments were all taken back are not among them. What speaks of
 * something that has not come is kept waiting for it, and an act that comes twice counts once.
 */
export function threadsOf(all: readonly CommentAct[]): readonly Thread[] {
  const acts = [...new Map(all.map((act) => [act.opId, act])).values()];
  const threads = new Map<string, Growing>();
  const comments = new Map<string, Comment>();
  for (const { opId, who, payload } of acts)
    if (payload.act === 'begin') {
      threads.set(opId, { anchor: payload.anchor, comments: [opId], resolved: null });
      comments.set(opId, { id: opId, who, said: payload.said, editedBy: null });
    }
  for (const { opId, who, payload } of acts)
    if (payload.act === 'reply') {
      threads.get(payload.thread)?.comments.push(opId);
      comments.set(opId, { id: opId, who, said: payload.said, editedBy: null });
    }
  for (const { opId, who, payload } of acts) change(threads, comments, opId, who, payload);
  return [...threads]
    .map(([id, { anchor, comments: ids, resolved }]): Thread => {
      return { id, anchor, comments: ids.flatMap((comment) => comments.get(comment) ?? []), resolved };
    })
    .filter((thread) => thread.comments.some(({ said }) => said !== null));
}

function change(
  threads: ReadonlyMap<string, Growing>,
  comments: Map<string, Comment>,
  opId: string,
  who: string | null,
  payload: CommentPayload,
): void {
  if (payload.act === 'resolve' || payload.act === 'reopen') {
    const thread = threads.get(payload.thread);
    if (thread !== undefined) thread.resolved = payload.act === 'resolve' ? { opId, who } : null;
  } else if (payload.act === 'edit' || payload.act === 'takeBack') {
    const comment = comments.get(payload.comment);
    // A hub that did not know comments yet took whatever came.
    if (comment === undefined || who === null || comment.who !== who) return;
    const said = payload.act === 'edit' ? payload.said : null;
    comments.set(comment.id, { ...comment, said, editedBy: opId });
  }
}

/** When an act was done, in milliseconds since 1970 by the clock of the desk that did it: a claim, from its id (UUIDv7). */
export const timeOf = (opId: string): number => Number.parseInt(opId.replaceAll('-', '').slice(0, 12), 16);
