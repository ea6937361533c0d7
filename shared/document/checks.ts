/** What an editor would want to know before the article goes on: each finding says where to look. */
import type { ArticleBody } from './article.ts';
import { writtenDates } from '../khmer/calendar/read.ts';
import {
  articleField,
  bilingual,
  bilingualText,
  BILINGUAL_FIELDS,
  type ListEntry,
} from './article-fields.ts';
import { disagreements, expectedBeside, wrongWeekdays } from './date-agreement.ts';
import { unknownTitles } from './leader-titles.ts';
import { LANGUAGES, type Language, type Metadata, type Uid, type Unit } from './model.ts';
import { remarksIn, remarksOf, type Remark } from './remarks.ts';
import { footnotesOf, isEmptyUnit, placedText, plainText } from './text.ts';
import { readUnit } from './views.ts';
import type { WordingEntry } from './wording.ts';

/** Where a finding is mended: a unit of a text, or a field of the details. */
export type FindingPlace =
  | {
      readonly kind: 'unit';
      readonly language: Language;
      readonly uid: Uid;
      /** The words that are meant, by offsets as placedText() counts them. */
      readonly words?: { readonly from: number; readonly to: number };
    }
  | { readonly kind: 'text'; readonly language: Language }
  | { readonly kind: 'field'; readonly name: string };

export interface Finding {
  readonly kind:
    | 'noTitle'
    | 'noText'
    | 'noSummary'
    | 'noAlt'
    | 'noCoverAlt'
    | 'noHeader'
    | 'emptyHeading'
    | 'emptyFootnote'
    | 'unreadable'
    | 'futureDate'
    | 'unknownPerson'
    | 'unknownTitle'
    | 'spelling'
    | 'wording'
    | 'datesDisagree'
    | 'wrongWeekday';
  /** `must`: a reader would miss it. `should`: worth a look. */
  readonly weight: 'must' | 'should';
  readonly place: FindingPlace;
  /** The words that it is about; empty where the place says it all. */
  readonly about: string;
}

export interface CheckedArticle {
  readonly metadata: Metadata;
  /** In document order. */
  readonly units: Readonly<Record<Language, readonly Unit[]>>;
}

export interface CheckContext {
  /** YYYY-MM-DD by the person's own calendar. */
  readonly today: string;
  readonly people: readonly ListEntry[];
  /** The office's words; none where it has no list. */
  readonly wording: readonly WordingEntry[];
}

/** Findings on the details first, then those in the texts in reading order, Khmer before English, the dates last. */
export function checkArticle(article: CheckedArticle, context: CheckContext): readonly Finding[] {
  return [
    ...checkFields(article.metadata, context),
    ...LANGUAGES.flatMap((language) => checkText(article, language, context)),
    ...checkDates(article.units.km),
  ];
}

function checkFields(metadata: Metadata, { today, people }: CheckContext): Finding[] {
  const findings: Finding[] = [];
  const field = (kind: Finding['kind'], weight: Finding['weight'], name: string, about = ''): void => {
    findings.push({ kind, weight, place: { kind: 'field', name }, about });
  };
  const date = articleField('event.date', metadata['event.date']);
  if (date !== undefined && date > today) field('futureDate', 'must', 'event.date', date);
  const pageDay = articleField('page.date', metadata['page.date']);
  const [lunar] = writtenDates(bilingualText(metadata, 'page.lunar', 'km')).lunar;
  if (lunar !== undefined && pageDay !== undefined) {
    const expected = expectedBeside(lunar, pageDay);
    if (expected !== null) field('datesDisagree', 'should', bilingual('page.lunar', 'km'), expected);
  }
  const cover = articleField('cover', metadata['cover']);
  if (cover !== undefined && LANGUAGES.some((language) => isBlank(cover.alt[language]))) {
    field('noCoverAlt', 'must', 'cover');
  }
  const known = new Set(people.map(({ id }) => id));
  const strangers = (articleField('people', metadata['people']) ?? []).filter((id) => !known.has(id));
  if (people.length > 0 && strangers.length > 0) field('unknownPerson', 'must', 'people');
  return findings;
}

function checkText(
  { metadata, units }: CheckedArticle,
  language: Language,
  context: CheckContext,
): Finding[] {
  const findings: Finding[] = [];
  const field = (kind: Finding['kind'], weight: Finding['weight'], name: 'title' | 'summary'): void => {
    findings.push({ kind, weight, place: { kind: 'field', name: bilingual(name, language) }, about: '' });
  };
  if (isBlank(bilingualText(metadata, 'title', language))) field('noTitle', 'must', 'title');
  if (isBlank(bilingualText(metadata, 'summary', language))) field('noSummary', 'should', 'summary');
  if (units[language].every(isEmptyUnit)) {
    findings.push({ kind: 'noText', weight: 'must', place: { kind: 'text', language }, about: '' });
  }
  const titles = context.people.map((person) => person[language]);
  return [
    ...findings,
    ...BILINGUAL_FIELDS.flatMap((name) =>
      firstRemarks(remarksIn(bilingualText(metadata, name, language), context.wording)).map(
        ([kind, { words }]): Finding => ({
          kind,
          weight: 'should',
          place: { kind: 'field', name: bilingual(name, language) },
          about: words,
        }),
      ),
    ),
    ...units[language].flatMap((unit) => [
      ...checkUnit(unit, language, titles),
      ...checkWords(unit, language, context.wording),
    ]),
  ];
}

function checkUnit(unit: Unit, language: Language, titles: readonly string[]): Finding[] {
  const place: FindingPlace = { kind: 'unit', language, uid: unit.uid };
  const view = readUnit(unit);
  if (view.kind === 'unreadable') return [{ kind: 'unreadable', weight: 'must', place, about: '' }];
  return [
    ...checkBody(view.body).map(({ kind, weight }): Finding => ({ kind, weight, place, about: '' })),
    ...checkTitles(unit, language, titles),
  ];
}

const unknownTitle = (place: FindingPlace, about: string): Finding => ({
  kind: 'unknownTitle',
  weight: 'should',
  place,
  about,
});

/** Titles in the text, where they stand, and those in footnotes and the like. */
function checkTitles(unit: Unit, language: Language, titles: readonly string[]): Finding[] {
  const inText = unknownTitles(placedText(unit), titles);
  const told = new Set(inText.map(({ words }) => words));
  const beside = unknownTitles(plainText(unit), titles).filter(({ words }) => !told.has(words));
  const place = { kind: 'unit', language, uid: unit.uid } as const;
  return [
    ...inText.map(({ words, from, to }) => unknownTitle({ ...place, words: { from, to } }, words)),
    ...beside.map(({ words }) => unknownTitle(place, words)),
  ];
}

/** The first remark of each sort in a text: from there, the next one is a key away. */
function firstRemarks(remarks: readonly Remark[]): readonly (readonly ['spelling' | 'wording', Remark])[] {
  const firsts = [
    ['spelling', remarks.find(({ kind }) => kind !== 'wording')],
    ['wording', remarks.find(({ kind }) => kind === 'wording')],
  ] as const;
  return firsts.flatMap(([kind, first]) => (first === undefined ? [] : [[kind, first] as const]));
}

function checkWords(unit: Unit, language: Language, wording: readonly WordingEntry[]): Finding[] {
  return firstRemarks(remarksOf(unit, wording)).map(([kind, { from, to, words }]): Finding => {
    const place: FindingPlace = { kind: 'unit', language, uid: unit.uid, words: { from, to } };
    return { kind, weight: 'should', place, about: words };
  });
}

function checkBody(body: ArticleBody): Pick<Finding, 'kind' | 'weight'>[] {
  const found: Pick<Finding, 'kind' | 'weight'>[] = [];
  if (body.type === 'figure' && isBlank(body.content.alt)) found.push({ kind: 'noAlt', weight: 'must' });
  if (body.type === 'table' && !body.content.header) found.push({ kind: 'noHeader', weight: 'should' });
  if (body.type === 'heading' && body.content.inline.length === 0) {
    found.push({ kind: 'emptyHeading', weight: 'should' });
  }
  if (footnotesOf(body).some(({ text }) => isBlank(text))) {
    found.push({ kind: 'emptyFootnote', weight: 'must' });
  }
  return found;
}

/** Only Khmer dates are read: lunar ones are written in Khmer alone. */
function checkDates(units: readonly Unit[]): Finding[] {
  const texts = units.map(plainText);
  const found = [
    ...disagreements(texts).map(({ index, expected }) => ({
      kind: 'datesDisagree' as const,
      index,
      expected,
    })),
    ...texts.flatMap((text, index) =>
      wrongWeekdays(text).map((expected) => ({ kind: 'wrongWeekday' as const, index, expected })),
    ),
  ];
  return found.flatMap(({ kind, index, expected }): Finding[] => {
    const uid = units[index]?.uid;
    if (uid === undefined) return [];
    return [{ kind, weight: 'should', place: { kind: 'unit', language: 'km', uid }, about: expected }];
  });
}

const isBlank = (text: string): boolean => /^[\s\u200B]*$/u.test(text);
