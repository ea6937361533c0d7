/**
 * What a person can do to a table. Each acts on the selected cells, or on the cell with the caret, must run inside an
 * update, and leaves a whole table behind and the caret in it.
 */
import { $createLineBreakNode, type LexicalNode } from 'lexical';
import { PLACE_LIMIT } from '../../../shared/document/table.ts';
import { $insertBlock, $removeBlock } from '../block/block-places.ts';
import {
  $cellsOf,
  $createCellBox,
  $createTableBlock,
  $createTableLine,
  $isTableLine,
  type TableBlock,
  type TableLine,
} from './table-nodes.ts';
import { $activeCells, $placesOf, type PlacedBox } from './table-places.ts';

/** An empty table where the caret is, with the caret in its first cell; its first row is a header. */
export function $insertTable(rows: number, columns: number): void {
  const table = $createTableBlock(true).append(
    ...Array.from({ length: rows }, () =>
      $createTableLine().append(...Array.from({ length: columns }, () => $createCellBox())),
    ),
  );
  $insertBlock(table);
  table.selectStart();
}

const $linesOf = (table: TableBlock): readonly TableLine[] => table.getChildren().filter($isTableLine);

const widthOf = (placed: readonly PlacedBox[]): number =>
  Math.max(0, ...placed.map(({ column, colspan }) => column + colspan));

/** Puts cells into a row where the place of a column is. */
function $putAt(
  line: TableLine,
  placed: readonly PlacedBox[],
  column: number,
  cells: readonly LexicalNode[],
): void {
  const next = placed.find(({ box, column: at }) => at >= column && line.is(box.getParent()));
  if (next === undefined) line.append(...cells);
  else for (const cell of cells) next.box.insertBefore(cell);
}

const $spans = ({ box, colspan, rowspan }: PlacedBox, by: { columns?: number; rows?: number }): void => {
  box.setSpans(colspan + (by.columns ?? 0), rowspan + (by.rows ?? 0));
};

/** A row before the one that stands at `at`; at the number of rows, the last. Answers it, or null where it is too much. */
function $rowAt(table: TableBlock, at: number): TableLine | null {
  const placed = $placesOf(table);
  const lines = $linesOf(table);
  if (placed === null) return null;
  const width = widthOf(placed);
  if (width * (lines.length + 1) > PLACE_LIMIT) return null;
  const crossing = placed.filter(({ row, rowspan }) => row < at && at < row + rowspan);
  for (const place of crossing) $spans(place, { rows: 1 });
  const free = width - crossing.reduce((sum, { colspan }) => sum + colspan, 0);
  const line = $createTableLine().append(...Array.from({ length: free }, () => $createCellBox()));
  const next = lines[at];
  if (next === undefined) table.append(line);
  else next.insertBefore(line);
  return line;
}

/** A row above or below the selected ones. */
export function $insertRow(where: 'above' | 'below'): void {
  const active = $activeCells();
  if (active === null) return;
  const { top, bottom } = active.rectangle;
  $rowAt(active.table, where === 'above' ? top : bottom + 1)?.selectStart();
}

/** A column before or behind the selected ones. */
export function $insertColumn(where: 'before' | 'behind'): void {
  const active = $activeCells();
  const placed = active === null ? null : $placesOf(active.table);
  if (active === null || placed === null) return;
  const lines = $linesOf(active.table);
  if ((widthOf(placed) + 1) * lines.length > PLACE_LIMIT) return;
  const at = where === 'before' ? active.rectangle.left : active.rectangle.right + 1;
  const crossing = placed.filter(({ column, colspan }) => column < at && at < column + colspan);
  const crossed = new Set(crossing.flatMap(({ row, rowspan }) => range(row, row + rowspan)));
  for (const place of crossing) $spans(place, { columns: 1 });
  const made = lines.flatMap((line, row) => {
    if (crossed.has(row)) return [];
    const cell = $createCellBox();
    $putAt(line, placed, at, [cell]);
    return [cell];
  });
  made[Math.min(active.rectangle.top, made.length - 1)]?.selectStart();
}

const range = (from: number, end: number): readonly number[] =>
  Array.from({ length: Math.max(end - from, 0) }, (_, index) => from + index);

/** The selected rows; with the last of them the table goes. */
export function $removeRows(): void {
  const active = $activeCells();
  if (active === null) return;
  const { table, rectangle } = active;
  const lines = $linesOf(table);
  if (rectangle.top === 0 && rectangle.bottom === lines.length - 1) {
    $removeBlock(table);
    return;
  }
  for (const row of range(rectangle.top, rectangle.bottom + 1).toReversed()) $removeRow(table, row);
  // The row below a header is none.
  if (rectangle.top === 0) table.setHeader(false);
  $dropHollow(table);
  const left = $linesOf(table);
  left[Math.min(rectangle.top, left.length - 1)]?.selectStart();
}

function $removeRow(table: TableBlock, at: number): void {
  const placed = $placesOf(table);
  const lines = $linesOf(table);
  if (placed === null) return;
  for (const place of placed) {
    if (place.row > at || place.row + place.rowspan <= at || place.rowspan === 1) continue;
    $spans(place, { rows: -1 });
    const below = lines[at + 1];
    if (place.row === at && below !== undefined) $putAt(below, placed, place.column, [place.box]);
  }
  lines[at]?.remove();
}

const covers = (place: PlacedBox, row: number, column: number): boolean =>
  place.row <= row &&
  row < place.row + place.rowspan &&
  place.column <= column &&
  column < place.column + place.colspan;

/** The selected columns; with the last of them the table goes. */
export function $removeColumns(): void {
  const active = $activeCells();
  const placed = active === null ? null : $placesOf(active.table);
  if (active === null || placed === null) return;
  const { table, rectangle } = active;
  if (rectangle.left === 0 && rectangle.right === widthOf(placed) - 1) {
    $removeBlock(table);
    return;
  }
  for (const place of placed) {
    const last = Math.min(place.column + place.colspan - 1, rectangle.right);
    const lost = last - Math.max(place.column, rectangle.left) + 1;
    if (lost === place.colspan) place.box.remove();
    else if (lost > 0) $spans(place, { columns: -lost });
  }
  $dropHollow(table);
  const left = $placesOf(table) ?? [];
  const [row, column] = [rectangle.top, Math.min(rectangle.left, widthOf(left) - 1)];
  left.find((place) => covers(place, row, column))?.box.selectStart();
}

/** Whether there is something to merge. */
export const $canMerge = (): boolean => ($activeCells()?.cells.length ?? 0) > 1;

/** One cell of the selected ones, with what they say, each on a line of its own. */
export function $mergeCells(): void {
  const active = $activeCells();
  const [first, ...rest] = active?.cells ?? [];
  if (active === null || first === undefined || rest.length === 0) return;
  const { top, left, bottom, right } = active.rectangle;
  for (const { box } of rest) {
    if (!box.isEmpty()) {
      if (!first.box.isEmpty()) first.box.append($createLineBreakNode());
      first.box.append(...box.getChildren());
    }
    box.remove();
  }
  first.box.setSpans(right - left + 1, bottom - top + 1);
  $dropHollow(active.table);
  first.box.selectEnd();
}

/** Whether there is something to split. */
export const $canSplit = (): boolean =>
  $activeCells()?.cells.some(({ colspan, rowspan }) => colspan * rowspan > 1) === true;

/** A cell for each place of the selected cells; what they say stays in the first place of each. */
export function $splitCells(): void {
  const active = $activeCells();
  const placed = active === null ? null : $placesOf(active.table);
  if (active === null || placed === null) return;
  const lines = $linesOf(active.table);
  for (const place of active.cells) {
    place.box.setSpans(1, 1);
    for (const row of range(place.row, place.row + place.rowspan)) {
      const line = lines[row];
      const isOwn = row === place.row;
      const cells = Array.from({ length: place.colspan - (isOwn ? 1 : 0) }, () => $createCellBox());
      if (line === undefined) continue;
      if (isOwn) for (const cell of cells) place.box.insertAfter(cell);
      else $putAt(line, placed, place.column, cells);
    }
  }
  active.cells[0]?.box.selectEnd();
}

/** Whether the table at the caret has a header. */
export const $hasHeader = (): boolean => $activeCells()?.table.hasHeader() === true;

export function $toggleHeader(): void {
  const table = $activeCells()?.table;
  table?.setHeader(!table.hasHeader());
}

export function $removeTable(): void {
  const table = $activeCells()?.table;
  if (table !== undefined) $removeBlock(table);
}

/** Rows and columns in which no cell begins show nothing; those that cover them give them up. */
function $dropHollow(table: TableBlock): void {
  for (const [row, line] of [...$linesOf(table).entries()].toReversed()) {
    if (line.isEmpty()) $removeRow(table, row);
  }
  const placed = $placesOf(table) ?? [];
  const begun = new Set(placed.map(({ column }) => column));
  for (const column of range(0, widthOf(placed)).filter((at) => !begun.has(at))) {
    for (const { box, column: from, colspan } of placed) {
      if (from < column && column < from + colspan) box.setSpans(box.getColspan() - 1, box.getRowspan());
    }
  }
}

/** To the next cell in reading order, or the one before; behind the last a new row begins. False: there is none. */
export function $stepCell(step: 1 | -1): boolean {
  const active = $activeCells();
  if (active === null) return false;
  const cells = $cellsOf(active.table);
  const current = active.cells.at(step === 1 ? -1 : 0);
  const at = cells.findIndex((cell) => current?.box.is(cell)) + step;
  if (at < 0) return false;
  const next = cells[at];
  if (next === undefined) $rowAt(active.table, $linesOf(active.table).length)?.selectStart();
  else next.select(0, next.getChildrenSize());
  return true;
}
