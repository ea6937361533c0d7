/** Tables of all kinds made whole: every place of every row is one cell's, as an article's table must have it. */
import type { TableCell, TableContent } from '../document/article.ts';
import type { Ids } from '../document/ids.ts';
import type { InnerId } from '../document/model.ts';
import { isWholeGrid } from '../document/table.ts';

/** A cell as markup says it; spans of any number. */
export interface RoughCell {
  readonly inline: TableCell['inline'];
  readonly colspan: number;
  readonly rowspan: number;
  /** Says what stands in its column. */
  readonly isHead: boolean;
}

/** More places than this are a spreadsheet, not a table to read. */
const PLACE_LIMIT = 50_000;

const atLeastOne = (span: number): number => (Number.isInteger(span) && span > 1 ? span : 1);

const cellOf = (inline: TableCell['inline'], colspan: number, rowspan: number): TableCell => ({
  inline,
  ...(colspan > 1 ? { colspan } : {}),
  ...(rowspan > 1 ? { rowspan } : {}),
});

/**
 * Places the cells as a browser does; spans that would overlap or leave the table are cut, gaps are filled with empty
 * cells, rows and columns without a cell of their own are dropped. Null where nothing is left, or far too much.
 */
export function wholeTable(rough: readonly (readonly RoughCell[])[], ids: Ids): TableContent | null {
  const filled = rough.filter((cells) => cells.length > 0);
  const places = filled.reduce(
    (sum, cells) => sum + cells.reduce((n, cell) => n + atLeastOne(cell.colspan), 0),
    0,
  );
  if (filled.length === 0 || places > PLACE_LIMIT) return null;
  const taken = filled.map((): boolean[] => []);
  const rows = filled.map((cells, row) => {
    const placed: { readonly cell: TableCell; readonly column: number }[] = [];
    let column = 0;
    for (const rawCell of cells) {
      while (taken[row]?.[column] === true) column += 1;
      let colspan = 1;
      while (colspan < Math.min(atLeastOne(rawCell.colspan), 1000) && taken[row]?.[column + colspan] !== true)
        colspan += 1;
      const rowspan = Math.min(atLeastOne(rawCell.rowspan), filled.length - row);
      for (let down = row; down < row + rowspan; down += 1) {
        for (let at = column; at < column + colspan; at += 1) (taken[down] ?? [])[at] = true;
      }
      placed.push({ cell: cellOf(rawCell.inline, colspan, rowspan), column });
      column += colspan;
    }
    return placed;
  });
  const width = Math.max(...taken.map((row) => row.length));
  if (width * filled.length > PLACE_LIMIT) return null;
  const table: TableContent = {
    header: filled[0]?.every(({ isHead }) => isHead) === true,
    rows: rows.map((placed, row) => {
      const gaps = Array.from({ length: width }, (_, column) => column)
        .filter((column) => taken[row]?.[column] !== true)
        .map((column) => ({ cell: cellOf([], 1, 1), column }));
      const cells = [...placed, ...gaps].toSorted((a, b) => a.column - b.column).map(({ cell }) => cell);
      return { id: ids.next<InnerId>(), cells };
    }),
  };
  return isWholeGrid(table) ? table : null;
}
