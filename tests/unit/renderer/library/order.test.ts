import { assert, constantFrom, integer, property, record, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSorter } from '../../../../renderer/library/order.ts';
import type { DocumentSummary } from '../../../../shared/ipc/types.ts';
import { madeSummary } from '../../../support/fake-documents.ts';

const titled = (km: string, en = '', id = `${km} ${en}`): DocumentSummary =>
  madeSummary(id, { title: { km, en } });
const titles = (list: readonly DocumentSummary[]): readonly string[] =>
  list.map(({ title }) => (title.km === '' ? title.en : title.km));

describe('documents are put in order', () => {
  it('by the last change as they come', () => {
    const list = [titled('ខ'), titled('ក')];
    expect(createSorter()(list, 'changed')).toBe(list);
  });

  it('by the day of the event, the latest first, those without one last', () => {
    const dated = (eventDate: string | null): DocumentSummary =>
      madeSummary(eventDate ?? 'none', { eventDate });
    const list = ['2026-01-02', null, '2026-03-01', '2025-12-31'].map(dated);
    expect(createSorter()(list, 'event').map(({ eventDate }) => eventDate)).toEqual([
      '2026-03-01',
      '2026-01-02',
      '2025-12-31',
      null,
    ]);
  });

  it('by title as a Khmer dictionary has them, then English ones, those without any last', () => {
    const list = [titled('', 'Alpha'), titled('', ''), titled('អង្គរ'), titled('ការងារ'), titled('ខេត្ត')];
    expect(titles(createSorter()(list, 'title'))).toEqual(['ការងារ', 'ខេត្ត', 'អង្គរ', 'Alpha', '']);
  });

  it('with equal titles in the order in which they came', () => {
    const list = ['3', '1', '2'].map((id) => titled('ក', '', id));
    expect(createSorter()(list, 'title').map(({ id }) => id)).toEqual(['3', '1', '2']);
  });

  it('in the same way whatever was sorted before', () => {
    const lists = uniqueArray(record({ id: integer(), km: constantFrom('ក', 'ខ', 'គ', '') }), {
      selector: ({ id }) => id,
    });
    assert(
      property(lists, lists, (one, two) => {
        const [before, list] = [one, two].map((made) => made.map(({ id, km }) => titled(km, '', String(id))));
        if (before === undefined || list === undefined) return;
        const used = createSorter();
        used(before, 'title');
        expect(used(list, 'title')).toEqual(createSorter()(list, 'title'));
      }),
    );
  });
});
