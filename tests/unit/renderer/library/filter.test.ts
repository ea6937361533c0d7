import { describe, expect, it } from 'vitest';
import {
  conditionsIn,
  countsOf,
  filterFrom,
  matches,
  NO_FILTER,
  titleHas,
  type Filter,
} from '../../../../renderer/library/filter.ts';
import { foldForSearch } from '../../../../shared/khmer/index.ts';
import type { DocumentSummary } from '../../../../shared/ipc/types.ts';
import { madeSummary } from '../../../support/fake-documents.ts';

const NOW = Date.UTC(2026, 0, 31);
const DAY = 86_400_000;
const summary = (known: Partial<DocumentSummary> = {}): DocumentSummary =>
  madeSummary(known.title?.km ?? 'a', { changedAt: NOW, ...known });
const passes = (known: Partial<DocumentSummary>, filter: Partial<Filter>): boolean =>
  matches(summary(known), { ...NO_FILTER, ...filter }, NOW);

describe('a filter', () => {
  it('that asks for nothing takes everything', () => {
    expect(passes({}, {})).toBe(true);
    expect(conditionsIn(NO_FILTER)).toBe(0);
  });

  it('takes what has any of the values of a field, and refuses what has none', () => {
    expect(passes({ kind: 'page' }, { kinds: ['article', 'page'] })).toBe(true);
    expect(passes({ kind: 'procedure' }, { kinds: ['article', 'page'] })).toBe(false);
    expect(passes({ people: ['minister', 'governor'] }, { people: ['governor'] })).toBe(true);
    expect(passes({ people: [] }, { people: ['governor'] })).toBe(false);
    expect(passes({ office: null }, { offices: ['ministry'] })).toBe(false);
  });

  it('wants every field to agree', () => {
    const filter = { kinds: ['article' as const], topics: ['police'] };
    expect(passes({ topics: ['police'] }, filter)).toBe(true);
    expect(passes({ topics: ['police'], kind: 'page' }, filter)).toBe(false);
    expect(passes({ topics: ['health'] }, filter)).toBe(false);
  });

  it('knows which language is missing', () => {
    const states = (written: DocumentSummary['written']): readonly boolean[] =>
      (['enMissing', 'kmMissing', 'both'] as const).map((state) =>
        passes({ written }, { languages: [state] }),
      );
    expect(states({ km: true, en: false })).toEqual([true, false, false]);
    expect(states({ km: false, en: true })).toEqual([false, true, false]);
    expect(states({ km: true, en: true })).toEqual([false, false, true]);
    expect(states({ km: false, en: false })).toEqual([true, false, false]);
  });

  it('takes what was changed in a span of time', () => {
    expect(passes({ changedAt: NOW - 6 * DAY }, { changed: 'week' })).toBe(true);
    expect(passes({ changedAt: NOW - 8 * DAY }, { changed: 'week' })).toBe(false);
    expect(passes({ changedAt: NOW - 8 * DAY }, { changed: 'month' })).toBe(true);
  });

  it('takes events between two days, both included, and no document without an event', () => {
    const filter = { eventFrom: '2026-01-02', eventTo: '2026-01-04' };
    const days = ['2026-01-01', '2026-01-02', '2026-01-04', '2026-01-05'];
    expect(days.map((eventDate) => passes({ eventDate }, filter))).toEqual([false, true, true, false]);
    expect(passes({ eventDate: null }, filter)).toBe(false);
    expect(passes({ eventDate: '2030-01-01' }, { eventFrom: '2026-01-02' })).toBe(true);
    expect(passes({ eventDate: '2020-01-01' }, { eventTo: '2026-01-02' })).toBe(true);
  });

  it('counts for each value what it would show beside the other fields', () => {
    const list = [
      summary({ kind: 'article', office: 'ministry' }),
      summary({ kind: 'page', office: 'ministry' }),
      summary({ kind: 'page', office: 'police' }),
    ];
    const filter = { ...NO_FILTER, kinds: ['article' as const], offices: ['ministry'] };
    expect(Object.fromEntries(countsOf(list, filter, 'kinds', NOW))).toEqual({ article: 1, page: 1 });
    expect(Object.fromEntries(countsOf(list, filter, 'offices', NOW))).toEqual({ ministry: 1 });
  });

  it('is read from a record whole, or not at all', () => {
    const filter: Filter = { ...NO_FILTER, kinds: ['page'], topics: ['police'], eventFrom: '2026-01-02' };
    expect(filterFrom(JSON.parse(JSON.stringify(filter)) as never)).toEqual(filter);
    expect(filterFrom({ ...filter, kinds: ['no such kind'] })).toBeUndefined();
    expect(filterFrom('all')).toBeUndefined();
    expect(filterFrom(undefined)).toBeUndefined();
  });
});

describe('a title is found', () => {
  const document = summary({ title: { km: 'សេចក្តី\u200Bជូនដំណឹង', en: 'Public Notice' } });
  it.each(['ជូនដំណឹង', 'សេចក្ដីជូន', 'notice', ''])('by %o, however it is spelt or parted', (typed) => {
    expect(titleHas(document, foldForSearch(typed))).toBe(true);
  });
  it('not by what stands in no title', () => {
    expect(titleHas(document, foldForSearch('របាយការណ៍'))).toBe(false);
  });
  it('not across the end of one title and the beginning of the other', () => {
    expect(titleHas(document, foldForSearch('ដំណឹងpublic'))).toBe(false);
  });
});
