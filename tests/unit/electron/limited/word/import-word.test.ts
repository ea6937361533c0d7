import { describe, expect, test } from 'vitest';
import { importWord, type WordInstrument } from '../../../../../electron/limited/word/import-word.ts';
import { createIds } from '../../../../../shared/document/ids.ts';
import { contentOfUnits } from '../../../../../shared/document/open-units.ts';
import { inOrder } from '../../../../../shared/document/tree.ts';
import type { InstrumentUnits } from '../../../../../shared/exchange/imported-instrument.ts';
import { typeOfDocument } from '../../../../../shared/instrument/instrument-fields.ts';
import { labelOf, numbersOf, pointMarkers } from '../../../../../shared/instrument/numbering.ts';
import { structureProblems } from '../../../../../shared/instrument/structure.ts';
import { wordsOf } from '../../../../../shared/instrument/text.ts';
import { contentAs } from '../../../../../shared/instrument/editing/drafting.ts';
import { INSTRUMENTS } from '../../../../support/instrument-units.ts';
import { p, run, wordFile, type WordParts } from '../../../../support/word-file.ts';

function read(parts: WordParts): WordInstrument {
  const ids = createIds({ now: () => 0, random: (bytes) => new Uint8Array(bytes) });
  const answer = importWord(wordFile(parts), ids, INSTRUMENTS);
  if (!answer.ok || answer.value === null) throw new Error('no instrument');
  return answer.value;
}

/** Each unit's label, marks of its points, and words. */
function outline(
  { instrument }: WordInstrument,
  units: InstrumentUnits = instrument.units,
): readonly string[] {
  const { km } = contentOfUnits('instrument', units);
  const type = typeOfDocument(instrument.metadata, INSTRUMENTS);
  if (type === undefined) throw new Error('no type');
  expect(structureProblems(km, type, INSTRUMENTS)).toEqual([]);
  const numbers = numbersOf(km, type, INSTRUMENTS);
  return inOrder(km).map((unit) => {
    const number = numbers.get(unit.uid);
    const label = number === undefined ? unit.type : labelOf(unit, number, type, 'km', INSTRUMENTS);
    const parts = contentAs(unit, 'provision')?.parts ?? [];
    const marks = [...pointMarkers(parts, type, 'km', INSTRUMENTS).values()].join(' ');
    return [label, marks, wordsOf(unit).replaceAll('\n', ' | ')].filter((text) => text !== '').join(': ');
  });
}

const HEAD = [
  p('ព្រះរាជាណាចក្រកម្ពុជា', '<w:jc w:val="center"/>'),
  p('ជាតិ សាសនា ព្រះមហាក្សត្រ', '<w:jc w:val="center"/>'),
  p('ប្រកាស', '<w:jc w:val="center"/>'),
  p('ស្តីពីសេវាសាធារណៈ', '<w:jc w:val="center"/>'),
].join('');

const numbered = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
const num = (id: number, abstract: number): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/></w:num>`;

describe('what Word counts', () => {
  test('numbers that stand in no paragraph are those of articles and points, styles count too', () => {
    const found = read({
      styles:
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="Chapter"/><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>',
      numbering: [
        list(
          0,
          level(0, 'decimal', 'ប្រការ %1.-'),
          level(1, 'lowerLetter', '%2)'),
          level(2, 'bullet', '\uF0B7'),
        ),
        list(1, level(0, 'upperRoman', 'ជំពូកទី %1')),
        num(1, 0),
        num(2, 1),
      ].join(''),
      document: [
        HEAD,
        p('បទប្បញ្ញត្តិទូទៅ', '<w:pStyle w:val="C"/>'),
        p('សេវានេះមាន៖', numbered(1)),
        p('ការចុះបញ្ជី', numbered(1, 1)),
        p('តាមអ៊ីនធឺណិត', numbered(1, 2)),
        p('ការផ្តល់ឯកសារ', numbered(1, 1)),
        p('ថ្លៃសេវាមានកំណត់។', numbered(1)),
        p('', '<w:pStyle w:val="C"/>'),
        p('អវសានប្បញ្ញត្តិ'),
        p('ប្រកាសនេះចូលជាធរមាន៕', numbered(1)),
      ].join(''),
    });
    expect(outline(found)).toEqual([
      'ជំពូកទី១: បទប្បញ្ញត្តិទូទៅ',
      'ប្រការ ១: ក- ១- ខ-:  | សេវានេះមាន៖ | ការចុះបញ្ជី | តាមអ៊ីនធឺណិត | ការផ្តល់ឯកសារ',
      'ប្រការ ២:  | ថ្លៃសេវាមានកំណត់។',
      'ជំពូកទី២: អវសានប្បញ្ញត្តិ',
      'ប្រការ ៣:  | ប្រកាសនេះចូលជាធរមាន៕',
    ]);
  });

  test('a numbering that refers to itself counts nothing, and no word is lost', () => {
    const found = read({
      styles:
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style>',
      numbering: `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>${num(1, 0)}`,
      document: [HEAD, p('ប្រការ១៖ មាន៖'), p('ការចុះបញ្ជី', `<w:pStyle w:val="A"/>${numbered(1)}`)].join(''),
    });
    expect(outline(found)).toEqual(['ប្រការ ១: ក-:  | មាន៖ | ការចុះបញ្ជី']);
  });
});

describe('what Word keeps track of', () => {
  const by = (author: string, way: 'ins' | 'del', inner: string): string =>
    `<w:${way} w:id="1" w:author="${author}" w:date="2026-02-03T10:00:00Z">${inner}</w:${way}>`;
  const deleted = (text: string): string => `<w:r><w:delText>${text}</w:delText></w:r>`;
  const document = [
    HEAD,
    p(
      `${run('ប្រការ១៖ ពិន័យ ')}${by('សុខា', 'del', deleted('១០០'))}${by('សុខា', 'ins', run('២០០'))}${run(' រៀល។')}`,
    ),
    p(by('ដារា', 'ins', run('ប្រការ២៖ ប្រការថ្មី។')), '<w:rPr><w:ins w:id="2" w:author="ដារា"/></w:rPr>'),
    p(
      `${run('ប្រការ២៖ ')}<w:commentRangeStart w:id="7"/>${run('ចូលជាធរមាន៕')}<w:r><w:commentReference w:id="7"/></w:r>`,
    ),
  ].join('');
  const comments = '<w:comment w:id="7" w:author="វណ្ណា"><w:p><w:r><w:t>ពីថ្ងៃណា?</w:t></w:r></w:p></w:comment>';

  test('the text has all changes, and the text before them has none; what did not change is the same unit', () => {
    const found = read({ document, comments });
    const { units, before } = found.instrument;
    if (before === null) throw new Error('nothing before');
    expect(outline(found)).toEqual([
      'ប្រការ ១:  | ពិន័យ ២០០ រៀល។',
      'ប្រការ ២:  | ប្រការថ្មី។',
      'ប្រការ ៣:  | ចូលជាធរមាន៕',
    ]);
    expect(outline(found, before)).toEqual(['ប្រការ ១:  | ពិន័យ ១០០ រៀល។', 'ប្រការ ២:  | ចូលជាធរមាន៕']);
    expect(before.km.map(({ uid }) => uid)).toEqual([units.km[0]?.uid, units.km[2]?.uid]);
  });

  test('who changed and who remarked what is told, with its place', () => {
    const { findings, units } = read({ document, comments }).instrument;
    const [first, second, third] = units.km.map(({ uid }) => uid);
    const date = '2026-02-03';
    expect(findings.filter(({ kind }) => kind !== 'guess')).toEqual([
      { kind: 'change', way: 'deleted', author: 'សុខា', date, text: '១០០', uid: first, place: 'ប្រការ ១' },
      { kind: 'change', way: 'inserted', author: 'សុខា', date, text: '២០០', uid: first, place: 'ប្រការ ១' },
      {
        kind: 'change',
        way: 'inserted',
        author: 'ដារា',
        date,
        text: 'ប្រការ២៖ ប្រការថ្មី។',
        uid: second,
        place: 'ប្រការ ២',
      },
      {
        kind: 'comment',
        author: 'វណ្ណា',
        words: 'ពីថ្ងៃណា?',
        text: 'ប្រការ២៖ ចូលជាធរមាន៕',
        uid: third,
        place: 'ប្រការ ៣',
      },
    ]);
  });
});

test('a table of an article is its own, one that lays out the foot of the page is read by its lines', () => {
  const cell = (...paragraphs: readonly string[]): string => `<w:tc>${paragraphs.join('')}</w:tc>`;
  const found = read({
    document: [
      HEAD,
      p('ប្រការ១៖ ថ្លៃសេវា៖'),
      `<w:tbl><w:tr>${cell(p('សេវា'))}${cell(p('ថ្លៃ'))}</w:tr><w:tr>${cell(p('ចុះបញ្ជី'))}${cell(p('១០០'))}</w:tr></w:tbl>`,
      p('ប្រការ២៖ ចូលជាធរមាន៕'),
      `<w:tbl><w:tr>${cell(p('កន្លែងទទួល៖'), p('- ខុទ្ទកាល័យ'))}${cell(
        p('រាជធានីភ្នំពេញ ថ្ងៃទី៨ ខែវិច្ឆិកា ឆ្នាំ២០២៤'),
        p('រដ្ឋមន្ត្រី'),
        p(''),
        p(''),
        p('ស សុខា'),
      )}</w:tr></w:tbl>`,
      p('ឧបសម្ព័ន្ធទី១', '<w:jc w:val="center"/>'),
      p(
        'បញ្ជី',
        '<w:jc w:val="center"/><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>',
      ),
    ].join(''),
  });
  expect(outline(found)).toEqual([
    'ប្រការ ១:  | ថ្លៃសេវា៖ | សេវា | ថ្លៃ | ចុះបញ្ជី | ១០០',
    'ប្រការ ២:  | ចូលជាធរមាន៕',
    'signature: រដ្ឋមន្ត្រី | ស សុខា',
    'ឧបសម្ព័ន្ធទី១: បញ្ជី',
  ]);
  expect(found.instrument.metadata).toMatchObject({
    'instrument.date': '2024-11-08',
    'page.recipients.km': 'ខុទ្ទកាល័យ',
    'title.km': 'ប្រកាស ស្តីពីសេវាសាធារណៈ',
  });
});

test('Limon is read as Khmer before anybody asks what the text is', () => {
  const limon = '<w:rFonts w:ascii="Limon S1" w:hAnsi="Limon S1"/>';
  const found = read({
    document: [HEAD, p('ប្រការ១៖ មាន៖'), p(run('siT§imnusS', limon))].join(''),
  });
  expect(outline(found)).toEqual(['ប្រការ ១:  | មាន៖ | សិទ្ធិមនុស្ស']);
  expect(found.legacyRuns).toHaveLength(1);
});

test('a Word document that is no instrument is none', () => {
  const ids = createIds({ now: () => 0, random: (bytes) => new Uint8Array(bytes) });
  const file = wordFile({ document: p('ក្រសួងប្រកាសព័ត៌មាន') + p('តាមមាត្រា ១២ នៃច្បាប់នេះ។') });
  expect(importWord(file, ids, INSTRUMENTS)).toEqual({ ok: true, value: null });
});
