/** Plain text as the lines and tables that it is made of. */
import type { Ids } from '../../document/ids.ts';
import { normalize } from '../../khmer/index.ts';
import { wholeTable } from '../grid.ts';
import { withoutControls } from '../line.ts';
import { lineOf, type SourceItem, type SourceLine } from './source.ts';

const textLine = (at: number, text: string, gap: number): SourceLine => {
  const words = normalize(text).trim();
  return lineOf(String(at), words === '' ? [] : [{ kind: 'text', text: words }], { gap });
};

const cellsIn = (line: string): readonly string[] => line.trim().split('\t');

/** Rows with tabs that follow each other and have as many cells are a table. */
export function sourceOfText(text: string, ids: Ids): readonly SourceItem[] {
  const rows = withoutControls(text).split(/\r\n|[\n\r\u2028\u2029]/u);
  const items: SourceItem[] = [];
  let gap = 0;
  for (let at = 0; at < rows.length;) {
    const row = rows[at] ?? '';
    const width = cellsIn(row).length;
    let end = at + 1;
    if (width > 1) while (end < rows.length && cellsIn(rows[end] ?? '').length === width) end += 1;
    const table = end - at > 1 ? tableOf(rows.slice(at, end), ids) : null;
    if (table !== null) {
      const lines = rows.slice(at, end).flatMap((line) => cellsIn(line).map((cell) => textLine(at, cell, 0)));
      items.push({ kind: 'table', at: String(at), isLandscape: false, table, lines });
      gap = 0;
    } else if (/[^\s\u200B]/u.test(row)) {
      items.push(textLine(at, row, gap));
      gap = 0;
      end = at + 1;
    } else gap += 1;
    at = Math.max(end, at + 1);
  }
  return items;
}

const tableOf = (rows: readonly string[], ids: Ids) =>
  wholeTable(
    rows.map((row) =>
      cellsIn(row).map((cell) => ({
        inline: cell.trim() === '' ? [] : [{ kind: 'text' as const, text: normalize(cell.trim()) }],
        colspan: 1,
        rowspan: 1,
        isHead: false,
      })),
    ),
    ids,
  );
