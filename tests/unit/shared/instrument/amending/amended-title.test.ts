import { describe, expect, it } from 'vitest';
import type { Metadata } from '../../../../../shared/document/model.ts';
import { amendedTitle } from '../../../../../shared/instrument/amending/amended-title.ts';
import { uidOf } from '../../../../support/units.ts';

const FROM = { km: 'ច្បាប់ ស្តីពីឯកសារ', en: 'Law on Documents' };
const COPY: Metadata = {
  'instrument.copyOf': { document: uidOf(1), revision: uidOf(2), amending: uidOf(3), title: FROM },
  'title.km': 'ច្បាប់ ស្តីពីឯកសារ (ច្បាប់ចម្លងសម្រាប់វិសោធនកម្ម)',
  'title.en': 'Law on Documents (copy to be amended)',
};
const called = (titles: Metadata) => amendedTitle(COPY, { ...COPY, ...titles })?.to ?? null;

describe('the title of an amended instrument', () => {
  it('stays where that of the copy does', () => {
    expect(called({})).toBeNull();
  });

  it.each([
    ['with the words of a copy behind it', 'ច្បាប់ ស្តីពីបណ្ណសារ (ច្បាប់ចម្លងសម្រាប់វិសោធនកម្ម)'],
    ['without them', ' ច្បាប់ ស្តីពីបណ្ណសារ '],
  ])('is what the drafter made of that of the copy, %s', (_case, title) => {
    expect(called({ 'title.km': title })).toEqual({ km: 'ច្បាប់ ស្តីពីបណ្ណសារ', en: FROM.en });
  });

  it('stays where only the words of a copy were taken away, or all words', () => {
    expect(called({ 'title.km': FROM.km })).toBeNull();
    expect(called({ 'title.en': '' })).toBeNull();
    expect(called({ 'title.en': ' (copy to be amended)' })).toBeNull();
  });

  it('is whatever is written where there was none', () => {
    const before = {
      ...COPY,
      'instrument.copyOf': {
        document: uidOf(1),
        revision: uidOf(2),
        amending: uidOf(3),
        title: { ...FROM, en: '' },
      },
      'title.en': '',
    };
    const after = { ...before, 'title.en': 'Law on Archives' };
    expect(amendedTitle(before, after)?.to).toEqual({ km: FROM.km, en: 'Law on Archives' });
  });

  it('is not known of a copy that does not say what it was made of', () => {
    const { 'instrument.copyOf': _link, ...older } = COPY;
    expect(amendedTitle(older, { ...older, 'title.km': 'ផ្សេង' })).toBeNull();
  });
});
