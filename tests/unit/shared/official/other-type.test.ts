import { describe, expect, it } from 'vitest';
import type { JsonValue, Metadata } from '../../../../shared/document/model.ts';
import { fieldsOfOtherType, type PageOfType } from '../../../../shared/official/other-type.ts';
import { officialFields } from '../../../../shared/official/parts.ts';
import { NOTICE_PAGE } from '../../../support/official.ts';

const NOTICE: PageOfType = { name: { km: 'សេចក្តីជូនដំណឹង', en: 'Notice' }, page: NOTICE_PAGE };
const ORDER: PageOfType = {
  name: { km: 'បទបញ្ជា', en: 'Order' },
  page: {
    ...NOTICE_PAGE,
    type: { km: 'បទបញ្ជា', en: 'Order' },
    slots: { ...NOTICE_PAGE.slots, signatory: { km: 'អភិបាលខេត្ត', en: 'Governor' } },
  },
};

const OF_NOTICE: Metadata = {
  ...Object.fromEntries(officialFields(NOTICE_PAGE).map(({ name, value }) => [name, value])),
  'title.km': 'សេចក្ដីជូនដំណឹង ស្ដីពីសេវា',
  'title.en': 'Notice on services',
};

const become = (metadata: Metadata, after = ORDER): Readonly<Record<string, JsonValue>> =>
  Object.fromEntries(
    fieldsOfOtherType(metadata, NOTICE, after).map(({ name, after: value }) => [name, value]),
  );

describe('a document of another type', () => {
  it('is headed by that type in its title and on its page, in either spelling', () => {
    expect(become(OF_NOTICE)).toMatchObject({
      'title.km': 'បទបញ្ជា ស្ដីពីសេវា',
      'title.en': 'Order on services',
      page: { type: { km: 'បទបញ្ជា', en: 'Order' } },
      'page.signatory.km': 'អភិបាលខេត្ត',
    });
  });

  it('keeps what a person wrote', () => {
    const written = { ...OF_NOTICE, 'title.en': 'On services', 'page.signatory.km': 'អគ្គនាយក' };
    const changed = become(written);
    expect(changed).not.toHaveProperty('title.en');
    expect(changed).not.toHaveProperty(['page.signatory.km']);
    expect(changed).toHaveProperty(['page.signatory.en'], 'Governor');
  });

  it('gets no page that it did not have, and stays as it is where nothing differs', () => {
    expect(become({ 'title.km': 'សេចក្តីជូនដំណឹងថ្មី' })).toEqual({ 'title.km': 'បទបញ្ជាថ្មី' });
    expect(become(OF_NOTICE, NOTICE)).toEqual({});
  });
});
