/** What renumbering does: which unit is called what before and after, shown before it happens and kept after it. */
import type { Language, Tree, Uid } from '../document/model.ts';
import { inOrder } from '../document/tree.ts';
import type { InstrumentData, InstrumentType } from './data.ts';
import { citedLabelOf, numbersOf } from './numbering.ts';

/** A unit that is called otherwise than before. */
export interface Renumbered {
  readonly uid: Uid;
  readonly before: string;
  readonly after: string;
}

/**
 * In the order of the text after. What is new or gone has no old or new number and is not in it; a unit that was absorbed
 * by another is gone.
 */
export function renumbering(
  before: Tree,
  after: Tree,
  type: InstrumentType,
  data: InstrumentData,
  language: Language,
): readonly Renumbered[] {
  const [old, fresh] = [labels(before, type, data, language), labels(after, type, data, language)];
  return [...fresh].flatMap(([uid, label]): Renumbered[] => {
    const was = old.get(uid);
    return was === undefined || was === label ? [] : [{ uid, before: was, after: label }];
  });
}

function labels(
  tree: Tree,
  type: InstrumentType,
  data: InstrumentData,
  language: Language,
): ReadonlyMap<Uid, string> {
  const numbers = numbersOf(tree, type, data);
  const named = new Map<Uid, string>();
  for (const unit of inOrder(tree)) {
    const number = numbers.get(unit.uid);
    if (number !== undefined) named.set(unit.uid, citedLabelOf(unit, number, type, language, data));
  }
  return named;
}
