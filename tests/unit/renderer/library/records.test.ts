import { describe, expect, it } from 'vitest';
import { NO_FILTER } from '../../../../renderer/library/filter.ts';
import { recentFrom, withOpened } from '../../../../renderer/library/recent.ts';
import { savedFrom } from '../../../../renderer/library/saved-filters.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { DocumentId } from '../../../../shared/document/model.ts';

const id = (text: string): DocumentId => branded(text);

describe('the documents opened last', () => {
  it('stand once each, the latest first, thirty at most', () => {
    const many = Array.from({ length: 40 }, (_, index) => id(String(index)));
    const recent = many.reduce<readonly DocumentId[]>(withOpened, []);
    expect(recent).toEqual(many.toReversed().slice(0, 30));
    expect(withOpened(recent, id('20')).slice(0, 2)).toEqual(['20', '39']);
    expect(withOpened(recent, id('20'))).toHaveLength(30);
  });

  it('are none where the record is not what it should be', () => {
    expect(recentFrom({})).toEqual([]);
    expect(recentFrom({ documents: 'a' })).toEqual([]);
    expect(recentFrom({ documents: ['a', 7, null] })).toEqual(['a']);
  });
});

describe('saved filters', () => {
  it('that cannot be read are passed over, and not the others with them', () => {
    const good = { id: '1', name: 'ទំព័រ', filter: NO_FILTER };
    const newer = { id: '2', name: 'ថ្មី', filter: { ...NO_FILTER, colour: 'blue' } };
    expect(savedFrom({ filters: [newer, good, null, 'x'] })).toEqual([good]);
    expect(savedFrom({})).toEqual([]);
  });
});
