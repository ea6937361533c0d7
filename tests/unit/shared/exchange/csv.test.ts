import { array, assert, constantFrom, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../../shared/exchange/csv.ts';

const cellsOf = (text: string): unknown => readCsv(text)?.map(({ cells }) => cells);

describe('a table of text', () => {
  test.each([',', ';', '\t'])('is parted by %j, as its first line shows', (sign) => {
    expect(cellsOf(`a${sign}b\n"x,;\ty"${sign}`)).toEqual([
      ['a', 'b'],
      ['x,;\ty', ''],
    ]);
  });

  test('says on which line a record begins, over line breaks within quotes and empty lines', () => {
    expect(readCsv('\uFEFFa,b\r\n"one\r\ntwo",x\r\n\r\n,\r\nlast,y')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['one\r\ntwo', 'x'] },
      { line: 6, cells: ['last', 'y'] },
    ]);
  });

  test.each(['a,b\n"never closed,x\ny,z', 'a,b\n"closed" and on,x'])(
    'is refused where a quote is wrong: %j',
    (text) => {
      expect(readCsv(text)).toBeNull();
    },
  );

  test('comes back as it was written, whatever stands in its cells', () => {
    const cell = string({ unit: constantFrom('ក', 'a', '"', ',', ';', '\t', '\n', '\r', ' ', '​') });
    const table = array(array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    assert(
      property(table, constantFrom(',', ';', '\t'), constantFrom('\n', '\r\n'), (records, sign, end) => {
        const full = [
          ['one', 'two'],
          ...records.filter((cells) => cells.some((value) => value.trim() !== '')),
        ];
        const written = full.map((cells) =>
          cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(sign),
        );
        expect(cellsOf(written.join(end))).toEqual(full);
      }),
    );
  });
});
