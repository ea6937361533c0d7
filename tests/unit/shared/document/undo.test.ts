import { describe, expect, it } from 'vitest';
import { applyChanges, diffTrees, type Trees } from '../../../../shared/document/change.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { treeOf } from '../../../../shared/document/tree.ts';
import {
  amend,
  arrived,
  emptyLog,
  record,
  redo,
  undo,
  type UndoLog,
} from '../../../../shared/document/undo.ts';
import { paragraph, uidOf, unitOf } from '../../../support/units.ts';

const trees = (...km: readonly Unit[]): Trees => ({ km: treeOf(km), en: treeOf([]) });
const a = unitOf(1, 'A', 'a');
const b = unitOf(2, 'B', 'b');

function did(
  log: UndoLog<string>,
  before: Trees,
  after: Trees,
  options: { mergeKey?: string; at?: number; selection?: string } = {},
): UndoLog<string> {
  const { mergeKey = null, at = 0, selection = '' } = options;
  return record(log, {
    changes: diffTrees('km', before.km, after.km),
    fields: [],
    selectionBefore: `before ${selection}`,
    selectionAfter: `after ${selection}`,
    mergeKey,
    at,
  });
}

describe('the undo log', () => {
  it('has nothing to undo or redo at first', () => {
    expect(undo(emptyLog, trees())).toBeNull();
    expect(redo(emptyLog, trees())).toBeNull();
  });

  it('takes typing in one unit back in one step, up to a pause', () => {
    const [one, two, three, four] = ['a', 'ab', 'abc', 'abcd'].map((text) => trees(unitOf(1, 'A', text)));
    if (!one || !two || !three || !four) throw new Error('four states');
    let log = did(emptyLog, one, two, { mergeKey: 'type 1', at: 0, selection: '1' });
    log = did(log, two, three, { mergeKey: 'type 1', at: 900, selection: '2' });
    log = did(log, three, four, { mergeKey: 'type 1', at: 1900, selection: '3' });
    expect(log.done).toHaveLength(2);
    const last = undo(log, four);
    expect(last?.selection).toBe('before 3');
    const first = last && undo(last.log, three);
    expect(first?.selection).toBe('before 1');
    expect(first && applyChanges(three, first.changes).km).toEqual(one.km);
    expect(first && redo(first.log, one)?.selection).toBe('after 2');
  });

  it('forgets what came to nothing, and what could be redone before something new was done', () => {
    const there = did(emptyLog, trees(a), trees(a, b), { mergeKey: 'x' });
    expect(did(there, trees(a, b), trees(a), { mergeKey: 'x' }).done).toEqual([]);
    const step = undo(there, trees(a, b));
    expect(step?.log.undone).toHaveLength(1);
    expect(step && did(step.log, trees(a), trees(b)).undone).toEqual([]);
  });

  it('takes back what follows from a command together with it, and adds nothing where there is no such command', () => {
    const changed = trees(unitOf(1, 'A', 'A'));
    const both = trees(unitOf(1, 'A', 'A'), b);
    const follows = diffTrees('km', changed.km, both.km);
    expect(amend(emptyLog, follows)).toBeNull();
    const log = amend(did(emptyLog, trees(a), changed, { selection: '1' }), follows);
    const step = log && undo(log, both);
    expect(step?.selection).toBe('before 1');
    expect(step && applyChanges(both, step.changes).km).toEqual(trees(a).km);
    expect(step && amend(step.log, follows)).toBeNull();
    expect(log && amend(log, diffTrees('km', both.km, trees(a).km))).toEqual(emptyLog);
  });

  it('keeps a thousand steps', () => {
    let log: UndoLog<string> = emptyLog;
    for (let count = 0; count < 1100; count += 1) log = did(log, trees(a), trees(unitOf(1, 'A', `${count}`)));
    expect(log.done).toHaveLength(1000);
  });
});

describe('undo beside a colleague', () => {
  it('leaves the unit that the colleague changed, and says so', () => {
    const log = did(emptyLog, trees(a, b), trees(unitOf(1, 'A', 'mine'), unitOf(2, 'B', 'mine')));
    const now = trees(unitOf(1, 'A', 'theirs'), unitOf(2, 'B', 'mine'));
    const step = undo(log, now);
    expect(step?.changes.map(({ uid }) => uid)).toEqual([uidOf(2)]);
    expect(step?.skipped.map(({ uid }) => uid)).toEqual([uidOf(1)]);
  });

  it('knows a unit for the colleague’s once it has arrived, also where it reads as mine did', () => {
    const [one, two] = [trees(unitOf(1, 'A', 'one')), trees(unitOf(1, 'A', 'two'))];
    const log = did(did(emptyLog, trees(a), one), one, two);
    const told = arrived(log, diffTrees('km', two.km, one.km));
    const step = undo(told, one);
    expect(step?.changes).toEqual([]);
    expect(step && undo(step.log, one)?.skipped).toHaveLength(1);
    // What I do from here on is mine again.
    const three = trees(unitOf(1, 'A', 'three'));
    const again = undo(did(told, one, three), three);
    expect(again && applyChanges(three, again.changes).km).toEqual(one.km);
  });

  it('takes my words back where the colleague only moved the unit', () => {
    const log = did(emptyLog, trees(a, b), trees(unitOf(1, 'A', 'mine'), b));
    const now = trees(unitOf(1, 'C', 'mine'), b);
    const step = undo(log, now);
    expect(step && applyChanges(now, step.changes).km.get(uidOf(1))).toEqual(unitOf(1, 'C', 'a'));
  });

  it('does not remove the second half of my split where the colleague changed the first', () => {
    const split = trees(unitOf(1, 'A', 'one'), unitOf(2, 'B', 'two', { splitFrom: uidOf(1) }));
    const log = did(emptyLog, trees(unitOf(1, 'A', 'one two')), split);
    const now = trees(unitOf(1, 'A', 'one!'), unitOf(2, 'B', 'two', { splitFrom: uidOf(1) }));
    expect(undo(log, now)?.changes).toEqual([]);
    expect(undo(log, now)?.skipped).toHaveLength(2);
  });

  it('does not remove a unit that the colleague put something under', () => {
    const log = did(emptyLog, trees(a), trees(a, b));
    const child = unitOf(3, 'A', 'child', { parent: uidOf(2) });
    expect(undo(log, trees(a, b, child))?.changes).toEqual([]);
  });

  it('does not bring back a unit whose parent the colleague deleted', () => {
    const child = unitOf(3, 'A', 'child', { parent: uidOf(1) });
    const log = did(emptyLog, trees(a, child), trees(a));
    const step = undo(log, trees(b));
    expect(step?.changes).toEqual([]);
    expect(step?.skipped.map(({ after }) => after)).toEqual([child]);
  });

  it('keeps in the colleague’s language what was done in mine', () => {
    const log = did(emptyLog, trees(a), trees(unitOf(1, 'A', 'mine')));
    const en = treeOf([{ ...a, ...paragraph('theirs') }]);
    const now = { km: trees(unitOf(1, 'A', 'mine')).km, en };
    const step = undo(log, now);
    expect(step && applyChanges(now, step.changes).en).toBe(en);
  });
});
