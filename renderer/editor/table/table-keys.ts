/**
 * The keyboard in tables: Tab from cell to cell, Enter for a line within one, Shift and arrows to select cells, arrows
 * out of the table also where nothing stands beside it. What is selected is marked on the page.
 */
import {
  $getRoot,
  $getSelection,
  $isRangeSelection,
  $isTextNode,
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_HIGH,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  FORMAT_TEXT_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_ARROW_DOWN_COMMAND,
  KEY_ARROW_LEFT_COMMAND,
  KEY_ARROW_RIGHT_COMMAND,
  KEY_ARROW_UP_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  type ElementNode,
  type LexicalCommand,
  type LexicalEditor,
  type RangeSelection,
  type TextFormatType,
} from 'lexical';
import { $chooseBlock, $isWhole } from '../block/block-places.ts';
import { $writeBehind } from '../instrument/table-part.ts';
import { $offsetOf, $setPoint, $textOf } from '../places.ts';
import { $stepCell } from './table-commands.ts';
import { $cellAround, $tableAround, type CellBox, type TableBlock } from './table-nodes.ts';
import { $placesOf, $selectedCells, type PlacedBox } from './table-places.ts';

type Way = 'up' | 'down' | 'left' | 'right';

const ARROWS: readonly (readonly [LexicalCommand<KeyboardEvent>, Way])[] = [
  [KEY_ARROW_UP_COMMAND, 'up'],
  [KEY_ARROW_DOWN_COMMAND, 'down'],
  [KEY_ARROW_LEFT_COMMAND, 'left'],
  [KEY_ARROW_RIGHT_COMMAND, 'right'],
];

const isForward = (way: Way): boolean => way === 'down' || way === 'right';

/** Whether an arrow leaves the cell: at the end of its text, or on its first or last line as it is shown. */
function $leavesCell(editor: LexicalEditor, cell: CellBox, at: number, way: Way): boolean {
  if (cell.isEmpty()) return true;
  if (way === 'left') return at === 0;
  if (way === 'right') return at === $textOf(cell).length;
  const shown = editor.getElementByKey(cell.getKey())?.getBoundingClientRect();
  const caret = getSelection()?.getRangeAt(0).getClientRects()[0];
  if (shown === undefined || caret === undefined) return true;
  return way === 'up' ? caret.top - shown.top < caret.height : shown.bottom - caret.bottom < caret.height;
}

/** The cell next to one, where there is one. */
function nextCell(placed: readonly PlacedBox[], cell: CellBox, way: Way): CellBox | null {
  const from = placed.find(({ box }) => box.is(cell));
  if (from === undefined) return null;
  const row = { up: from.row - 1, down: from.row + from.rowspan, left: from.row, right: from.row }[way];
  const column = {
    up: from.column,
    down: from.column,
    left: from.column - 1,
    right: from.column + from.colspan,
  }[way];
  const next = placed.find(
    (place) =>
      place.row <= row &&
      row < place.row + place.rowspan &&
      place.column <= column &&
      column < place.column + place.colspan,
  );
  return next?.box ?? null;
}

/** Shift and an arrow: from one cell on, whole cells. Answers false where the text itself is to be selected. */
function $extend(editor: LexicalEditor, selection: RangeSelection, way: Way): boolean {
  const { focus } = selection;
  const cell = $cellAround(focus.getNode());
  const table = cell === null ? null : $tableAround(cell);
  const placed = table === null ? null : $placesOf(table);
  if (cell === null || placed === null) return false;
  if ($selectedCells(selection) === null && !$leavesCell(editor, cell, $offsetOf(cell, focus), way))
    return false;
  const next = nextCell(placed, cell, way);
  if (next === null) return false;
  $setPoint(focus, next, isForward(way) ? $textOf(next).length : 0);
  return true;
}

/** The caret behind or in front of a table, also where no text stands there. */
function $leaveTable(table: TableBlock, forward: boolean): void {
  const beside = forward ? table.getNextSibling<ElementNode>() : table.getPreviousSibling<ElementNode>();
  if (beside !== null && !$isWhole(beside)) {
    if (forward) beside.selectStart();
    else beside.selectEnd();
    return;
  }
  if (forward && $writeBehind(table)) return;
  const at = table.getIndexWithinParent() + (forward ? 1 : 0);
  $getRoot().select(at, at);
}

/** An arrow out of a table where the browser has no place to go to, or into the next block from between two. */
function $move(editor: LexicalEditor, selection: RangeSelection, way: Way): boolean {
  const { anchor } = selection;
  if (anchor.key === 'root') {
    const next = $getRoot().getChildAtIndex(anchor.offset - (isForward(way) ? 0 : 1));
    if (next === null) return false;
    if ($isWhole(next) && !$tableAround(next)) $chooseBlock(next);
    else if (isForward(way)) next.selectStart();
    else next.selectEnd();
    return true;
  }
  const cell = $cellAround(anchor.getNode());
  const table = cell === null ? null : $tableAround(cell);
  const placed = table === null ? null : $placesOf(table);
  if (cell === null || table === null || placed === null) return false;
  if (!$leavesCell(editor, cell, $offsetOf(cell, anchor), way)) return false;
  const isSideways = way === 'left' || way === 'right';
  const isLast = isSideways
    ? (isForward(way) ? placed.at(-1) : placed[0])?.box.is(cell) === true
    : nextCell(placed, cell, way) === null;
  if (!isLast) return false;
  $leaveTable(table, isForward(way));
  return true;
}

function $arrow(editor: LexicalEditor, event: KeyboardEvent, way: Way): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || event.ctrlKey || event.altKey || event.metaKey) return false;
  const isDone = event.shiftKey
    ? $extend(editor, selection, way)
    : selection.isCollapsed() && $move(editor, selection, way);
  if (isDone) event.preventDefault();
  return isDone;
}

/** Backspace and Delete stay within their cell. */
function $staysInCell(isBackward: boolean): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || !selection.isCollapsed()) return false;
  const cell = $cellAround(selection.anchor.getNode());
  return cell !== null && $offsetOf(cell, selection.anchor) === (isBackward ? 0 : $textOf(cell).length);
}

function $breakLine(): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection) || $cellAround(selection.anchor.getNode()) === null) return false;
  selection.insertLineBreak();
  return true;
}

/** A mark over selected cells: on all of their words, and off where all have it. */
function $formatCells(format: TextFormatType): boolean {
  const selection = $getSelection();
  const covered = $isRangeSelection(selection) ? $selectedCells(selection) : null;
  if (covered === null) return false;
  const texts = covered.cells.flatMap(({ box }) => box.getAllTextNodes());
  const isOn = texts.every((text) => text.hasFormat(format));
  for (const text of texts)
    if ($isTextNode(text) && text.hasFormat(format) === isOn) text.toggleFormat(format);
  return true;
}

/** Registers them; answers the function that takes them away. */
export function registerTableKeys(editor: LexicalEditor): () => void {
  return mergeRegister(
    ...ARROWS.map(([command, way]) =>
      editor.registerCommand(command, (event) => $arrow(editor, event, way), COMMAND_PRIORITY_HIGH),
    ),
    ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
      editor.registerCommand(command, $staysInCell, COMMAND_PRIORITY_CRITICAL),
    ),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => {
        if (!$stepCell(event.shiftKey ? -1 : 1)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $breakLine, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(FORMAT_TEXT_COMMAND, $formatCells, COMMAND_PRIORITY_HIGH),
  );
}
