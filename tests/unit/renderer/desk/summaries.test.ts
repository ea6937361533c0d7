import { describe, expect, it } from 'vitest';
import { titleOf } from '../../../../renderer/desk/summaries.ts';

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
