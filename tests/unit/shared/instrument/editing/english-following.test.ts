import { describe, expect, test } from 'vitest';
import type { Unit, UnitBody, UnitChange } from '../../../../../shared/document/model.ts';
import { contentAs } from '../../../../../shared/instrument/editing/drafting.ts';
import { englishFollowing } from '../../../../../shared/instrument/editing/english-following.ts';
import { wordsOf } from '../../../../../shared/instrument/text.ts';
import { clauses, contentOf, NEXT, type Row } from '../../../../support/instrument-units.ts';
import { uidOf } from '../../../../support/units.ts';

const FIRST: Row = [1, clauses(['មួយ', 'ពីរ'], 10)];
const SECOND: Row = [2, clauses(['បី'], 20)];
const before = contentOf([FIRST, SECOND], {
  1: clauses(['one', 'two'], 10),
  2: clauses(['three'], 20),
});

const unit = (number: number): Unit => {
  const found = before.km.get(uidOf(number));
  if (found === undefined) throw new Error('no such unit');
  return found;
};
const becomes = (number: number, body: UnitBody | null): UnitChange => ({
  language: 'km',
  uid: uidOf(number),
  before: unit(number),
  after: body === null ? null : { ...unit(number), ...body },
});
/** What the English says then, by uid; null where it is gone. */
const english = (...changes: readonly UnitChange[]) =>
  englishFollowing(before, changes).map(({ uid, after }) => [uid, after === null ? null : wordsOf(after)]);

describe('the English', () => {
  test('stays where only words changed', () => {
    expect(english(becomes(1, clauses(['មួយ!', 'ពីរ'], 10)))).toEqual([]);
  });

  test('goes with a unit that is gone', () => {
    expect(english(becomes(2, null))).toEqual([[uidOf(2), null]]);
  });

  test('goes with a part into another provision', () => {
    const third: UnitChange = {
      language: 'km',
      uid: uidOf(3),
      before: null,
      after: { ...unit(2), ...clauses(['ពីរ'], 11), uid: uidOf(3) },
    };
    expect(english(becomes(1, clauses(['មួយ'], 10)), third)).toEqual([
      [uidOf(1), '\none'],
      [uidOf(3), '\ntwo'],
    ]);
  });

  test('joins what the Khmer words were joined to', () => {
    expect(english(becomes(1, clauses(['មួយពីរ'], 10)))).toEqual([[uidOf(1), '\none two']]);
  });

  test('goes with a part whose words are gone', () => {
    expect(english(becomes(1, clauses(['មួយ'], 10)))).toEqual([[uidOf(1), '\none']]);
  });

  test('of two provisions that became one is in the one', () => {
    const [own, other] = [1, 2].map((number) => contentAs(unit(number), 'provision')?.parts ?? []);
    const joined = {
      ...unit(1),
      content: { number: NEXT, heading: [], parts: [...(own ?? []), ...(other ?? [])] },
    };
    expect(english(becomes(1, joined), becomes(2, null))).toEqual([
      [uidOf(2), null],
      [uidOf(1), '\none\ntwo\nthree'],
    ]);
  });
});
