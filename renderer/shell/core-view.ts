import type { Failure } from '../../shared/errors/failure.ts';
import { assertNever } from '../../shared/errors/result.ts';
import type { CoreState, Person, Recovery } from '../../shared/ipc/types.ts';

/**
 * What the page shows of the core. Once a desk is open it stays on the page whatever happens to the core: it may hold
 * words that are not on disk yet. A recovery then stands before it, and a restart is only spoken of.
 */
export interface CoreView {
  readonly desk: { readonly person: Person; readonly warnings: readonly Failure[] } | null;
  readonly recovery: Recovery | null;
  /** Who may go in again; null: the desk is not locked. */
  readonly locked: Person | null;
  /** The core is on its way up; with an open desk that means it comes back. */
  readonly starting: boolean;
}

export const BEFORE_START: CoreView = { desk: null, recovery: null, locked: null, starting: true };

/** The view after the core has told its state. */
export function withCoreState(view: CoreView, state: CoreState): CoreView {
  switch (state.kind) {
    case 'starting':
      return { ...view, recovery: null, starting: true };
    case 'ready':
      return {
        desk: { person: state.person, warnings: state.warnings },
        recovery: null,
        locked: null,
        starting: false,
      };
    case 'locked':
      return { ...view, recovery: null, locked: state.person, starting: false };
    case 'recovery':
      return { ...view, recovery: state.recovery, locked: null, starting: false };
    default:
      return assertNever(state);
  }
}
