import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, diffTrees, invertChanges, type Trees } from '../../../../shared/document/change.ts';
import { sameBody, samePlacement } from '../../../../shared/document/same.ts';
import { treeProblems } from '../../../../shared/document/tree.ts';
import { arrived, emptyLog, record, redo, undo, type UndoLog } from '../../../../shared/document/undo.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';
import { editedBy, edits, tree, type Edit } from '../../../support/trees.ts';

interface Desk {
  readonly trees: Trees;
  readonly log: UndoLog<number>;
}

const open = (km: Trees['km']): Desk => ({ trees: { km, en: km }, log: emptyLog });

/** Each command is one edit in one of the languages; the selection is the command's number. */
function work(desk: Desk, commands: readonly Edit[], firstUid: number): Desk {
  return commands.reduce((at, command, index) => {
    const language = command.place % 2 === 0 ? 'km' : 'en';
    const after = editedBy(at.trees[language], [command], firstUid + index);
    const entry = {
      changes: diffTrees(language, at.trees[language], after),
      fields: [],
      selectionBefore: index,
      selectionAfter: index + 1,
      mergeKey: null,
      at: index,
    };
    return { trees: { ...at.trees, [language]: after }, log: record(at.log, entry) };
  }, desk);
}

type Step = typeof undo<number>;

function allTheWay(desk: Desk, step: Step): Desk {
  let at = desk;
  for (let next = step(at.log, at.trees); next !== null; next = step(at.log, at.trees)) {
    at = { trees: applyChanges(at.trees, next.changes), log: next.log };
  }
  return at;
}

function keepsTheirs(back: Step): void {
  fc.assert(
    fc.property(
      tree(),
      edits(6),
      edits(4),
      edits(4),
      fc.nat({ max: 4 }),
      (start, mine, theirs, more, redos) => {
        const before = work(open(start), mine, 100);
        const km = editedBy(before.trees.km, theirs, 500);
        const changes = diffTrees('km', before.trees.km, km);
        let at = work({ trees: { ...before.trees, km }, log: arrived(before.log, changes) }, more, 200);
        at = allTheWay(at, back);
        for (let count = 0; count < redos; count += 1) {
          const step = redo(at.log, at.trees);
          if (step !== null) at = { trees: applyChanges(at.trees, step.changes), log: step.log };
          at = allTheWay(at, back);
        }
        expect(treeProblems(at.trees.km)).toEqual([]);
        for (const { uid, before, after } of changes) {
          const now = at.trees.km.get(uid);
          if (after === null || now === undefined) {
            expect(now ?? null).toBe(after);
            continue;
          }
          if (before === null || !sameBody(before, after)) expect(sameBody(now, after)).toBe(true);
          if (before === null || !samePlacement(before, after)) expect(samePlacement(now, after)).toBe(true);
        }
      },
    ),
    { numRuns: runs(400) },
  );
}

describe('undo', () => {
  it('of everything leads to the start, and redo of everything to the end', () => {
    fc.assert(
      fc.property(tree(), edits(12), (start, commands) => {
        const end = work(open(start), commands, 100);
        const undone = allTheWay(end, undo);
        expect(undone.trees).toEqual({ km: start, en: start });
        expect(allTheWay(undone, redo).trees).toEqual(end.trees);
      }),
      { numRuns: runs(400) },
    );
  });

  it('never takes back a colleague’s unit that arrived, and never breaks the tree', () => {
    keepsTheirs(undo);
  });

  it('would be caught if it went back to what was, whoever has been there since', () => {
    const blunt: Step = (log) => {
      const entry = log.done.at(-1);
      if (entry === undefined) return null;
      const changes = invertChanges([...entry.changes, ...entry.stale]);
      return {
        log: { done: log.done.slice(0, -1), undone: [] },
        changes,
        skipped: [],
        fields: [],
        selection: 0,
      };
    };
    expectCaught(() => keepsTheirs(blunt));
  });
});
