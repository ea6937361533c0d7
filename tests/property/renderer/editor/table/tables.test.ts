import * as fc from 'fast-check';
import { FORMAT_TEXT_COMMAND, INSERT_PARAGRAPH_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import { $copy } from '../../../../../renderer/editor/clipboard/clipboard.ts';
import { $pasteFragment } from '../../../../../renderer/editor/clipboard/paste-fragment.ts';
import {
  $insertColumn,
  $insertRow,
  $mergeCells,
  $removeColumns,
  $removeRows,
  $splitCells,
  $stepCell,
  $toggleHeader,
} from '../../../../../renderer/editor/table/table-commands.ts';
import { $isTableBlock } from '../../../../../renderer/editor/table/table-nodes.ts';
import { $placesOf } from '../../../../../renderer/editor/table/table-places.ts';
import type { TableContent } from '../../../../../shared/document/article.ts';
import type { Unit, UnitBody } from '../../../../../shared/document/model.ts';
import { isWholeGrid } from '../../../../../shared/document/table.ts';
import { placedText } from '../../../../../shared/document/text.ts';
import { readUnit } from '../../../../../shared/document/views.ts';
import { articleOf, openHeadless, type HeadlessText } from '../../../../support/headless-text.ts';
import { runs } from '../../../../support/runs.ts';
import { innerIdOf, unitOf } from '../../../../support/units.ts';
import { $getRoot } from 'lexical';

/** A table of so many rows and columns, each cell with a word of its own. */
const tableUnit = (rows: number, columns: number): Unit => {
  const content: TableContent = {
    header: true,
    rows: Array.from({ length: rows }, (_row, row) => ({
      id: innerIdOf(row + 1),
      cells: Array.from({ length: columns }, (_cell, column) => ({
        inline: [{ kind: 'text', text: `r${row}c${column}` }],
      })),
    })),
  };
  return unitOf(2, 'V', '', { type: 'table', content });
};

const commands = {
  'row above': (text: HeadlessText) => text.update(() => $insertRow('above')),
  'row below': (text: HeadlessText) => text.update(() => $insertRow('below')),
  'column before': (text: HeadlessText) => text.update(() => $insertColumn('before')),
  'column behind': (text: HeadlessText) => text.update(() => $insertColumn('behind')),
  'no rows': (text: HeadlessText) => text.update($removeRows),
  'no columns': (text: HeadlessText) => text.update($removeColumns),
  merge: (text: HeadlessText) => text.update($mergeCells),
  split: (text: HeadlessText) => text.update($splitCells),
  header: (text: HeadlessText) => text.update($toggleHeader),
  tab: (text: HeadlessText) => text.update(() => void $stepCell(1)),
  'shift tab': (text: HeadlessText) => text.update(() => void $stepCell(-1)),
  type: (text: HeadlessText) => text.type('ថ្មី'),
  delete: (text: HeadlessText) => text.backspace(),
  enter: (text: HeadlessText) =>
    text.update(() => void text.editor.dispatchCommand(INSERT_PARAGRAPH_COMMAND)),
  bold: (text: HeadlessText) =>
    text.update(() => void text.editor.dispatchCommand(FORMAT_TEXT_COMMAND, 'bold')),
  'copy and paste': (text: HeadlessText) =>
    text.act((selection) =>
      $pasteFragment(selection, $copy(selection, text.binding.blocks), text.binding.blocks),
    ),
} satisfies Readonly<Record<string, (text: HeadlessText) => void>>;

const names = Object.keys(commands) as (keyof typeof commands)[];
const step = fc.record({
  from: fc.nat({ max: 60 }),
  to: fc.nat({ max: 60 }),
  command: fc.constantFrom(...names),
});

/** The table as it is stored; null where it is gone. */
function stored(text: HeadlessText): TableContent | null {
  const unit = text.draft.text.units('km').find(({ uid }) => uid === tableUnit(1, 1).uid);
  if (unit === undefined) return null;
  const view = readUnit(unit);
  if (view.kind !== 'readable') throw new Error('the table that is stored cannot be read');
  return view.body.type === 'table' ? view.body.content : null;
}

/** Runs the steps on a table; what is selected goes from one place of its text to another. */
function play(
  rows: number,
  columns: number,
  steps: readonly { from: number; to: number; command: keyof typeof commands }[],
  check: (text: HeadlessText) => void,
): HeadlessText {
  let clock = 1_800_000_000_000;
  const text = openHeadless(articleOf([tableUnit(rows, columns)]), 'km', { now: () => (clock += 700) });
  for (const { from, to, command } of steps) {
    text.select([0, from], [0, to]);
    commands[command](text);
    check(text);
  }
  return text;
}

const size = fc.integer({ min: 1, max: 4 });

test('whatever one does to a table, what is stored is a whole grid, rows have ids of their own, and the uid stays', () => {
  fc.assert(
    fc.property(size, size, fc.array(step, { minLength: 1, maxLength: 15 }), (rows, columns, steps) => {
      play(rows, columns, steps, (text) => {
        const table = stored(text);
        if (table === null) return;
        expect(isWholeGrid(table)).toBe(true);
        const ids = table.rows.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        expect(table.rows.every(({ cells }) => cells.length > 0)).toBe(true);
      });
    }),
    { numRuns: runs(400) },
  );
});

test('undo brings back the very table, whatever was done to it', () => {
  fc.assert(
    fc.property(size, size, fc.array(step, { minLength: 1, maxLength: 10 }), (rows, columns, steps) => {
      const text = play(rows, columns, steps, () => undefined);
      while (text.draft.canUndo()) text.draft.undo();
      expect(text.draft.text.units('km')).toEqual([tableUnit(rows, columns)]);
    }),
    { numRuns: runs(150) },
  );
});

test('merging and splitting cells loses no word', () => {
  const words = (unit: UnitBody): readonly string[] =>
    placedText(unit)
      .split('\n')
      .filter((word) => word !== '')
      .toSorted();
  fc.assert(
    fc.property(size, size, fc.array(step, { maxLength: 12 }), (rows, columns, steps) => {
      const merging = steps.map((each, index) => ({
        ...each,
        command: index % 2 === 0 ? ('merge' as const) : ('split' as const),
      }));
      play(rows, columns, merging, (text) => {
        const [unit] = text.draft.text.units('km');
        expect(unit && words(unit)).toEqual(words(tableUnit(rows, columns)));
      });
    }),
    { numRuns: runs(150) },
  );
});

test('a table whose cells do not fit together is made whole, with every word in it', () => {
  const text = openHeadless(articleOf([tableUnit(3, 3)]));
  text.update(() => {
    const table = $getRoot().getFirstChildOrThrow();
    if (!$isTableBlock(table)) throw new Error('no table there');
    const [first] = $placesOf(table) ?? [];
    first?.box.setSpans(2, 2);
    table.markDirty();
  });
  const table = stored(text);
  expect(table !== null && isWholeGrid(table)).toBe(true);
  const [unit] = text.draft.text.units('km');
  for (const word of ['r0c0', 'r1c1', 'r2c2']) expect(unit && placedText(unit)).toContain(word);
});
