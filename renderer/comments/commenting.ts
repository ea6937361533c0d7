/**
 * The comments on one open draft, between its text and the panel beside it: threads at their places, which of them is
 * looked at, the one that is being begun, and what is written and not sent yet. It lives as long as the draft is open.
 */
import { createPlacing } from '../../shared/comments/placing.ts';
import type { Said } from '../../shared/comments/comment-op.ts';
import type { DocumentId, Language, Uid } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { Bridge, Request } from '../../shared/ipc/contract.ts';
import type { ShownThread } from '../../shared/ipc/comments.ts';
import { createListeners } from '../drafting/listeners.ts';
import type { DraftText } from '../drafting/text.ts';
import { createIdleWork } from '../idle.ts';
import { placedThreads, type PlacedThread } from './placed-threads.ts';

/** What a new thread is going to hang on. */
export interface Target {
  readonly language: Language;
  readonly unit: Uid;
  /** Null: the unit as a whole. */
  readonly words: { readonly from: number; readonly text: string } | null;
}

export interface CommentingState {
  /** False until core has answered once. */
  readonly isRead: boolean;
  readonly mayWrite: boolean;
  /** All of them, in the order of the text. */
  readonly threads: readonly PlacedThread[];
  /** The thread that is looked at, in the text or beside it; null: none. */
  readonly lit: string | null;
  /** The thread that a person went to from the text: another object each time. */
  readonly chosen: { readonly thread: string } | null;
  readonly target: Target | null;
}

/** An act on what is there: all but the beginning of a thread. */
export type Act = Request<'comments.act'>['does'];

export interface Commenting {
  readonly documentId: DocumentId;
  /** The same object until something changes. */
  readonly state: () => CommentingState;
  readonly onChange: (listener: () => void) => () => void;
  readonly light: (thread: string | null) => void;
  readonly choose: (thread: string) => void;
  /** A thread is being begun there; null: it is not any more. */
  readonly aim: (target: Target | null) => void;
  readonly begin: (target: Target, said: Said) => Promise<Result<{ readonly id: string }, Failure>>;
  readonly act: (does: Act) => Promise<Result<{ readonly id: string }, Failure>>;
  readonly see: (comments: readonly string[]) => void;
  /** What was written in a place and not sent; it is kept while the panel is away. */
  readonly written: (place: string) => Said | null;
  readonly keepWritten: (place: string, said: Said | null) => void;
  readonly stop: () => void;
}

const UNREAD: CommentingState = {
  isRead: false,
  mayWrite: true,
  threads: [],
  lit: null,
  chosen: null,
  target: null,
};

export function createCommenting(bridge: Bridge, documentId: DocumentId, text: DraftText): Commenting {
  const listeners = createListeners();
  const placeOf = createPlacing();
  const unsent = new Map<string, Said>();
  let read: readonly ShownThread[] = [];
  let state = UNREAD;
  let asked = 0;

  const become = (next: Partial<CommentingState>): void => {
    state = { ...state, ...next };
    listeners.tell();
  };

  const readAgain = async (): Promise<void> => {
    asked += 1;
    const own = asked;
    const answer = await bridge.call['comments.read']({ documentId });
    if (own !== asked || !answer.ok) return;
    const { threads, mayWrite } = answer.value;
    read = threads;
    become({ isRead: true, mayWrite, threads: placedThreads(read, text, placeOf) });
  };

  const placeAgain = createIdleWork(() => {
    become({ threads: placedThreads(read, text, placeOf) });
    return 'done';
  });

  const stops = [
    bridge.on('comments.changed', ({ ids }) => {
      if (ids.includes(documentId)) void readAgain();
    }),
    // A core that was started again may have replayed more than it had told.
    bridge.on('core.state', ({ kind }) => {
      if (kind === 'ready') void readAgain();
    }),
    text.onChange(() => {
      if (read.length > 0) placeAgain.ask();
    }),
  ];
  void readAgain();

  return {
    documentId,
    state: () => state,
    onChange: (listener) => listeners.add(listener),
    light(thread) {
      if (thread !== state.lit) become({ lit: thread });
    },
    choose(thread) {
      become({ lit: thread, chosen: { thread } });
    },
    aim(target) {
      become({ target });
    },
    begin: ({ language, unit, words }, said) =>
      bridge.call['comments.begin']({ documentId, language, unit, words, said }),
    act: (does) => bridge.call['comments.act']({ documentId, does }),
    see(comments) {
      void bridge.call['comments.see']({ documentId, comments: [...comments] });
    },
    written: (place) => unsent.get(place) ?? null,
    keepWritten(place, said) {
      if (said === null) unsent.delete(place);
      else unsent.set(place, said);
    },
    stop() {
      asked += 1;
      placeAgain.stop();
      for (const stop of stops) stop();
    },
  };
}
