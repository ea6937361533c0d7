import { describe, expect, it } from 'vitest';
import { numberingOf, tableText } from '../../../../../renderer/instrument/renumbering/plan.ts';
import { removeUnit } from '../../../../../shared/instrument/editing/arrange.ts';
import { insertProvision } from '../../../../../shared/instrument/editing/insert.ts';
import {
  clauses,
  draftingOver,
  provision,
  referenceTo,
  registerOf,
} from '../../../../support/instrument-units.ts';
import { uidOf } from '../../../../support/units.ts';

const LAW = draftingOver([
  [1, provision('ក')],
  [2, provision('ខ')],
  [3, clauses([[referenceTo(1)], [referenceTo(2)], [referenceTo(77)]])],
]);

describe('what a command does to numbers', () => {
  it('is told of units that stand already, and of the references that show them', () => {
    const numbering = numberingOf(LAW, insertProvision(LAW, uidOf(1)), registerOf(), 'km');
    expect(tableText(numbering)).toBe('មាត្រា ២\tមាត្រា ៣\nមាត្រា ៣\tមាត្រា ៤');
    expect(numbering.reworded.map(({ before, after }) => [before, after])).toEqual([['មាត្រា ២', 'មាត្រា ៣']]);
  });

  it('is told of a reference whose target goes, and not of one that led nowhere before', () => {
    const { reworded } = numberingOf(LAW, removeUnit(LAW, uidOf(1), 'whole'), registerOf(), 'en');
    expect(reworded.map(({ before, after }) => [before, after])).toEqual([
      ['មាត្រា ១', null],
      ['មាត្រា ២', 'មាត្រា ១'],
    ]);
  });

  it('is nothing where the new one takes the number before it', () => {
    const { renumbered, reworded } = numberingOf(
      LAW,
      insertProvision(LAW, uidOf(1), 'new'),
      registerOf(),
      'km',
    );
    expect([renumbered, reworded]).toEqual([[], []]);
  });
});
