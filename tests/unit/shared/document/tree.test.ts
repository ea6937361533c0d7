import { describe, expect, it } from 'vitest';
import {
  childrenOf,
  cyclicUnits,
  inOrder,
  treeOf,
  treeProblems,
  withChanges,
} from '../../../../shared/document/tree.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

const below = (number: number): { parent: ReturnType<typeof uidOf> } => ({ parent: uidOf(number) });

describe('a tree', () => {
  it('reads depth first, siblings by rank and then by uid, whatever the order of insertion', () => {
    const units = [
      unitOf(4, 'V', 'four', below(2)),
      unitOf(3, 'B', 'three'),
      unitOf(1, 'B', 'one'),
      unitOf(2, 'A', 'two'),
      unitOf(5, 'K', 'five', below(2)),
    ];
    for (const order of [units, units.toReversed()]) {
      const tree = treeOf(order);
      expect(inOrder(tree).map(({ uid }) => uid)).toEqual([2, 5, 4, 1, 3].map(uidOf));
      expect(childrenOf(tree, uidOf(2)).map(({ uid }) => uid)).toEqual([5, 4].map(uidOf));
      expect(childrenOf(tree, uidOf(3))).toEqual([]);
      expect(treeProblems(tree)).toEqual([]);
    }
  });

  it('of more siblings than a call takes arguments is read', () => {
    const units = Array.from({ length: 200_000 }, (_, number) => unitOf(number, 'V', ''));
    expect(inOrder(treeOf(units))).toHaveLength(units.length);
  });

  it('refuses a uid that stands twice', () => {
    expect(() => treeOf([unitOf(1, 'A', 'a'), unitOf(1, 'B', 'b')])).toThrow(/twice/u);
  });

  it('names a missing parent, a wrong key and every unit of a cycle, and only those', () => {
    const tree = new Map([
      [uidOf(1), unitOf(1, 'A', '', below(2))],
      [uidOf(2), unitOf(2, 'A', '', below(1))],
      [uidOf(3), unitOf(3, 'A', '', below(1))],
      [uidOf(4), unitOf(4, 'A', '', below(4))],
      [uidOf(5), unitOf(5, 'A', '', below(9))],
      [uidOf(6), unitOf(7, 'A', '')],
    ]);
    const problems = treeProblems(tree).map(({ kind, uid }) => `${kind} ${uid.slice(-1)}`);
    expect(problems.toSorted()).toEqual([
      'cycle 1',
      'cycle 2',
      'cycle 4',
      'keyMismatch 6',
      'missingParent 5',
    ]);
    expect(inOrder(tree).map(({ uid }) => uid)).toEqual([uidOf(7)]);
    expect(cyclicUnits(treeOf([unitOf(1, 'A', '')]))).toEqual([]);
  });

  it('is left as it was by a change', () => {
    const tree = treeOf([unitOf(1, 'A', 'a'), unitOf(2, 'B', 'b')]);
    expect(withChanges(tree, [])).toBe(tree);
    const next = withChanges(tree, [
      { uid: uidOf(1), after: null },
      { uid: uidOf(3), after: unitOf(3, 'C', 'c') },
    ]);
    expect(inOrder(next).map(({ uid }) => uid)).toEqual([uidOf(2), uidOf(3)]);
    expect(inOrder(tree).map(({ uid }) => uid)).toEqual([uidOf(1), uidOf(2)]);
  });
});
