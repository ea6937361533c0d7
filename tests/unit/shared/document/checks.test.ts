import { describe, expect, it } from 'vitest';
import { checkArticle, type CheckedArticle } from '../../../../shared/document/checks.ts';
import type { JsonValue, Unit } from '../../../../shared/document/model.ts';
import { innerIdOf, uidOf, unitOf } from '../../../support/units.ts';

const context = {
  today: '2026-11-22',
  people: [{ id: 'minister', km: 'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', en: 'Minister of Interior' }],
  wording: [{ id: 'sub-decree', use: 'អនុក្រឹត្យ', avoid: ['អនុក្រិត្យ'] }],
};
const whole: CheckedArticle = {
  metadata: {
    'title.km': 'ក',
    'title.en': 'A',
    'summary.km': 'ក',
    'summary.en': 'A',
    'event.date': '2026-11-22',
    people: ['minister'],
  },
  units: { km: [unitOf(1, 'a', 'ក')], en: [unitOf(1, 'a', 'A')] },
};
const told = (article: CheckedArticle): string[] =>
  checkArticle(article, context).map(({ kind, place }) =>
    place.kind === 'field' ? `${kind} ${place.name}` : `${kind} ${place.language}`,
  );
const withField = (name: string, value: JsonValue): CheckedArticle => ({
  ...whole,
  metadata: { ...whole.metadata, [name]: value },
});
const withUnit = (type: string, content: JsonValue): CheckedArticle => ({
  ...whole,
  units: { ...whole.units, km: [...whole.units.km, unitOf(2, 'b', '', { type, content })] },
});
const media = 'a'.repeat(64);
const cover = { media, mime: 'image/png', width: 2, height: 1, focus: { x: 0, y: 0 } };
const figure = { media, mime: 'image/png', width: 2, height: 1, inline: [] };

describe('the checks of an article', () => {
  it('find nothing where nothing is missing', () => {
    expect(told(whole)).toEqual([]);
  });

  it.each<[string, CheckedArticle, string]>([
    ['a title that is missing', withField('title.en', '\u200B '), 'noTitle title.en'],
    ['a summary that is missing', withField('summary.km', ''), 'noSummary summary.km'],
    ['an empty language', { ...whole, units: { km: whole.units.km, en: [] } }, 'noText en'],
    ['a date in the future', withField('event.date', '2026-11-23'), 'futureDate event.date'],
    ['a person that the list does not have', withField('people', ['minister', 'x']), 'unknownPerson people'],
    [
      'a cover that nobody described',
      withField('cover', { ...cover, alt: { km: 'ក', en: '' } }),
      'noCoverAlt cover',
    ],
    ['a picture that nobody described', withUnit('figure', { ...figure, alt: ' ' }), 'noAlt km'],
    [
      'a table without a header',
      withUnit('table', { header: false, rows: [{ id: innerIdOf(1), cells: [{ inline: [] }] }] }),
      'noHeader km',
    ],
    ['a heading without words', withUnit('heading', { level: 1, inline: [] }), 'emptyHeading km'],
    [
      'a footnote without words',
      withUnit('paragraph', { inline: [{ kind: 'footnote', id: innerIdOf(1), text: '' }] }),
      'emptyFootnote km',
    ],
    ['a unit that cannot be read', withUnit('paragraph', { wrong: true }), 'unreadable km'],
    [
      'a title of a leader that the list does not have',
      withUnit('paragraph', { inline: [{ kind: 'text', text: 'អភិបាលខេត្តតាកែវ' }] }),
      'unknownTitle km',
    ],
    [
      'a lunar date that is not that of the Gregorian one',
      withUnit('paragraph', {
        inline: [{ kind: 'text', text: '៩កើត ខែកត្តិក ត្រូវនឹងថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤' }],
      }),
      'datesDisagree km',
    ],
    [
      'a weekday that is not that of its date',
      withUnit('paragraph', {
        inline: [{ kind: 'text', text: 'នៅថ្ងៃចន្ទ ទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤' }],
      }),
      'wrongWeekday km',
    ],
    [
      "a lunar line of an official page that is not of the page's day",
      {
        ...whole,
        metadata: { ...whole.metadata, 'page.date': '2024-11-08', 'page.lunar.km': '៩កើត ខែកត្តិក' },
      },
      'datesDisagree page.lunar.km',
    ],
  ])('find %s', (_, article, finding) => {
    expect(told(article)).toEqual([finding]);
  });

  it('say nothing against a cover and a picture that are described', () => {
    expect(told(withField('cover', { ...cover, alt: { km: 'ក', en: 'A' } }))).toEqual([]);
    expect(told(withUnit('figure', { ...figure, alt: 'ក' }))).toEqual([]);
  });

  it('say where the words stand: an unknown title, letters to be corrected, words that the office does not use', () => {
    const words = 'អភិបាលខេត្តក និងមន្រ្តី តាមអនុក្រិត្យ';
    const km = [unitOf(7, 'a', words)];
    const found = checkArticle({ ...whole, units: { ...whole.units, km } }, context).map(
      ({ kind, place, about }) => [
        kind,
        about,
        place.kind === 'unit' ? words.slice(place.words?.from, place.words?.to) : null,
      ],
    );
    expect(found).toEqual([
      ['unknownTitle', 'អភិបាលខេត្តក', 'អភិបាលខេត្តក'],
      ['spelling', 'ន្រ្តី', 'ន្រ្តី'],
      ['wording', 'អនុក្រិត្យ', 'អនុក្រិត្យ'],
    ]);
  });

  it('say which of the fields has letters to be corrected or words that the office does not use', () => {
    const metadata = { ...whole.metadata, 'title.km': 'មន្រ្តី', 'page.lunar.km': 'តាមអនុក្រិត្យ' };
    expect(checkArticle({ ...whole, metadata }, context)).toEqual([
      { kind: 'spelling', weight: 'should', place: { kind: 'field', name: 'title.km' }, about: 'ន្រ្តី' },
      {
        kind: 'wording',
        weight: 'should',
        place: { kind: 'field', name: 'page.lunar.km' },
        about: 'អនុក្រិត្យ',
      },
    ]);
  });

  it('say which unit it is, so that one can jump there', () => {
    const units: readonly Unit[] = [unitOf(7, 'a', '', { type: 'figure', content: { ...figure, alt: '' } })];
    expect(checkArticle({ ...whole, units: { ...whole.units, km: units } }, context)[0]?.place).toEqual({
      kind: 'unit',
      language: 'km',
      uid: uidOf(7),
    });
  });
});
