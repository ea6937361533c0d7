import { describe, expect, it } from 'vitest';
import { fieldRows, fieldText } from '../../../../shared/compare/fields.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { DocumentId, JsonValue, Metadata } from '../../../../shared/document/model.ts';
import { officialFields } from '../../../../shared/official/parts.ts';
import { NOTICE_PAGE } from '../../../support/official.ts';

const documentOf = (metadata: Metadata) => ({
  summary: { id: branded<DocumentId>('d'), kind: 'article' as const },
  metadata,
  units: { km: [], en: [] },
});
const rows = (before: Metadata, after: Metadata) => fieldRows(documentOf(before), documentOf(after));
const PAGE: JsonValue | undefined = officialFields(NOTICE_PAGE).find(({ name }) => name === 'page')?.value;
const pageWith = (changed: Readonly<Record<string, JsonValue>>): Metadata => ({
  page: { ...(PAGE as Readonly<Record<string, JsonValue>>), ...changed },
});

describe('the fields of a comparison', () => {
  it('are told as text', () => {
    // What links documents says nothing to a reader.
    const before = { people: ['a', 'b'], 'title.km': 'ក', 'instrument.generated': [] };
    const after = { people: ['a'], cover: { width: 4, focus: { x: 0.5 } } };
    expect(rows(before, after)).toEqual([
      { name: 'cover', before: '', after: '4, 0.5' },
      { name: 'people', before: 'a, b', after: 'a' },
      { name: 'title.km', before: 'ក', after: '' },
    ]);
  });

  it('name an official page that came or went by the type of document that it heads', () => {
    expect(rows({}, pageWith({}))).toEqual([{ name: 'page', before: '', after: 'សេចក្តីជូនដំណឹង · Notice' }]);
    expect(rows(pageWith({}), {})).toEqual([{ name: 'page', before: 'សេចក្តីជូនដំណឹង · Notice', after: '' }]);
    expect(fieldText(PAGE)).toBe('សេចក្តីជូនដំណឹង · Notice');
  });

  it('tell of two official pages the parts that differ, and those alone', () => {
    const changed = pageWith({
      ornament: 'none',
      dayPadding: !NOTICE_PAGE.dayPadding,
      numberMark: { km: 'សណ', en: NOTICE_PAGE.numberMark.en },
    });
    expect(rows(pageWith({}), changed)).toEqual([
      { name: 'page.frame.ornament', before: 'lotus', after: 'none' },
      { name: 'page.frame.numberMark.km', before: 'សជណ', after: 'សណ' },
      {
        name: 'page.frame.dayPadding',
        before: `${NOTICE_PAGE.dayPadding}`,
        after: `${!NOTICE_PAGE.dayPadding}`,
      },
    ]);
  });

  it('show a page that is none of ours as it is', () => {
    expect(rows({ page: { other: 'a' } }, { page: 'b' })).toEqual([
      { name: 'page', before: 'a', after: 'b' },
    ]);
  });
});
