import { describe, expect, it } from 'vitest';
import type { TableCell, TableContent } from '../../../../shared/document/article.ts';
import { columnCount, isWholeGrid, placesOf } from '../../../../shared/document/table.ts';
import { innerIdOf } from '../../../support/units.ts';

const table = (...rows: (readonly Partial<TableCell>[])[]): TableContent => ({
  header: false,
  rows: rows.map((cells, index) => ({
    id: innerIdOf(index + 1),
    cells: cells.map((cell) => ({ inline: [], ...cell })),
  })),
});

describe('the places of a table', () => {
  it('are filled by the spans of its cells', () => {
    const whole = table([{ rowspan: 2 }, { colspan: 2 }], [{}, {}], [{}, {}, {}]);
    expect(isWholeGrid(whole)).toBe(true);
    expect(columnCount(whole)).toBe(3);
    expect(placesOf(whole)?.map(({ row, column }) => `${row}.${column}`)).toEqual([
      '0.0',
      '0.1',
      '1.1',
      '1.2',
      '2.0',
      '2.1',
      '2.2',
    ]);
  });

  it.each([
    ['rows of different widths', table([{}, {}], [{}])],
    ['a cell that reaches below the last row', table([{ rowspan: 2 }])],
    ['two cells in one place', table([{}, { rowspan: 2 }], [{ colspan: 2 }])],
    ['a gap', table([{}, {}, { rowspan: 2 }], [{}])],
    ['no column', table([])],
    ['more places than can be edited', table([{ colspan: 10_000, rowspan: 2 }, { colspan: 90_000 }], [{}])],
  ])('are not whole with %s', (_, broken) => {
    expect(isWholeGrid(broken)).toBe(false);
  });
});
