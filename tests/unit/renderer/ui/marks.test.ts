import { describe, expect, it } from 'vitest';
import { all, extended, NO_MARKS, toggled, withinList, type Marks } from '../../../../renderer/ui/marks.ts';

const items = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));
const ids = (marks: Marks): string => [...marks.ids].toSorted().join('');

describe('marks', () => {
  it('come and go one by one', () => {
    const one = toggled(NO_MARKS, 'b');
    expect(ids(one)).toBe('b');
    expect(ids(toggled(one, 'd'))).toBe('bd');
    expect(ids(toggled(one, 'b'))).toBe('');
  });

  it('extend from the last one that was set, in both directions, and shrink again', () => {
    const anchored = toggled(NO_MARKS, 'c');
    const down = extended(anchored, items, 'c', 'e');
    expect(ids(down)).toBe('cde');
    expect(ids(extended(down, items, 'e', 'd'))).toBe('cd');
    expect(ids(extended(down, items, 'e', 'a'))).toBe('abc');
  });

  it('extend from where the list is active where none was set', () => {
    expect(ids(extended(NO_MARKS, items, 'b', 'c'))).toBe('bc');
  });

  it('extend from there as well where the one that was set is not in the list any more', () => {
    expect(ids(extended(toggled(NO_MARKS, 'gone'), items, 'd', 'e'))).toBe('de');
  });

  it('are all of the list', () => {
    expect(ids(all(items))).toBe('abcde');
    expect(ids(all([]))).toBe('');
  });

  it('leave with their item, and are the same object where none left', () => {
    const marks = extended(NO_MARKS, items, 'b', 'd');
    expect(withinList(marks, items)).toBe(marks);
    expect(ids(withinList(marks, items.slice(2)))).toBe('cd');
  });
});
