/**
 * Commands that may change numbers, given in the text itself: whoever asks about numbers on the page carries them out.
 */
import type { UnitChange } from '../../../shared/document/model.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import type { Selected } from '../../drafting/place.ts';
import type { DraftSession } from '../../drafting/session.ts';

/** One of the commands of shared/instrument/editing, given what it works with. */
export type NumberingCommand = (drafting: Drafting) => readonly UnitChange[];

/** `selected`: where the caret stands once it was carried out. */
export type Perform = (command: NumberingCommand, selected: Selected | null) => void;

const performers = new WeakMap<DraftSession, Perform>();

/** Takes the commands of a draft's editors from now on; answers the function that ends it. */
export function onNumberingCommand(draft: DraftSession, perform: Perform): () => void {
  performers.set(draft, perform);
  return () => {
    if (performers.get(draft) === perform) performers.delete(draft);
  };
}

/** Hands a command over. */
export const performNumbering = (draft: DraftSession, ...asked: Parameters<Perform>): void =>
  performers.get(draft)?.(...asked);
