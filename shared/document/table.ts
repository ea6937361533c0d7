/** The places of a table: rows and columns, as the spans of its cells fill them. */
import type { TableCell, TableContent } from './article.ts';

/** A cell and where its first place is, counted from 0. */
export interface PlacedCell {
  readonly cell: TableCell;
  readonly row: number;
  readonly column: number;
  readonly colspan: number;
  readonly rowspan: number;
}

/** More places than this nobody edits as a table of an article; it bounds the work on a hostile one. */
export const PLACE_LIMIT = 100_000;

/**
 * The cells with their places, row by row; null where two cells claim one place, a cell reaches below the last row, the
 * rows are not equally wide, or the table has no column.
 */
export function placesOf({ rows }: TableContent): readonly PlacedCell[] | null {
  const placed: PlacedCell[] = [];
  const taken = rows.map(() => new Set<number>());
  let width: number | null = null;
  let places = 0;
  for (const [row, { cells }] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      const { colspan = 1, rowspan = 1 } = cell;
      while (taken[row]?.has(column) === true) column += 1;
      places += colspan * rowspan;
      if (row + rowspan > rows.length || places > PLACE_LIMIT) return null;
      for (const below of taken.slice(row, row + rowspan)) {
        for (let at = column; at < column + colspan; at += 1) {
          if (below.has(at)) return null;
          below.add(at);
        }
      }
      placed.push({ cell, row, column, colspan, rowspan });
    }
    const size = taken[row]?.size ?? 0;
    width ??= size;
    // As many places as columns, and none beyond the last: no gap is left.
    if (size === 0 || size !== width || Math.max(...(taken[row] ?? [])) !== width - 1) return null;
  }
  return placed;
}

/** Every place of every row is one cell's. */
export const isWholeGrid = (table: TableContent): boolean => placesOf(table) !== null;

/** How many columns a whole table has. */
export function columnCount(table: TableContent): number {
  return (table.rows[0]?.cells ?? []).reduce((sum, { colspan = 1 }) => sum + colspan, 0);
}
