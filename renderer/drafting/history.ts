/** The draft's undo: steps of unit changes over both languages. */
import type { UnitChange } from '../../shared/document/model.ts';
import type { Selected } from './place.ts';
import type { Step } from './text.ts';

/** What to change, and where the selection belongs then. */
export interface Taken {
  readonly changes: readonly UnitChange[];
  readonly selected: Selected | null;
}

export interface History {
  record(step: Step): void;
  undo(): Taken | null;
  redo(): Taken | null;
  canUndo(): boolean;
  canRedo(): boolean;
}

const inverse = ({ language, uid, before, after }: UnitChange): UnitChange => ({
  language,
  uid,
  before: after,
  after: before,
});

export function createHistory(): History {
  const done: Step[] = [];
  const undone: Step[] = [];
  return {
    record(step) {
      done.push(step);
      undone.length = 0;
    },
    undo() {
      const step = done.pop();
      if (step === undefined) return null;
      undone.push(step);
      return { changes: step.changes.toReversed().map(inverse), selected: step.before };
    },
    redo() {
      const step = undone.pop();
      if (step === undefined) return null;
      done.push(step);
      return { changes: step.changes, selected: step.after };
    },
    canUndo: () => done.length > 0,
    canRedo: () => undone.length > 0,
  };
}
