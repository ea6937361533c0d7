/** Where an instrument refers to what: every reference with its place, and from each target back to them. */
import type { InnerId, Tree, Uid } from '../../document/model.ts';
import type { Reference, RegisterId } from '../instrument.ts';
import {
  instrumentLines,
  linesIn,
  placedInline,
  placeIn,
  type InstrumentContent,
  type InstrumentPlace,
} from '../text.ts';
import { LANGUAGES } from '../../document/model.ts';

export interface PlacedReference {
  readonly reference: Reference;
  readonly place: InstrumentPlace;
}

/** Every reference in reading order, those of the Khmer text first. */
export const referencesOf = (content: InstrumentContent): readonly PlacedReference[] =>
  LANGUAGES.flatMap((language) => linesIn(content, language)).flatMap((line) => {
    let from = 0;
    return line.inline.flatMap((piece): PlacedReference[] => {
      const start = from;
      from += placedInline([piece]).length;
      return piece.kind === 'reference' ? [{ reference: piece, place: placeIn(line, start, from) }] : [];
    });
  });

/** The instruments of the register that it refers to, each once. */
export const citedInstruments = (content: InstrumentContent): readonly RegisterId[] => [
  ...new Set(
    referencesOf(content).flatMap(({ reference: { target } }) =>
      target.in === 'register' ? [target.instrument] : [],
    ),
  ),
];

/** A unit that a reference may lead to, and the thing within it. */
export interface Target {
  readonly uid: Uid;
  readonly inner?: InnerId;
}

interface Index {
  /** What a removed unit was joined into. */
  readonly absorbers: ReadonlyMap<Uid, Uid>;
  readonly holders: ReadonlyMap<InnerId, Uid>;
}

const indexes = new WeakMap<Tree, Index>();

function indexOf(tree: Tree): Index {
  const before = indexes.get(tree);
  if (before !== undefined) return before;
  const absorbers = new Map<Uid, Uid>();
  const holders = new Map<InnerId, Uid>();
  for (const unit of tree.values()) {
    for (const uid of unit.absorbed ?? []) absorbers.set(uid, unit.uid);
    for (const { inner } of instrumentLines(unit)) if (inner !== undefined) holders.set(inner, unit.uid);
  }
  const index = { absorbers, holders };
  indexes.set(tree, index);
  return index;
}

/**
 * Where a target of this instrument is now: units that were joined and points that went to another unit are followed.
 * A string says what of it is gone.
 */
export function whereIs(target: Target, tree: Tree): Target | 'unit' | 'inner' {
  const { uid, inner } = target;
  if (inner === undefined) {
    if (tree.has(uid)) return { uid };
    const absorber = indexOf(tree).absorbers.get(uid);
    return absorber === undefined || !tree.has(absorber) ? 'unit' : { uid: absorber };
  }
  const holder = indexOf(tree).holders.get(inner);
  if (holder !== undefined) return { uid: holder, inner };
  return tree.has(uid) ? 'inner' : 'unit';
}

/** The places that refer to each unit of this instrument, by the unit in which the target is now, in reading order. */
export function referredToBy(content: InstrumentContent): ReadonlyMap<Uid, readonly PlacedReference[]> {
  const found = new Map<Uid, PlacedReference[]>();
  for (const placed of referencesOf(content)) {
    const { target } = placed.reference;
    if (target.in === 'register') continue;
    const now = whereIs(target, content.km);
    if (typeof now === 'string') continue;
    const known = found.get(now.uid);
    if (known === undefined) found.set(now.uid, [placed]);
    else known.push(placed);
  }
  return found;
}
