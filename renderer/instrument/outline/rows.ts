/** The outline of an instrument: its divisions, provisions and annexes with their numbers, as a tree of rows. */
import type { Language, Tree, Uid } from '../../../shared/document/model.ts';
import { NOTE_SIGN } from '../../../shared/document/text.ts';
import { childrenOf } from '../../../shared/document/tree.ts';
import { countedUnit } from '../../../shared/instrument/counting.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import { labelOf, type UnitNumber } from '../../../shared/instrument/numbering.ts';
import { bodyIn, instrumentLines, isBlank } from '../../../shared/instrument/text.ts';
import type { TreeRow } from '../../ui/VirtualTree.tsx';

export interface OutlineRow extends TreeRow<Uid> {
  readonly type: 'division' | 'provision' | 'annex';
  /** Name and number, as they stand above it; made when the row is drawn. */
  readonly label: () => string;
}

/** More never fits into a row, in UTF-16 units. */
const SHOWN_WORDS = 120;

/** In reading order; `closed` are the rows whose content is not shown. */
export function outlineRows(
  drafting: Drafting,
  numbers: ReadonlyMap<Uid, UnitNumber>,
  language: Language,
  closed: ReadonlySet<Uid>,
): readonly OutlineRow[] {
  const { text, type, data } = drafting;
  const rows: OutlineRow[] = [];
  const add = (parent: Uid | null, depth: number): void => {
    const counted = countedChildren(text.km, parent);
    for (const [index, { unit, type: kind }] of counted.entries()) {
      const { uid } = unit;
      const holds = countedChildren(text.km, uid).length > 0;
      const isOpen = holds ? !closed.has(uid) : null;
      const number = numbers.get(uid);
      rows.push({
        id: uid,
        depth,
        isOpen,
        place: index + 1,
        among: counted.length,
        type: kind,
        label: () => (number === undefined ? '' : labelOf(unit, number, type, language, data)),
      });
      if (isOpen === true) add(uid, depth + 1);
    }
  };
  add(null, 0);
  return rows;
}

const countedChildren = (tree: Tree, parent: Uid | null) =>
  childrenOf(tree, parent).flatMap((unit) => {
    const counted = countedUnit(unit);
    return counted === null ? [] : [{ unit, type: counted.type }];
  });

/**
 * Its heading, or where it has none the first words that stand in it; empty where there are none. Read when the row is
 * drawn, as its label is: of a whole code few are in sight.
 */
export function firstWords({ text }: Drafting, uid: Uid, language: Language): string {
  const unit = text.km.get(uid);
  const body = unit === undefined ? undefined : bodyIn(text, unit, language);
  const line =
    body === undefined
      ? undefined
      : instrumentLines(body).find((one) => !isBlank(one.text.replaceAll(SIGNS, '')));
  return (line?.text ?? '')
    .slice(0, SHOWN_WORDS)
    .toWellFormed()
    .replaceAll(SIGNS, '…')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}
/** What stands in a line for a footnote or a reference. */
const SIGNS = new RegExp(NOTE_SIGN, 'gu');

/** The row that shows where a unit is: its own, or the nearest above it that is in sight; null where none is. */
export function rowOf(tree: Tree, uid: Uid, rows: ReadonlySet<Uid>): Uid | null {
  for (let at: Uid | null = uid; at !== null; at = tree.get(at)?.parent ?? null) if (rows.has(at)) return at;
  return null;
}

/** All that holds a unit, so that its row can be brought into sight. */
export function holdersOf(tree: Tree, uid: Uid): readonly Uid[] {
  const holders: Uid[] = [];
  for (let at = tree.get(uid)?.parent ?? null; at !== null; at = tree.get(at)?.parent ?? null)
    holders.push(at);
  return holders;
}
