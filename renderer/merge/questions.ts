/** What each kind of conflict asks, and what may be answered to it. */
import type { Conflict, Side } from '../../shared/document/conflict.ts';

/** `merge.question.<name>` in the texts. */
export type Question =
  | 'edit'
  | 'inserted'
  | 'deletedHere'
  | 'deletedThere'
  | 'partDeletedHere'
  | 'partDeletedThere'
  | 'split'
  | 'absorb'
  | 'move'
  | 'cycle'
  | 'field';

const isOn = (conflict: Conflict, side: Side): boolean =>
  conflict.kind === 'field'
    ? conflict.versions[side] !== undefined
    : (conflict.versions[side][0] ?? null) !== null;

export function questionOf(conflict: Conflict): Question {
  switch (conflict.kind) {
    case 'edit':
      return isOn(conflict, 'base') ? 'edit' : 'inserted';
    case 'delete':
      return isOn(conflict, 'ours') ? 'deletedThere' : 'deletedHere';
    case 'parentDeleted':
      return isOn(conflict, 'ours') ? 'partDeletedThere' : 'partDeletedHere';
    case 'split':
    case 'absorb':
    case 'move':
    case 'cycle':
    case 'field':
      return conflict.kind;
    default:
      return conflict satisfies never;
  }
}

/** `merge.answer.<name>` in the texts. */
export type AnswerText =
  | 'ours'
  | 'theirs'
  | 'base'
  | 'deleteAsI'
  | 'deleteAsThey'
  | 'neither'
  | 'empty'
  | 'placeOurs'
  | 'placeTheirs'
  | 'placeBase';

/** What taking a side means, in words: where the side has not got the unit, taking it deletes it. */
export function answerOf(conflict: Conflict, side: Side): AnswerText {
  if (conflict.kind === 'move' || conflict.kind === 'cycle')
    return ({ base: 'placeBase', ours: 'placeOurs', theirs: 'placeTheirs' } as const)[side];
  if (isOn(conflict, side)) return side;
  if (conflict.kind === 'field') return side === 'base' ? 'empty' : side;
  return ({ base: 'neither', ours: 'deleteAsI', theirs: 'deleteAsThey' } as const)[side];
}
