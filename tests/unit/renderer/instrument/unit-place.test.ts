import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfSelection, selectionOf, startOf } from '../../../../renderer/instrument/unit-place.ts';
import { clauses, draftingOver, referenceTo } from '../../../support/instrument-units.ts';
import { innerIdOf, uidOf } from '../../../support/units.ts';

/** Lines: an empty heading, "មាត្រា ១", a reference with words, "ខ". */
const LAW = draftingOver([
  [1, clauses(['មាត្រា ១', [referenceTo(1), { kind: 'text', text: ' ត្រូវ' }], [0, 'ខ']], 40)],
]);
const lengths = [0, 8, 7, 1];

describe('a place of an instrument', () => {
  it('goes to a selection and back, wherever it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.nat(8), fc.nat(8), (index, a, b) => {
        const length = lengths[index] ?? 0;
        const [from = 0, to = 0] = [Math.min(a, length), Math.min(b, length)].toSorted((x, y) => x - y);
        const place = {
          uid: uidOf(1),
          language: 'km' as const,
          index,
          ...(index === 0 ? {} : { inner: innerIdOf(39 + index) }),
          from,
          to,
        };
        expect(placeOfSelection(LAW, selectionOf(LAW, place))).toEqual(place);
      }),
    );
  });

  it('is none where a selection goes from one line to another, or to another unit', () => {
    const select = (from: number, to: number, other = 1) =>
      placeOfSelection(LAW, {
        language: 'km',
        anchor: { uid: uidOf(1), at: from },
        focus: { uid: uidOf(other), at: to },
      });
    expect(select(3, 12)).toBeNull();
    expect(select(3, 4, 2)).toBeNull();
    expect(select(4, 3)).toMatchObject({ index: 1, from: 2, to: 3 });
  });

  it('of a point is the start of its line, and of a unit that of its first words', () => {
    expect(startOf(LAW, uidOf(1), 'km', innerIdOf(42)).anchor.at).toBe(18);
    expect(startOf(LAW, uidOf(1), 'km').anchor.at).toBe(1);
  });

  it('of a unit without words is where they are to stand, behind its empty heading', () => {
    expect(startOf(draftingOver([[1, clauses([''])]]), uidOf(1), 'km').anchor.at).toBe(1);
    expect(startOf(LAW, uidOf(1), 'en').anchor.at).toBe(0);
  });
});
