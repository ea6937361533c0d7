/** Where the cells of a table stand, and which of them a selection covers. Must run inside a read or update. */
import { $getSelection, $isRangeSelection, type PointType, type RangeSelection } from 'lexical';
import { branded } from '../../../shared/document/brand.ts';
import type { InnerId } from '../../../shared/document/model.ts';
import { placesOf, type PlacedCell } from '../../../shared/document/table.ts';
import {
  $cellAround,
  $isCellBox,
  $isTableLine,
  $tableAround,
  type CellBox,
  type TableBlock,
} from './table-nodes.ts';

/** A cell of the editor and the places that it covers, counted from 0. */
export interface PlacedBox extends Omit<PlacedCell, 'cell'> {
  readonly box: CellBox;
}

/** The last row and column belong to it. */
export interface Rectangle {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Cells of one table that form a rectangle, in the order in which they are read; at least one. */
export interface CellRange {
  readonly table: TableBlock;
  readonly rectangle: Rectangle;
  readonly cells: readonly PlacedBox[];
}

const ROW_ID = branded<InnerId>('');

/** The cells with their places, in the order in which they are stored; null where the table is not whole. */
export function $placesOf(table: TableBlock): readonly PlacedBox[] | null {
  const rows = table
    .getChildren()
    .filter($isTableLine)
    .map((line) => line.getChildren().filter($isCellBox));
  const placed = placesOf({
    header: false,
    rows: rows.map((boxes) => ({
      id: ROW_ID,
      cells: boxes.map((box) => ({ inline: [], colspan: box.getColspan(), rowspan: box.getRowspan() })),
    })),
  });
  if (placed === null) return null;
  return rows.flat().flatMap((box, index): PlacedBox[] => {
    const place = placed[index];
    return place === undefined ? [] : [{ ...place, box }];
  });
}

const rectangleOf = ({ row, column, rowspan, colspan }: PlacedBox): Rectangle => ({
  top: row,
  left: column,
  bottom: row + rowspan - 1,
  right: column + colspan - 1,
});

const around = (a: Rectangle, b: Rectangle): Rectangle => ({
  top: Math.min(a.top, b.top),
  left: Math.min(a.left, b.left),
  bottom: Math.max(a.bottom, b.bottom),
  right: Math.max(a.right, b.right),
});

const meets = (a: Rectangle, b: Rectangle): boolean =>
  a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

const isSame = (a: Rectangle, b: Rectangle): boolean =>
  a.top === b.top && a.left === b.left && a.bottom === b.bottom && a.right === b.right;

/** The smallest rectangle around two cells that cuts no cell in two. */
function $rangeBetween(table: TableBlock, anchor: CellBox, focus: CellBox): CellRange | null {
  const placed = $placesOf(table);
  const [from, to] = [anchor, focus].map((box) => placed?.find((place) => place.box.is(box)));
  if (placed === null || from === undefined || to === undefined) return null;
  let rectangle = around(rectangleOf(from), rectangleOf(to));
  for (;;) {
    const current = rectangle;
    const cells = placed.filter((place) => meets(rectangleOf(place), current));
    rectangle = cells.map(rectangleOf).reduce(around, current);
    if (isSame(rectangle, current)) return { table, rectangle, cells };
  }
}

const $cellOf = (point: PointType): CellBox | null => $cellAround(point.getNode());

/** The cells that a selection covers with its ends in two cells of one table; else null. */
export function $selectedCells(selection: RangeSelection): CellRange | null {
  const [anchor, focus] = [$cellOf(selection.anchor), $cellOf(selection.focus)];
  if (anchor === null || focus === null || anchor.is(focus)) return null;
  const table = $tableAround(anchor);
  return table === null || !table.is($tableAround(focus)) ? null : $rangeBetween(table, anchor, focus);
}

/** The cells that commands act on: those that are selected, or the one with the caret; null outside tables. */
export function $activeCells(): CellRange | null {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return null;
  const box = $cellOf(selection.focus);
  const table = box === null ? null : $tableAround(box);
  if (box === null || table === null) return null;
  return $selectedCells(selection) ?? $rangeBetween(table, box, box);
}
