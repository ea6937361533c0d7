/** Which rows of an outline are closed, for as long as the document stays on the paper. */
import type { Uid } from '../../../shared/document/model.ts';
import type { DraftSession } from '../../drafting/session.ts';

const kept = new WeakMap<DraftSession, ReadonlySet<Uid>>();
const NONE: ReadonlySet<Uid> = new Set();

export const closedRows = (draft: DraftSession): ReadonlySet<Uid> => kept.get(draft) ?? NONE;

export function keepClosed(draft: DraftSession, closed: ReadonlySet<Uid>): void {
  kept.set(draft, closed);
}
