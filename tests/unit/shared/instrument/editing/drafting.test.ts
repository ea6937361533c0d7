import { describe, expect, it } from 'vitest';
import { bodyHash } from '../../../../../shared/document/hash.ts';
import type { UnitBody } from '../../../../../shared/document/model.ts';
import { khmerSide, translationState } from '../../../../../shared/document/translation.ts';
import { withTextChanges } from '../../../../../shared/instrument/editing/drafting.ts';
import { makeInserted } from '../../../../../shared/instrument/editing/numbers.ts';
import { draftingOver, provision } from '../../../../support/instrument-units.ts';
import { uidOf } from '../../../../support/units.ts';

const khmer = provision('ខ', undefined, 20);
const englishOf = (translated: UnitBody): UnitBody => ({
  ...provision('b', undefined, 20),
  translates: [{ uid: uidOf(2), hash: bodyHash(translated) }],
});
const afterNumbering = (english: UnitBody): string => {
  const drafting = draftingOver(
    [
      [1, provision('ក')],
      [2, khmer],
    ],
    { 2: english },
  );
  const { km, en } = withTextChanges(drafting.text, makeInserted(drafting, uidOf(2), 'new'));
  expect(km.get(uidOf(2))?.content).toMatchObject({ number: { kind: 'inserted' } });
  return translationState(en.get(uidOf(2)) ?? {}, khmerSide([...km.values()]));
};

describe('a command that does the same to both languages', () => {
  it('leaves an English fresh that was so', () => {
    expect(afterNumbering(englishOf(khmer))).toBe('fresh');
  });

  it('leaves an English old that was so', () => {
    expect(afterNumbering(englishOf(provision('ចាស់', undefined, 20)))).toBe('stale');
  });

  it('links no English that nobody has linked', () => {
    expect(afterNumbering(provision('b', undefined, 20))).toBe('none');
  });
});
