/** Where a unit goes by one step of the keyboard: to the next place up or down at which it may stand. */
import type { Uid, UnitChange } from '../../../shared/document/model.ts';
import { childrenOf, inOrder } from '../../../shared/document/tree.ts';
import { moveUnit, placesToMove } from '../../../shared/instrument/editing/arrange.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import type { Place } from '../../../shared/instrument/structure.ts';

/** Nothing where there is no such place. */
export function moveByStep(drafting: Drafting, uid: Uid, step: 1 | -1): readonly UnitChange[] {
  const { km } = drafting.text;
  const unit = km.get(uid);
  if (unit === undefined) return [];
  const siblings = childrenOf(km, unit.parent);
  const after = siblings[siblings.findIndex((sibling) => sibling.uid === uid) - 1]?.uid ?? null;
  const places = inReadingOrder(drafting, uid);
  const at = places.findIndex((place) => place.parent === unit.parent && place.after === after);
  const place = at === -1 ? undefined : places[at + step];
  return place === undefined ? [] : moveUnit(drafting, uid, place);
}

/** By the unit in front of each place, so that a step down never goes back up. */
function inReadingOrder(drafting: Drafting, uid: Uid): readonly Place[] {
  const { km } = drafting.text;
  const order = new Map(inOrder(km).map((unit, index) => [unit.uid, index]));
  const lastIn = (holder: Uid): number => {
    const below = childrenOf(km, holder).findLast((child) => child.uid !== uid);
    return below === undefined ? (order.get(holder) ?? 0) : lastIn(below.uid);
  };
  const front = ({ parent, after }: Place): number => {
    if (after !== null) return lastIn(after);
    return parent === null ? -1 : (order.get(parent) ?? 0);
  };
  return placesToMove(drafting, uid)
    .map((place) => ({ place, front: front(place) }))
    .toSorted((a, b) => a.front - b.front)
    .map(({ place }) => place);
}
