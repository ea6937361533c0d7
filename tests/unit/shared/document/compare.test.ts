import { describe, expect, it } from 'vitest';
import { compareFields, compareUnits } from '../../../../shared/document/compare.ts';
import type { Unit } from '../../../../shared/document/model.ts';
import { division, provision, unitsOf } from '../../../support/instrument-units.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

/** `1:words`, with `~` where the unit moved; `1:left` where it stood. */
const told = (before: readonly Unit[], after: readonly Unit[]): string[] =>
  compareUnits(before, after).map((one) => {
    const number = Number.parseInt(one.uid.slice(-4), 16);
    return one.kind === 'left' ? `${number}:left` : `${number}:${one.change}${one.moved ? '~' : ''}`;
  });

const one = unitOf(1, 'a', 'one');
const two = unitOf(2, 'b', 'two');
const three = unitOf(3, 'c', 'three');

describe('two states beside each other', () => {
  it('tell what came, what went and what was changed', () => {
    expect(told([one, two, three], [one, unitOf(2, 'b', 'zwei'), unitOf(4, 'd', 'four')])).toEqual([
      '1:same',
      '2:words',
      '3:removed',
      '4:added',
    ]);
  });

  it('keep what was removed at its place, also at the beginning and when all went', () => {
    expect(told([one, two, three], [three])).toEqual(['1:removed', '2:removed', '3:same']);
    expect(told([one, two], [])).toEqual(['1:removed', '2:removed']);
  });

  it('tell which unit was moved and where it stood, and not those that it passed', () => {
    expect(told([one, two, three], [three, one, two])).toEqual(['3:same~', '1:same', '2:same', '3:left']);
  });

  it('tell the division that was moved, and not what moved with it, unless that changed its place in it', () => {
    const first = unitsOf([
      [
        1,
        division('chapter'),
        [
          [11, provision('ក')],
          [12, provision('ខ')],
          [13, provision('គ')],
        ],
      ],
      [
        2,
        division('chapter'),
        [
          [21, provision('ឃ')],
          [22, provision('ង')],
        ],
      ],
    ]);
    const swapped = unitsOf([
      [
        2,
        division('chapter'),
        [
          [21, provision('ឃ')],
          [22, provision('ង')],
        ],
      ],
      [
        1,
        division('chapter'),
        [
          [11, provision('ក')],
          [12, provision('ខ')],
          [13, provision('គ')],
        ],
      ],
    ]);
    const stirred = unitsOf([
      [
        2,
        division('chapter'),
        [
          [22, provision('ង')],
          [21, provision('ឃ')],
        ],
      ],
      [
        1,
        division('chapter'),
        [
          [11, provision('ក')],
          [12, provision('ខ')],
          [13, provision('គ')],
        ],
      ],
    ]);
    const alike = ['1:same', '11:same', '12:same', '13:same'];
    expect(told(first, swapped)).toEqual(['2:same~', '21:same', '22:same', ...alike, '2:left']);
    expect(told(first, stirred)).toEqual(['2:same~', '22:same~', '21:same', ...alike, '2:left', '22:left']);
  });

  it('tell another dress from other words', () => {
    const bold = unitOf(1, 'a', '', {
      content: { inline: [{ kind: 'text', text: 'one', marks: ['bold'] }] },
    });
    const heading = unitOf(1, 'a', 'one', { type: 'heading', content: { level: 1, inline: [] } });
    expect(told([one], [bold])).toEqual(['1:form']);
    expect(told([one], [heading])).toEqual(['1:words']);
    expect(compareUnits([one], [unitOf(1, 'a', 'once')])[0]).toHaveProperty('hunks', [
      { before: { from: 0, to: 3 }, after: { from: 0, to: 4 } },
    ]);
  });

  it('do not differ by what a unit was translated or split from, nor by its rank alone', () => {
    const linked = unitOf(1, 'x', 'one', { splitFrom: uidOf(9), absorbed: [uidOf(8)] });
    expect(told([one], [linked])).toEqual(['1:same']);
  });
});

it('fields differ by name, whichever side they are on', () => {
  expect(compareFields({ a: 1, b: [1], c: 'x' }, { b: [1], c: 'y', d: null })).toEqual([
    { name: 'a', before: 1, after: undefined },
    { name: 'c', before: 'x', after: 'y' },
    { name: 'd', before: undefined, after: null },
  ]);
});
