/** Putting units into an instrument, moving them and taking them out. */
import type { Tree, Uid, Unit, UnitBody, UnitChange } from '../../document/model.ts';
import { rankBetween, ranksInOrder } from '../../document/rank.ts';
import { childrenOf, inOrder, withChanges } from '../../document/tree.ts';
import { placesFor, type Place } from '../structure.ts';
import { sequenceChanges, type Line } from './sequence.ts';
import { englishChange, ifValid, type Drafting } from './drafting.ts';

/** The unit and all that hangs below it, in reading order. */
export function subtreeOf(tree: Tree, uid: Uid): readonly Unit[] {
  const unit = tree.get(uid);
  return unit === undefined
    ? []
    : [unit, ...childrenOf(tree, uid).flatMap((child) => subtreeOf(tree, child.uid))];
}

/**
 * New units behind another one in reading order (null: before all), each as near to it as one of its kind may stand. What
 * follows a new heading belongs to it.
 */
export function insertUnits(
  drafting: Drafting,
  after: Uid | null,
  bodies: readonly UnitBody[],
): readonly UnitChange[] {
  const { text, data, ids } = drafting;
  const lines: Line[] = [...inOrder(text.km)];
  let at = lines.findIndex(({ uid }) => uid === after) + 1;
  for (const body of bodies) {
    at = nearestPlace(lines, at, body.type);
    lines.splice(at, 0, { ...body, uid: ids.next() });
    at += 1;
  }
  return ifValid(drafting, sequenceChanges(text.km, lines, data));
}

/** The place in the row for a unit of a type that is wanted at `at`. */
function nearestPlace(lines: readonly Line[], at: number, type: string): number {
  const first = (from: number, isIt: (line: Line) => boolean): number => {
    const index = lines.findIndex((line, place) => place >= from && isIt(line));
    return index === -1 ? lines.length : index;
  };
  const visas = first(0, (line) => line.type !== 'visa');
  const annexes = first(0, (line) => line.type === 'annex');
  const signatures = Math.min(
    annexes,
    first(0, (line) => line.type === 'signature'),
  );
  switch (type) {
    case 'visa':
      return Math.min(at, visas);
    case 'signature':
      return Math.min(Math.max(at, signatures), annexes);
    case 'annex':
      return first(at, (line) => line.type === 'annex');
    default:
      return at > annexes ? at : Math.min(Math.max(at, visas), signatures);
  }
}

/** A unit with all that hangs below it to another place; nothing where it may not stand there. */
export function moveUnit(drafting: Drafting, uid: Uid, place: Place): readonly UnitChange[] {
  const { km } = drafting.text;
  const unit = km.get(uid);
  if (unit === undefined || subtreeOf(km, uid).some((below) => below.uid === place.parent)) return [];
  const siblings = childrenOf(km, place.parent).filter((sibling) => sibling.uid !== uid);
  const at = place.after === null ? 0 : siblings.findIndex((sibling) => sibling.uid === place.after) + 1;
  const isKnown = place.after === null || at > 0;
  const isThere = childrenOf(km, place.parent)[at]?.uid === uid;
  if (!isKnown || isThere) return [];
  const row = [...siblings.slice(0, at), { ...unit, parent: place.parent }, ...siblings.slice(at)];
  return ifValid(drafting, rankChanges(km, row, at));
}

/** The new one in a row gets a rank that fits; where its neighbours have one and the same, others get new ones, too. */
function rankChanges(km: Tree, row: readonly Unit[], at: number): readonly UnitChange[] {
  const [left, right] = [row[at - 1]?.rank ?? null, row[at + 1]?.rank ?? null];
  const isRoom = left === null || right === null || left < right;
  const ranks = isRoom
    ? row.map(({ rank }, index) => (index === at ? rankBetween(left, right) : rank))
    : ranksInOrder(row.map(({ rank }, index) => (index === at ? null : rank)));
  return row.flatMap((unit, index): UnitChange[] => {
    const rank = ranks[index] ?? unit.rank;
    const before = km.get(unit.uid) ?? null;
    return before?.parent === unit.parent && before.rank === rank
      ? []
      : [{ language: 'km', uid: unit.uid, before, after: { ...unit, rank } }];
  });
}

/** `into`: as the last of what `target` holds. */
export type Side = 'before' | 'after' | 'into';

/** The same by a neighbour, as an outline or a drag says it. */
export function moveBeside(drafting: Drafting, uid: Uid, side: Side, target: Uid): readonly UnitChange[] {
  const { km } = drafting.text;
  const neighbour = km.get(target);
  if (neighbour === undefined || uid === target) return [];
  const { parent } = neighbour;
  if (side === 'after') return moveUnit(drafting, uid, { parent, after: target });
  if (side === 'before') {
    const siblings = childrenOf(km, parent).filter((sibling) => sibling.uid !== uid);
    const after = siblings[siblings.findIndex((sibling) => sibling.uid === target) - 1]?.uid ?? null;
    return moveUnit(drafting, uid, { parent, after });
  }
  const place = placesToMove(drafting, uid).findLast((other) => other.parent === target);
  return place === undefined ? [] : moveUnit(drafting, uid, place);
}

/** Where the unit with all that hangs below it may stand, its own place among them. */
export function placesToMove({ text, type, data }: Drafting, uid: Uid): readonly Place[] {
  const [unit, ...below] = subtreeOf(text.km, uid);
  if (unit === undefined) return [];
  const rest = withChanges(
    text.km,
    [unit, ...below].map((gone) => ({ uid: gone.uid, after: null })),
  );
  return placesFor(rest, type, data, unit, below);
}

/**
 * Takes a unit out in both languages: `whole` with all that hangs below it, `alone` so that this belongs to the division
 * before it.
 */
export function removeUnit(drafting: Drafting, uid: Uid, extent: 'whole' | 'alone'): readonly UnitChange[] {
  const { text, data } = drafting;
  const unit = text.km.get(uid);
  if (unit === undefined) return [];
  const gone = new Map((extent === 'whole' ? subtreeOf(text.km, uid) : [unit]).map((one) => [one.uid, one]));
  const lines = inOrder(text.km).filter((line) => !gone.has(line.uid));
  return ifValid(drafting, [
    ...sequenceChanges(text.km, lines, data),
    ...[...gone.values()].flatMap((one) => englishChange(text, one, null)),
  ]);
}
