import { describe, expect, it } from 'vitest';
import { findableUnits, targetsFor } from '../../../../../renderer/instrument/reference-dialog/targets.ts';
import {
  annex,
  clauses,
  contentOf,
  division,
  inserted,
  provision,
  referencesIn,
} from '../../../../support/instrument-units.ts';

const content = contentOf([
  [1, division('chapter', 'ទោសប្បញ្ញត្តិ'), [[2, provision('ការរក្សាឯកសារ')]]],
  [
    3,
    division('chapter'),
    [
      [4, clauses(['ត្រូវ', [0, 'កូនសោ'], [0, 'ត្រា']], 40)],
      [5, provision('ក', inserted('new'))],
    ],
  ],
  [6, annex('ផែនទី')],
]);
const context = referencesIn(content);
const units = findableUnits(context);
const offered = (typed: string): readonly string[] =>
  targetsFor(typed, units, 'km', context).map(({ text }) => text);

describe('what a reference may be made to', () => {
  it('is found by its number in either script, with its points', () => {
    const all = ['ជំពូកទី២', 'មាត្រា ២', 'ចំណុច ក នៃមាត្រា ២', 'ចំណុច ខ នៃមាត្រា ២', 'មាត្រា ២ ថ្មី'];
    expect(offered('២')).toEqual(all);
    expect(offered('2')).toEqual(all);
    expect(offered('មាត្រា ២')).toEqual(all.slice(1));
    expect(offered('article 2 new')).toEqual(['មាត្រា ២ ថ្មី']);
  });

  it('is a point where its mark is typed behind the number, in either language', () => {
    expect(offered('២ ខ')).toContain('ចំណុច ខ នៃមាត្រា ២');
    expect(offered('2 b')).toEqual(['ចំណុច ខ នៃមាត្រា ២']);
  });

  it('is found by words of its heading or text', () => {
    expect(offered('ទោស')).toEqual(['ជំពូកទី១']);
    expect(offered('ឯកសារ')).toEqual(['មាត្រា ១']);
    expect(offered('ផែនទី')).toEqual(['ឧបសម្ព័ន្ធទី១']);
  });

  it('is nothing where nothing is typed, or nothing fits', () => {
    expect(offered('  ')).toEqual([]);
    expect(offered('៩៩')).toEqual([]);
  });
});
