import { describe, expect, it } from 'vitest';
import type { JsonValue, Metadata, UnitBody } from '../../../../../shared/document/model.ts';
import { formatLunar, lunarDate } from '../../../../../shared/khmer/index.ts';
import { bodyHash } from '../../../../../shared/document/hash.ts';
import type { CheckPlace } from '../../../../../shared/instrument/checks/check.ts';
import { checkInstrument } from '../../../../../shared/instrument/checks/checks.ts';
import type { InstrumentInline } from '../../../../../shared/instrument/instrument.ts';
import type { RegisterEntry } from '../../../../../shared/instrument/register.ts';
import { innerIdOf, uidOf } from '../../../../support/units.ts';
import {
  annex,
  clauses,
  contentOf,
  division,
  entryOf,
  inserted,
  INSTRUMENTS,
  instrumentType,
  provision,
  referenceTo,
  registerOf,
  signature,
  term,
  visa,
  type Row,
} from '../../../../support/instrument-units.ts';

const text = (words: string): InstrumentInline => ({ kind: 'text', text: words });
const citing = (number: number): InstrumentInline => ({
  kind: 'reference',
  id: innerIdOf(9_100 + number),
  target: { in: 'register', instrument: uidOf(number) },
  seen: 'អនុក្រឹត្យ',
});

const register = [
  entryOf(901, {
    type: 'law',
    number: 'នស/រកម/១២១៧/០២១',
    date: '2017-12-28',
    title: { km: 'ការងារ', en: '' },
  }),
  entryOf(902),
  entryOf(903, { status: 'repealed' }),
  entryOf(904, { status: 'superseded' }),
  entryOf(905, { relations: [{ kind: 'repeals', to: uidOf(906) }] }),
  entryOf(906),
];

interface Draft {
  readonly rows: readonly Row[];
  readonly english: Readonly<Record<number, UnitBody>>;
  readonly metadata: Metadata;
  readonly register: readonly RegisterEntry[];
  readonly type: string;
}

const rows: readonly Row[] = [
  [1, visa([text('បានឃើញ'), citing(901)])],
  [2, visa([text('បានឃើញ'), citing(902)])],
  [
    3,
    division('chapter', 'ជំពូក'),
    [
      [
        11,
        clauses(
          [
            [term(1, 'កិច្ចសន្យា'), text(' សំដៅលើអ្វីមួយ')],
            [0, 'ខ'],
          ],
          100,
        ),
      ],
      [12, provision('តាម កិច្ចសន្យា ត្រូវ', undefined, 200)],
      [13, provision('គ', inserted('new'), 300)],
      [14, clauses([[text('តាម'), referenceTo(11, 101), text('។៕')]], 400)],
    ],
  ],
  [4, signature('នាយករដ្ឋមន្ត្រី')],
  [5, annex('តារាង'), [[15, provision('ឃ', undefined, 500)]]],
];
const english = {
  1: visa('Having seen'),
  2: visa('Having seen'),
  3: division('chapter', 'Chapter'),
  4: signature('Prime Minister'),
  5: annex('Table'),
  11: clauses(['a contract', [0, 'b']], 100),
  12: provision('by', undefined, 200),
  13: provision('c', undefined, 300),
  14: provision('by', undefined, 400),
  15: provision('d', undefined, 500),
};
/** A sub-decree in which nothing is wrong. */
const whole: Draft = {
  rows,
  english,
  metadata: {
    'instrument.date': '2024-11-08',
    'page.lunar.km': formatLunar(lunarDate('2024-11-08')),
    'instrument.number': '៤១ អនក្រ.បក',
  },
  register,
  type: 'sub_decree',
};

const placeOf = (where: CheckPlace): string => {
  if (where.kind !== 'unit') return where.kind === 'field' ? where.name : where.language;
  const inner = where.inner === undefined ? '' : `/${Number.parseInt(where.inner.slice(-6), 16)}`;
  return `${Number.parseInt(where.uid.slice(-6), 16)}${inner} ${where.language}`;
};

function found(draft: Partial<Draft>) {
  const all = { ...whole, ...draft };
  return checkInstrument({
    state: { kind: 'instrument', metadata: all.metadata, content: contentOf(all.rows, all.english) },
    type: instrumentType(all.type),
    data: INSTRUMENTS,
    register: registerOf(...all.register),
  });
}
const told = (draft: Partial<Draft>): string[] =>
  found(draft).map(({ id, where }) => `${id} ${placeOf(where)}`);

/** The rows with others in place of those of the same numbers, and new ones behind. */
const withRow = (number: number, body: UnitBody, below?: readonly Row[]): readonly Row[] => {
  const put = (all: readonly Row[]): readonly Row[] =>
    all.map(([own, old, children = []]): Row =>
      own === number ? [own, body, below ?? children] : [own, old, put(children)],
    );
  return put(rows);
};
const withField = (name: string, value: JsonValue): Metadata => ({ ...whole.metadata, [name]: value });
const without = (number: number): Draft['english'] =>
  Object.fromEntries(Object.entries(english).filter(([own]) => own !== String(number)));

/** The English of a row, as it was written when the Khmer of the row was this. */
const translationOf = (number: 13, khmer: UnitBody): UnitBody => ({
  ...english[number],
  translates: [{ uid: uidOf(number), hash: bodyHash(khmer) }],
});
const signedBy = (...capacities: readonly string[]): Partial<Draft> => ({
  type: 'joint_prakas',
  metadata: {},
  rows: rows.flatMap((row): readonly Row[] =>
    row[0] === 4 ? capacities.map((capacity, index) => [40 + index, signature(capacity)]) : [row],
  ),
  english: {
    ...without(4),
    ...Object.fromEntries(capacities.map((capacity, index) => [40 + index, signature(capacity)])),
  },
});

describe('the checks of an instrument', () => {
  it('find nothing where nothing is wrong', () => {
    expect(told({})).toEqual([]);
  });

  it.each<[string, Partial<Draft>, readonly string[]]>([
    [
      'a point that is too deep',
      {
        rows: withRow(
          11,
          clauses(
            [
              [term(1, 'កិច្ចសន្យា'), text(' សំដៅលើអ្វីមួយ')],
              [1, 'ខ'],
            ],
            100,
          ),
        ),
      },
      ['invalidTree 11 km'],
    ],
    [
      'a number that stands twice',
      { rows: withRow(14, clauses(['គ៕'], 400, inserted('new'))) },
      ['duplicateNumber 14 km'],
    ],
    [
      'a reference to a unit that is not there',
      { rows: withRow(14, clauses([[referenceTo(99), text('៕')]], 400)) },
      ['referenceGone 14/400 km'],
    ],
    [
      'a reference to a point that is not there',
      { rows: withRow(14, clauses([[referenceTo(11, 999), text('៕')]], 400)) },
      ['referenceGone 14/400 km'],
    ],
    [
      'a reference to an instrument that the register does not have',
      { rows: withRow(2, visa([citing(999)])) },
      ['referenceGone 2 km'],
    ],
    [
      'a reference without target in the English',
      { english: { ...english, 12: clauses([[referenceTo(99)]], 200) } },
      ['referenceGone 12/200 en'],
    ],
  ])('stop with an error: %s', (_what, draft, expected) => {
    expect(told(draft)).toEqual(expected);
    expect(found(draft).every(({ severity }) => severity === 'error')).toBe(true);
  });

  it.each<[string, Partial<Draft>, readonly string[]]>([
    [
      'an inserted article whose number skips one',
      { rows: withRow(13, provision('គ', inserted('new 2'), 300)) },
      ['numberGap 13 km'],
    ],
    [
      'an inserted article before the first',
      { rows: withRow(15, provision('ឃ', inserted('new'), 500)) },
      ['numberGap 15 km'],
    ],
    [
      'a visa of higher rank behind a lower one',
      {
        rows: withRow(1, visa([citing(902)])).map((row): Row =>
          row[0] === 2 ? [2, visa([citing(901)])] : row,
        ),
      },
      ['visaOrder 2 km'],
    ],
    ['a visa that was repealed', { rows: withRow(2, visa([citing(903)])) }, ['visaNotInForce 2 km']],
    ['a visa that was superseded', { rows: withRow(2, visa([citing(904)])) }, ['visaNotInForce 2 km']],
    [
      'a visa that another instrument of the register repeals',
      { rows: withRow(2, visa([citing(906)])) },
      ['visaNotInForce 2 km'],
    ],
    [
      'one who does not sign such an instrument',
      { rows: withRow(4, signature('ឧបនាយករដ្ឋមន្ត្រី')) },
      ['signatory 4 km'],
    ],
    ['nobody who signs', { rows: rows.filter(([number]) => number !== 4) }, ['signatory km']],
    [
      'a ministry at the head of what it may not issue',
      { metadata: withField('page.issuer.km', 'ក្រសួងមហាផ្ទៃ') },
      ['issuer page.issuer.km'],
    ],
    [
      'a number of another type',
      { metadata: withField('instrument.number', '១៤៤៧ សហវ.ប្រក') },
      ['numberForm instrument.number'],
    ],
    [
      'a lunar line that is not of the day',
      { metadata: withField('page.lunar.km', '៩កើត ខែកត្តិក') },
      ['datesDisagree page.lunar.km'],
    ],
    [
      'two dates in the text that disagree',
      { rows: withRow(12, provision('តាម កិច្ចសន្យា ៩កើត ខែកត្តិក ត្រូវនឹងថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤', undefined, 200)) },
      ['datesDisagree 12 km'],
    ],
    [
      'a weekday that is not that of its date',
      { rows: withRow(12, provision('តាម កិច្ចសន្យា នៅថ្ងៃចន្ទ ទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤', undefined, 200)) },
      ['wrongWeekday 12 km'],
    ],
    ['no English at all', { english: {} }, ['noEnglish en']],
    ['an article without English', { english: without(13) }, ['untranslated 13 en']],
    [
      'an article with nothing in English',
      { english: { ...english, 13: provision(' ', undefined, 300) } },
      ['untranslated 13 en'],
    ],
    [
      'a point without English',
      { english: { ...english, 11: clauses(['a'], 100) } },
      ['untranslated 11/101 en'],
    ],
    ['a signature without English', { english: without(4) }, ['untranslated 4 en']],
    [
      'an English that was written for other Khmer words',
      { english: { ...english, 13: translationOf(13, provision('គចាស់', inserted('new'), 300)) } },
      ['englishStale 13 en'],
    ],
    [
      'a term that is not used',
      { rows: withRow(12, provision('ខ', undefined, 200)) },
      ['termUnused 11/100 km'],
    ],
    [
      'a term that is defined twice',
      { rows: withRow(12, clauses([[term(2, 'កិច្ចសន្យា'), text(' តាម កិច្ចសន្យា')]], 200)) },
      ['termTwice 12/200 km'],
    ],
    [
      'a definition that is not marked',
      { rows: withRow(13, provision('«ភាគី» សំដៅលើ កិច្ចសន្យា', inserted('new'), 300)) },
      ['termUnmarked 13/300 km'],
    ],
    [
      'words that are used like a term and defined nowhere',
      { rows: withRow(13, provision('«ភាគី» និង «ភាគី»', inserted('new'), 300)) },
      ['termUndefined 13/300 km'],
    ],
    [
      'a text that is not closed',
      { rows: withRow(14, clauses([[referenceTo(11), text('។')]], 400)) },
      ['notClosed 14 km'],
    ],
    [
      'a text that is closed before its end',
      { rows: withRow(12, provision('តាម កិច្ចសន្យា ត្រូវ៕', undefined, 200)) },
      ['closedEarly 12 km'],
    ],
    [
      'a unit that cannot be read',
      {
        rows: withRow(13, {
          type: 'provision',
          schemaVersion: 9,
          content: { number: { kind: 'inserted', suffixes: [{ id: 'new' }] } },
        }),
      },
      ['unreadable 13 km'],
    ],
  ])('warn of %s', (_what, draft, expected) => {
    expect(told(draft)).toEqual(expected);
    expect(found(draft).every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('do not take an English for old whose Khmer is as it was', () => {
    const khmer = provision('គ', inserted('new'), 300);
    expect(told({ english: { ...english, 13: translationOf(13, khmer) } })).toEqual([]);
  });

  it.each<[string, Partial<Draft>, readonly string[]]>([
    ['two ministers', signedBy('រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', 'រដ្ឋមន្ត្រី ក្រសួងយុត្តិធម៌'), []],
    [
      'two ministers of whom one bears a higher title too',
      signedBy('ឧបនាយករដ្ឋមន្ត្រី\nរដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', 'រដ្ឋមន្ត្រីក្រសួងយុត្តិធម៌'),
      [],
    ],
    ['one minister alone', signedBy('រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ'), ['jointSignatures 40 km']],
    [
      'two of one ministry',
      signedBy('រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', 'រដ្ឋលេខាធិការ ក្រសួង\u200Bមហាផ្ទៃ'),
      ['jointSignatures 40 km'],
    ],
    ['nobody', signedBy(), ['signatory km', 'jointSignatures km']],
  ])('want a joint prakas signed for two ministries: %s', (_what, draft, expected) => {
    expect(told(draft).filter((line) => /signator|joint/u.test(line))).toEqual(expected);
  });

  it('name what a sentence needs', () => {
    const details = (draft: Partial<Draft>) => found(draft).map((one) => one.details);
    expect(details({ rows: withRow(2, visa([citing(903)])) })).toEqual([
      { citation: 'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ', standing: 'repealed' },
    ]);
    expect(details({ rows: withRow(13, provision('គ', inserted('new 2'), 300)) })).toEqual([
      { label: 'មាត្រា ២ ថ្មី (ពីរ)' },
    ]);
    expect(details({ rows: withRow(4, signature('រដ្ឋមន្ត្រី')) })).toEqual([{ expected: 'នាយករដ្ឋមន្ត្រី' }]);
  });

  it('tell errors first', () => {
    const rowsWithBoth = withRow(13, provision('គ', inserted('new 2'), 300)).map((row): Row =>
      row[0] === 2 ? [2, visa([citing(999)])] : row,
    );
    expect(told({ rows: rowsWithBoth })).toEqual(['referenceGone 2 km', 'numberGap 13 km']);
  });

  it('hold the month and year in a number against the day', () => {
    const told = (number: string): string[] =>
      found({ type: 'royal_decree', metadata: withField('instrument.number', number) })
        .filter(({ where }) => where.kind === 'field')
        .map(({ id }) => id);
    expect(told('នស/រកត/១១២៤/៧៩៤')).toEqual([]);
    expect(told('នស/រកត/១១២១/៧៩៤')).toEqual(['numberDate']);
  });

  it('do not ask who signs where the type does not say it', () => {
    expect(told({ type: 'law', rows: withRow(4, signature('ប្រធាន')) })).toEqual([]);
  });

  it('end on a tree whose units hang below each other', () => {
    const content = contentOf(rows, english);
    const chapter = content.km.get(uidOf(3));
    const article = content.km.get(uidOf(12));
    if (chapter === undefined || article === undefined) throw new Error('units are missing');
    const km = new Map(content.km).set(uidOf(3), { ...chapter, parent: uidOf(12) });
    const checks = checkInstrument({
      state: { kind: 'instrument', metadata: {}, content: { ...content, km } },
      type: instrumentType('sub_decree'),
      data: INSTRUMENTS,
      register: registerOf(...register),
    });
    expect(checks).toContainEqual(expect.objectContaining({ id: 'invalidTree', severity: 'error' }));
  });
});

describe('who heads the page of an instrument', () => {
  const headed = (type: string, issuer: string): boolean =>
    told({ type, metadata: withField('page.issuer.km', issuer) }).includes('issuer page.issuer.km');

  it.each([
    ['prakas', 'ក្រសួងមហាផ្ទៃ', false],
    ['prakas', 'ក្រសួងមហាផ្ទៃ\nអគ្គនាយកដ្ឋានរដ្ឋបាល', true],
    ['prakas', 'រដ្ឋបាលខេត្តកំពត', true],
    ['deika', 'រដ្ឋបាលខេត្តកំពត', false],
    ['deika', 'ក្រសួង មហាផ្ទៃ', true],
    ['law', 'រាជរដ្ឋាភិបាលកម្ពុជា', false],
    ['law', 'ក្រសួងមហាផ្ទៃ', true],
    ['prakas', '', false],
  ])('%s by «%s»: warned of is %s', (type, issuer, isTold) => {
    expect(headed(type, issuer)).toBe(isTold);
  });
});
