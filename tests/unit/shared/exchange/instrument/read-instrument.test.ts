import { describe, expect, test } from 'vitest';
import { createIds } from '../../../../../shared/document/ids.ts';
import { inOrder } from '../../../../../shared/document/tree.ts';
import {
  readInstrument,
  type InstrumentRead,
} from '../../../../../shared/exchange/instrument/read-instrument.ts';
import { sourceOfText } from '../../../../../shared/exchange/instrument/source-of-text.ts';
import { typeOfDocument } from '../../../../../shared/instrument/instrument-fields.ts';
import { labelOf, numbersOf } from '../../../../../shared/instrument/numbering.ts';
import { structureProblems } from '../../../../../shared/instrument/structure.ts';
import { wordsOf } from '../../../../../shared/instrument/text.ts';
import { INSTRUMENTS } from '../../../../support/instrument-units.ts';

function read(text: string): InstrumentRead {
  const ids = createIds({ now: () => 0, random: (bytes) => new Uint8Array(bytes) });
  const found = readInstrument({ items: sourceOfText(text, ids), ids, data: INSTRUMENTS });
  if (found === null) throw new Error('no instrument');
  return found;
}

/** Each unit as its depth, its label and its words. */
function outline({ state }: InstrumentRead): readonly string[] {
  const { km } = state.content;
  const type = typeOfDocument(state.metadata, INSTRUMENTS);
  if (type === undefined) throw new Error('no type');
  const numbers = numbersOf(km, type, INSTRUMENTS);
  expect(structureProblems(km, type, INSTRUMENTS)).toEqual([]);
  return inOrder(km).map((unit) => {
    const number = numbers.get(unit.uid);
    const label = number === undefined ? unit.type : labelOf(unit, number, type, 'km', INSTRUMENTS);
    return `${unit.parent === null ? '' : '· '}${label}: ${wordsOf(unit).replaceAll('\n', ' | ')}`;
  });
}

const PRAKAS = `ព្រះរាជាណាចក្រកម្ពុជា
ជាតិ សាសនា ព្រះមហាក្សត្រ
***
ក្រសួងមហាផ្ទៃ
លេខ៖ ១៤៤៧ មផ.ប្រក

ប្រកាស
ស្តីពី
ការរៀបចំនិងការប្រព្រឹត្តទៅនៃនាយកដ្ឋានរដ្ឋបាល
ឧបនាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ

- បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា
- បានឃើញព្រះរាជក្រមលេខ នស/រកម/០១៩៦/០៨ ចុះថ្ងៃទី២៤ ខែមករា ឆ្នាំ១៩៩៦
- យោងតាមការចាំបាច់របស់ក្រសួង

សម្រេច៖

ជំពូកទី១
បទប្បញ្ញត្តិទូទៅ
ប្រការ១៖ គោលបំណង
ប្រកាសនេះមានគោលបំណងរៀបចំនាយកដ្ឋានរដ្ឋបាល។
ប្រការ ២.- នាយកដ្ឋានមានភារកិច្ចដូចតទៅ៖
ក- រៀបចំឯកសារ
ខ- គ្រប់គ្រងបុគ្គលិក ៖
១- មន្ត្រីរាជការ
២- បុគ្គលិកកិច្ចសន្យា
គ- ភារកិច្ចផ្សេងទៀត
ប្រការ ២ ថ្មី៖ មាត្រា ៥ នៃច្បាប់នេះត្រូវអនុវត្ត។
ជំពូកទី២៖ អវសានប្បញ្ញត្តិ
ប្រការ៣
ប្រកាសនេះចូលជាធរមានចាប់ពីថ្ងៃចុះហត្ថលេខាតទៅ៕

ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨
រាជធានីភ្នំពេញ ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤
ឧបនាយករដ្ឋមន្ត្រី
រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ
ហត្ថលេខា និងត្រា
សុខ សាន្ត

កន្លែងទទួល៖
- ទីស្តីការគណៈរដ្ឋមន្ត្រី
- ឯកសារ-កាលប្បវត្តិ

ឧបសម្ព័ន្ធទី១៖ បញ្ជីឈ្មោះ
ឈ្មោះ	តួនាទី
សុខ	ប្រធាន`;

describe('a prakas as plain text', () => {
  test('visas, chapters, clauses with headings and points, inserted numbers, signature and annex are read', () => {
    expect(outline(read(PRAKAS))).toEqual([
      'visa: បានឃើញរដ្ឋធម្មនុញ្ញនៃព្រះរាជាណាចក្រកម្ពុជា',
      'visa: បានឃើញព្រះរាជក្រមលេខ នស/រកម/០១៩៦/០៨ ចុះថ្ងៃទី២៤ ខែមករា ឆ្នាំ១៩៩៦',
      'visa: យោងតាមការចាំបាច់របស់ក្រសួង',
      'ជំពូកទី១: បទប្បញ្ញត្តិទូទៅ',
      '· ប្រការ ១: គោលបំណង | ប្រកាសនេះមានគោលបំណងរៀបចំនាយកដ្ឋានរដ្ឋបាល។',
      '· ប្រការ ២:  | នាយកដ្ឋានមានភារកិច្ចដូចតទៅ៖ | រៀបចំឯកសារ | គ្រប់គ្រងបុគ្គលិក ៖ | មន្ត្រីរាជការ | បុគ្គលិកកិច្ចសន្យា | ភារកិច្ចផ្សេងទៀត',
      '· ប្រការ ២ ថ្មី:  | មាត្រា ៥ នៃច្បាប់នេះត្រូវអនុវត្ត។',
      'ជំពូកទី២: អវសានប្បញ្ញត្តិ',
      '· ប្រការ ៣:  | ប្រកាសនេះចូលជាធរមានចាប់ពីថ្ងៃចុះហត្ថលេខាតទៅ៕',
      'signature: ឧបនាយករដ្ឋមន្ត្រី | រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ | សុខ សាន្ត',
      'ឧបសម្ព័ន្ធទី១: បញ្ជីឈ្មោះ',
      '· table: ឈ្មោះ | តួនាទី | សុខ | ប្រធាន',
    ]);
  });

  test('type, number, day and subject become fields, and so does what stands around the text', () => {
    expect(read(PRAKAS).state.metadata).toEqual({
      'instrument.type': 'prakas',
      'instrument.number': '១៤៤៧ មផ.ប្រក',
      'instrument.date': '2024-11-08',
      'title.km': 'ប្រកាស ស្តីពីការរៀបចំនិងការប្រព្រឹត្តទៅនៃនាយកដ្ឋានរដ្ឋបាល',
      'page.issuer.km': 'ក្រសួងមហាផ្ទៃ',
      'page.signatory.km': 'ឧបនាយករដ្ឋមន្ត្រី រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
      'page.place.km': 'រាជធានីភ្នំពេញ',
      'page.lunar.km': 'ថ្ងៃសុក្រ ៨កើត ខែកត្តិក ឆ្នាំរោង ឆស័ក ព.ស.២៥៦៨',
      'page.recipients.km': 'ទីស្តីការគណៈរដ្ឋមន្ត្រី\nឯកសារ-កាលប្បវត្តិ',
    });
  });
});

const HEAD = 'ព្រះរាជាណាចក្រកម្ពុជា\nអនុក្រឹត្យ\nស្តីពីទឹកស្អាត\nសម្រេច\n';
const body = (...lines: readonly string[]): InstrumentRead => read(HEAD + lines.join('\n'));
const reasons = ({ guesses }: InstrumentRead): readonly string[] =>
  guesses.map(({ reason, text, now }) => [reason, text, ...(now === undefined ? [] : [now])].join(': '));

describe('labels as people write them', () => {
  test.each([
    ['មាត្រា ១.- ទឹក។', 'មាត្រា ១:  | ទឹក។'],
    ['មាត្រា១៖ ទឹក។', 'មាត្រា ១:  | ទឹក។'],
    ['មាត្រា\u200Bទី ១ - ទឹក។', 'មាត្រា ១:  | ទឹក។'],
    ['មាត្រា 1. ទឹក។', 'មាត្រា ១:  | ទឹក។'],
    ['មាត្រា ១ ទឹក។', 'មាត្រា ១:  | ទឹក។'],
    ['ជំពូកទី ១ ទឹក', 'ជំពូកទី១: ទឹក'],
    ['ជំពូក I៖ ទឹក', 'ជំពូកទី១: ទឹក'],
    ['ជំពូកទីមួយ៖ ទឹក', 'ជំពូកទី១: ទឹក'],
    ['ផ្នែកទី១\nទឹក', 'ផ្នែកទី១: ទឹក'],
  ])('%s', (line, expected) => {
    expect(outline(body(line))[0]).toBe(expected);
  });

  test('a sentence that begins with the name of an article is no article', () => {
    const found = body('មាត្រា ១៖ ទឹក។', 'មាត្រា ២ នៃច្បាប់ស្តីពីទឹកត្រូវអនុវត្ត។', 'មាត្រា ៥ ចែងថាទឹកស្អាត។');
    expect(outline(found)).toEqual(['មាត្រា ១:  | ទឹក។ | មាត្រា ២ នៃច្បាប់ស្តីពីទឹកត្រូវអនុវត្ត។ | មាត្រា ៥ ចែងថាទឹកស្អាត។']);
  });

  test('articles of a quotation stay in it', () => {
    const found = body('មាត្រា ១៖ មាត្រា ៧ ត្រូវបានជំនួសដូចតទៅ៖', '«មាត្រា ៧៖', 'មាត្រា ៨៖ ថ្មី។»', 'មាត្រា ២៖ ចប់៕');
    expect(outline(found)).toEqual([
      'មាត្រា ១:  | មាត្រា ៧ ត្រូវបានជំនួសដូចតទៅ៖ | «មាត្រា ៧៖ | មាត្រា ៨៖ ថ្មី។»',
      'មាត្រា ២:  | ចប់៕',
    ]);
  });

  test('an inserted article keeps its number, one that replaces its forerunner is told of', () => {
    const found = body('មាត្រា ១៖ ក។', 'មាត្រា ១ ថ្មី៖ ខ។', 'មាត្រា ១ ថ្មី (ពីរ)៖ គ។', 'មាត្រា ២ ស្ទួន៖ ឃ។');
    expect(outline(found).map((line) => line.split(':', 1)[0])).toEqual([
      'មាត្រា ១',
      'មាត្រា ១ ថ្មី',
      'មាត្រា ១ ថ្មី (ពីរ)',
      'មាត្រា ២',
    ]);
    expect(reasons(found)).toEqual(['renumbered: មាត្រា ២ ស្ទួន: មាត្រា ២']);
  });

  test('a table of contents is left out, and that is told', () => {
    const found = body('ជំពូកទី១ ទឹក........ ៣', 'ជំពូកទី១ ទឹក', 'មាត្រា ១៖ ចប់៕');
    expect(outline(found)).toEqual(['ជំពូកទី១: ទឹក', '· មាត្រា ១:  | ចប់៕']);
    expect(reasons(found)).toEqual(['leftOut: ជំពូកទី១ ទឹក........ ៣']);
  });
});

describe('what is guessed, and told', () => {
  test('text under a heading, numbers that do not follow, points that are marked otherwise', () => {
    const found = body(
      'ជំពូកទី១',
      'ទឹក',
      'ជំពូកនេះកំណត់ទឹក។',
      'មាត្រា ២៖ មាន៖',
      '1) ទឹកភ្លៀង',
      '2) ទឹកទន្លេ',
      'មាត្រា ៣៖ ចប់៕',
    );
    expect(outline(found)).toEqual([
      'ជំពូកទី១: ទឹក | ជំពូកនេះកំណត់ទឹក។',
      '· មាត្រា ១:  | មាន៖ | ទឹកភ្លៀង | ទឹកទន្លេ',
      '· មាត្រា ២:  | ចប់៕',
    ]);
    expect(reasons(found)).toEqual([
      'underHeading: ជំពូកនេះកំណត់ទឹក។',
      'points: 1) ទឹកភ្លៀង: ក-',
      'renumbered: មាត្រា ២: មាត្រា ១',
      'renumbered: មាត្រា ៣: មាត្រា ២',
    ]);
  });

  test('without a line that says its type, articles make a law and clauses a prakas', () => {
    const named = (name: string): string => [1, 2, 3].map((number) => `${name} ${number}៖ ទឹក។`).join('\n');
    expect(read(named('មាត្រា')).state.metadata['instrument.type']).toBe('law');
    const prakas = read(named('ប្រការ'));
    expect(prakas.state.metadata['instrument.type']).toBe('prakas');
    expect(reasons(prakas)).toEqual(['type: ប្រកាស']);
  });

  test('an English text stands beside a Khmer one that is still to be written', () => {
    const found = read(
      [
        'KINGDOM OF CAMBODIA',
        'PRAKAS',
        'on Clean Water',
        'Having seen the Constitution',
        'DECIDES',
        'Chapter IV General Provisions',
        'Clause 1. Clean water is:',
        'a) rain;',
        'i) of the wet season;',
        'ii) of the dry season;',
        'b) rivers.',
        'Clause 2. It enters into force.',
      ].join('\n'),
    );
    const { km, en } = found.state.content;
    expect(found.language).toBe('en');
    expect(found.state.metadata).toMatchObject({ 'title.en': 'Prakas on Clean Water' });
    expect(inOrder(km).map((unit) => wordsOf(unit).replaceAll('\n', ''))).toEqual(['', '', '', '']);
    expect([...en.values()].map((unit) => wordsOf(unit).replaceAll('\n', ' | '))).toEqual([
      'Having seen the Constitution',
      'General Provisions',
      ' | Clean water is: | rain; | of the wet season; | of the dry season; | rivers.',
      ' | It enters into force.',
    ]);
  });
});

test('a circular keeps its paragraphs, and its numbers are points of their own', () => {
  const found = read(
    [
      'ព្រះរាជាណាចក្រកម្ពុជា',
      'សារាចរ',
      'ស្តីពីទឹកស្អាត',
      'យោងអនុក្រឹត្យលេខ ៤១ អនក្រ.បក',
      'រដ្ឋបាលខេត្តត្រូវអនុវត្តដូចតទៅ៖',
      '១. ពិនិត្យទឹក។',
      '២. រាយការណ៍។',
    ].join('\n'),
  );
  expect(outline(found)).toEqual([
    'visa: យោងអនុក្រឹត្យលេខ ៤១ អនក្រ.បក',
    'paragraph: រដ្ឋបាលខេត្តត្រូវអនុវត្តដូចតទៅ៖',
    '១.:  | ពិនិត្យទឹក។',
    '២.:  | រាយការណ៍។',
  ]);
});

test('two who sign are two, and one who signs for another has a prefix', () => {
  const found = body(
    'មាត្រា ១៖ ចប់៕',
    'ថ្ងៃទី....... ខែ....... ឆ្នាំ២០២៦',
    'ជ. រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
    'ហត្ថលេខា និងត្រា',
    'ស សុខា',
    'រដ្ឋមន្ត្រីក្រសួងសុខាភិបាល',
    'ហត្ថលេខា និងត្រា',
    'ជា វណ្ណា',
  );
  expect(
    inOrder(found.state.content.km)
      .slice(1)
      .map(({ content }) => content),
  ).toEqual([
    { prefix: 'for', capacity: 'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ', name: 'ស សុខា' },
    { capacity: 'រដ្ឋមន្ត្រីក្រសួងសុខាភិបាល', name: 'ជា វណ្ណា' },
  ]);
});
