import { describe, expect, it } from 'vitest';
import type { JsonValue, Language, Metadata } from '../../../../shared/document/model.ts';
import {
  officialFields,
  officialParts,
  slotOfField,
  type OfficialParts,
} from '../../../../shared/official/parts.ts';
import { NOTICE_PAGE } from '../../../support/official.ts';

const TITLE = 'សេចក្តីជូនដំណឹង ស្តីពីការផ្អាកសេវា';

function parts(
  changed: Readonly<Record<string, JsonValue>> = {},
  title = TITLE,
  language: Language = 'km',
): OfficialParts {
  const delivered = Object.fromEntries(officialFields(NOTICE_PAGE).map(({ name, value }) => [name, value]));
  const made = officialParts({ ...delivered, ...changed }, title, language);
  if (made === null) throw new Error('an official page');
  return made;
}

describe('the official page of a document', () => {
  it('has what its template says, in each language', () => {
    expect(parts()).toMatchObject({
      kingdom: 'ព្រះរាជាណាចក្រកម្ពុជា',
      motto: 'ជាតិ សាសនា ព្រះមហាក្សត្រ',
      issuer: ['ក្រសួងមហាផ្ទៃ'],
      number: '',
      numberMark: 'សជណ',
      signatory: ['រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ'],
    });
    expect(parts({}, 'Notice on services', 'en')).toMatchObject({
      kingdom: 'KINGDOM OF CAMBODIA',
      issuer: ['MINISTRY OF INTERIOR'],
      heading: { kind: 'title', type: 'Notice', lead: 'on', subject: 'services' },
    });
  });

  it('is none where the fields say none, or say it wrongly', () => {
    const none: readonly Metadata[] = [{}, { page: null }, { page: { kingdom: 7 } }, { page: 'official' }];
    for (const metadata of none) expect(officialParts(metadata, TITLE, 'km')).toBeNull();
  });

  it('parts the title into type, lead and subject, in either spelling that looks the same', () => {
    const heading = { kind: 'title', type: 'សេចក្តីជូនដំណឹង', subject: 'ការផ្អាកសេវា' };
    expect(parts().heading).toEqual({ ...heading, lead: 'ស្តីពី' });
    const otherSpelling = TITLE.replaceAll('្ត', '្ដ');
    expect(parts({}, otherSpelling).heading).toEqual({ ...heading, lead: 'ស្ដីពី' });
    expect(parts({}, 'ការផ្អាកសេវា').heading).toEqual({ ...heading, lead: '' });
  });

  it('has slots for the pen while it has no day, and both date lines once it has one', () => {
    expect(parts().dates).toEqual(['ថ្ងៃ… … ខែ… ឆ្នាំ… …ស័ក ព.ស.…', 'រាជធានីភ្នំពេញ ថ្ងៃទី… ខែ… ឆ្នាំ…']);
    const day = { 'page.date': '2024-11-08' };
    expect(parts(day).dates).toEqual([
      'ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨',
      'រាជធានីភ្នំពេញ ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤',
    ]);
    expect(parts({ ...day, 'page.lunar.km': 'ថ្ងៃសុក្រ' }).dates[0]).toBe('ថ្ងៃសុក្រ');
    expect(parts(day, TITLE, 'en').dates).toEqual(['Phnom Penh, 8 November 2024']);
    const padded = { ...NOTICE_PAGE, dayPadding: true };
    const page = officialFields(padded).find(({ name }) => name === 'page')?.value ?? null;
    expect(parts({ ...day, page }).dates[1]).toContain('ថ្ងៃទី០៨');
  });

  it('names in a letter whom it is from and to, each in a line of its own', () => {
    const letter = officialFields({ ...NOTICE_PAGE, opening: 'address' }).find(({ name }) => name === 'page');
    const made = parts({ page: letter?.value ?? null, 'page.address.km': 'អភិបាល\n\n សូមគោរពជូន ' });
    expect(made.heading).toEqual({ kind: 'address', lines: ['អភិបាល', 'សូមគោរពជូន'] });
  });

  it('knows its slots by the names of the fields, each in its language', () => {
    for (const { name } of officialFields(NOTICE_PAGE).filter(({ name: field }) => field !== 'page'))
      expect(name).toBe(`page.${slotOfField(name)?.slot}.${slotOfField(name)?.language}`);
    expect(slotOfField('page.date')).toBeUndefined();
    expect(slotOfField('title.km')).toBeUndefined();
  });
});
