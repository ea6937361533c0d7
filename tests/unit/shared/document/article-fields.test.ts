import { describe, expect, it } from 'vitest';
import { articleField, bilingualText, listEntries } from '../../../../shared/document/article-fields.ts';

describe('the metadata of an article', () => {
  it('is read where it is what it should be, and absent where it is not', () => {
    expect(articleField('event.date', '2026-02-28')).toBe('2026-02-28');
    expect(articleField('event.date', '2026-02-30')).toBeUndefined();
    expect(articleField('people', ['a', 'b'])).toEqual(['a', 'b']);
    expect(articleField('people', 'a')).toBeUndefined();
    expect(articleField('office', undefined)).toBeUndefined();
  });

  it('keeps a cover only with its focal point within the picture', () => {
    const cover = {
      media: 'a'.repeat(64),
      mime: 'image/png',
      width: 40,
      height: 30,
      focus: { x: 0.5, y: 1 },
      alt: { km: 'ក', en: '' },
    };
    expect(articleField('cover', cover)).toEqual(cover);
    expect(articleField('cover', { ...cover, focus: { x: 1.5, y: 0 } })).toBeUndefined();
  });

  it('has a text in each language, empty where there is none', () => {
    expect(bilingualText({ 'summary.km': 'ក' }, 'summary', 'km')).toBe('ក');
    expect(bilingualText({ 'summary.km': 7 }, 'summary', 'km')).toBe('');
    expect(bilingualText({}, 'title', 'en')).toBe('');
  });

  it('chooses from lists that hold what lists hold', () => {
    const entries = [{ id: 'p1', km: 'ក', en: 'A' }];
    expect(listEntries({ entries })).toEqual(entries);
    expect(listEntries({ entries: [{ id: '' }] })).toEqual([]);
  });
});
