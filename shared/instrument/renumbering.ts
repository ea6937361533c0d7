/** What renumbering does: which unit is called what before and after, shown before it happens and kept after it. */
import type { Language, Tree, Uid } from '../document/model.ts';
import { inOrder } from '../document/tree.ts';
import type { InstrumentData, InstrumentType } from './data.ts';
import { citedLabelOf, numbersOf } from './numbering.ts';
import type { Register } from './references/cited-instruments.ts';
import { referenceText, type ReferenceContext } from './references/reference-text.ts';
import { referencesOf, type PlacedReference } from './references/referred-to-by.ts';
import type { InstrumentContent } from './text.ts';

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

/** A reference that shows something else than before. */
export interface Reworded {
  readonly placed: PlacedReference;
  readonly before: string;
  /** Null where what it leads to is gone. */
  readonly after: string | null;
}

/** Those of both texts in reading order, the Khmer first; what was gone before is not told again. */
export function rewordedReferences(
  before: InstrumentContent,
  after: InstrumentContent,
  type: InstrumentType,
  data: InstrumentData,
  register: Register,
): readonly Reworded[] {
  const contextOf = ({ km: tree }: InstrumentContent): ReferenceContext => {
    return { tree, type, data, register, numbers: numbersOf(tree, type, data) };
  };
  const [old, fresh] = [contextOf(before), contextOf(after)];
  return referencesOf(after).flatMap((placed): Reworded[] => {
    const { reference, place } = placed;
    const was = referenceText(reference, place.uid, place.language, old);
    const now = referenceText(reference, place.uid, place.language, fresh);
    if (was.kind === 'gone' || (now.kind === 'found' && now.text === was.text)) return [];
    return [{ placed, before: was.text, after: now.kind === 'found' ? now.text : null }];
  });
}
