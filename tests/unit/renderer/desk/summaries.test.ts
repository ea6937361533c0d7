import { describe, expect, it } from 'vitest';
import { keepingUnchanged, titleOf } from '../../../../renderer/desk/summaries.ts';
import type { DocumentSummary } from '../../../../shared/ipc/types.ts';
import { madeSummary } from '../../../support/fake-documents.ts';

const summary = (id: string, changed: Partial<DocumentSummary> = {}): DocumentSummary =>
  madeSummary(id, { title: { km: 'ខ្មែរ', en: 'English' }, changedAt: 1, ...changed });

describe('a document is named', () => {
  it('in the language of the interface', () => {
    expect(titleOf({ km: 'ខ្មែរ', en: 'English' }, 'en')).toEqual({ text: 'English', lang: 'en' });
  });
  it('in the other language where it has no title in this one', () => {
    expect(titleOf({ km: 'ខ្មែរ', en: ' ' }, 'en')).toEqual({ text: 'ខ្មែរ', lang: 'km' });
  });
  it('by no title where it has none', () => {
    expect(titleOf({ km: '', en: '' }, 'km')).toBeNull();
  });
});

it('keeps the rows that did not change and takes those that did', () => {
  const before = [summary('a'), summary('b'), summary('c')];
  const after = [
    summary('b', { changedAt: 2 }),
    summary('a'),
    summary('c', { title: { km: 'ថ្មី', en: 'English' } }),
    summary('d'),
  ];
  const list = keepingUnchanged(before, after);
  expect(list).toEqual(after);
  expect(list[1]).toBe(before[0]);
  expect(list[0]).toBe(after[0]);
  expect(list[2]).toBe(after[2]);
});
