import { describe, expect, it } from 'vitest';
import { referenceText } from '../../../../../shared/instrument/references/reference-text.ts';
import { withShownReferences } from '../../../../../shared/instrument/references/shown-references.ts';
import { instrumentLines } from '../../../../../shared/instrument/text.ts';
import {
  clauses,
  contentOf,
  provision,
  referencesIn,
  referenceTo,
} from '../../../../support/instrument-units.ts';
import { uidOf } from '../../../../support/units.ts';

const CONTENT = contentOf([
  [1, provision('មួយ')],
  [2, clauses([[referenceTo(1), referenceTo(44)]], 20)],
]);

/** What the references of a unit showed last. */
const seen = (number: number): readonly string[] => {
  const unit = CONTENT.km.get(uidOf(number));
  if (unit === undefined) throw new Error('no unit');
  const shown = withShownReferences(unit, (reference, standsIn) => {
    const text = referenceText(reference, standsIn, 'km', referencesIn(CONTENT));
    return text.kind === 'found' ? text.text : text.seen;
  });
  return instrumentLines(shown).flatMap(({ inline }) =>
    inline.flatMap((piece) => (piece.kind === 'reference' ? [piece.seen] : [])),
  );
};

describe('a unit that is only read', () => {
  it('says what its references show now, and of those that lead nowhere what they showed last', () => {
    expect(seen(2)).toEqual(['មាត្រា ១', 'មាត្រា ០']);
  });
});
