import type { DraftPorts } from '../drafting/ports.ts';
import type { SaveStatus } from '../drafting/session.ts';

/** Without a change for this long, what changed becomes a revision. Milliseconds. */
export const IDLE_MS = 60_000;

export interface CheckpointDraft {
  status(): SaveStatus;
  onStatus(listener: (status: SaveStatus) => void): () => void;
  flush(): Promise<void>;
}

export interface Checkpoints {
  /** The person looks away (the window lost focus, another document is opened): now, if anything changed. */
  readonly leave: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Decides when the desk makes a revision by itself: on leaving after a change, and after a minute without one.
 * `make` asks core for the revision and answers whether it could be made; until then the change stays noted.
 */
export function watchCheckpoints(
  draft: CheckpointDraft,
  make: () => Promise<boolean>,
  ports: Pick<DraftPorts, 'after'>,
): Checkpoints {
  let changes = 0;
  let kept = 0;
  let callOff: (() => void) | null = null;

  const checkpoint = async (): Promise<void> => {
    callOff?.();
    callOff = null;
    if (changes === kept) return;
    const covered = changes;
    await draft.flush();
    // Core makes revisions of what is on disk; words that are not there yet wait for the next occasion.
    if (draft.status().kind !== 'saved') return;
    if (await make()) kept = Math.max(kept, covered);
  };

  const stopListening = draft.onStatus((status) => {
    callOff?.();
    callOff = null;
    // While somebody types the draft is unsaved without a pause; the minute counts from when the last word was safe.
    if (status.kind === 'unsaved') changes += 1;
    else if (status.kind === 'saved' && changes !== kept) {
      callOff = ports.after(IDLE_MS, () => void checkpoint());
    }
  });

  return {
    leave: checkpoint,
    stop() {
      stopListening();
      callOff?.();
      callOff = null;
    },
  };
}
