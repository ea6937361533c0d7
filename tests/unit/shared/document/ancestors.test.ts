import { expect, it } from 'vitest';
import { mergeBase } from '../../../../shared/document/ancestors.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { RevisionId } from '../../../../shared/document/model.ts';

/** `b>a c` reads: b's parents are a and c. */
const history = (lines: string): ((id: RevisionId) => readonly RevisionId[]) => {
  const parents = new Map(
    lines.split(', ').map((line): [string, RevisionId[]] => {
      const [id = '', of = ''] = line.split('>');
      return [
        id,
        of
          .split(' ')
          .filter(Boolean)
          .map((parent): RevisionId => branded(parent)),
      ];
    }),
  );
  return (id) => parents.get(id) ?? [];
};

it.each([
  ['two drafts of one revision', 'b>a, c>a', 'b', 'c', 'a'],
  ['a revision and its descendant', 'b>a, c>b', 'a', 'c', 'a'],
  ['a revision and itself', 'b>a', 'b', 'b', 'b'],
  ['histories that have met before', 'b>a, c>a, d>b c, e>d, f>c', 'e', 'f', 'c'],
  ['histories with nothing in common', 'b>a, d>c', 'b', 'd', null],
  ['crosswise merges: the greatest id', 'b>a, c>a, d>b c, e>c b', 'd', 'e', 'c'],
  ['crosswise merges, in another order', 'c>a, b>a, d>c b, e>b c', 'd', 'e', 'c'],
  ['an old ancestor beside a near one', 'b>a, c>b, d>c a, e>c', 'd', 'e', 'c'],
])('the common ancestor of %s', (_, lines, a, b, expected) => {
  const parentsOf = history(lines);
  expect(mergeBase(parentsOf, branded(a), branded(b))).toBe(expected);
  expect(mergeBase(parentsOf, branded(b), branded(a))).toBe(expected);
});
