import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { docxOfInstrument } from '../../../../electron/core/exchange/docx-instrument.ts';
import { weighZip } from '../../../../electron/limited/zip.ts';
import { LANGUAGES, type Language, type Metadata } from '../../../../shared/document/model.ts';
import { instrumentText } from '../../../../shared/exchange/instrument-text.ts';
import { withoutControls } from '../../../../shared/exchange/line.ts';
import { typeOfDocument } from '../../../../shared/instrument/instrument-fields.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import { toKhmerDigits } from '../../../../shared/khmer/index.ts';
import { docxPart } from '../../../support/docx-part.ts';
import {
  clauses,
  contentOf,
  inserted,
  INSTRUMENTS,
  provision,
  referenceTo,
} from '../../../support/instrument-units.ts';
import { anyInstrument } from '../../../support/instruments.ts';
import { runs } from '../../../support/runs.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../../../support/sample-prakas.ts';
import { refreshed, wordView, type WordView } from '../../../support/word-view.ts';

async function made(content: InstrumentContent, language: Language, metadata: Metadata) {
  const page = instrumentPage(metadata, content, INSTRUMENTS, PRAKAS_SOURCE.register, language);
  const levels = typeOfDocument(metadata, INSTRUMENTS)?.levels ?? [];
  const { bytes } = await docxOfInstrument({ page, levels, pictures: new Map() });
  return { page, bytes, view: wordView(bytes) };
}
const prakas = (language: Language) => made(PRAKAS, language, PRAKAS_STATE.metadata);

/** Words and numbers alone; Word's own signs of lists and notes as the text has them. */
const bare = (text: string): string => withoutControls(text).replace(/[\s\u200B\uFFFE\uFFFF]/gu, '');
function shown({ paragraphs, notes }: WordView, language: Language): string {
  const own = (text: string): string => (language === 'km' ? toKhmerDigits(text) : text);
  const lines = paragraphs.map(({ number, isList, text }) => {
    const listed = isList ? own(number.replace(/^[•–▪]$/u, '-')) : number;
    return listed + text.replaceAll(/\[\d+\]/gu, own);
  });
  return bare([...lines, ...notes.map((note, index) => own(`[${index + 1}]`) + note)].join('\n'));
}

describe('an instrument as a Word document', () => {
  test.each(LANGUAGES)('says by its styles what each paragraph is (%s)', async (language) => {
    const { view } = await prakas(language);
    const styles = [...new Set(view.paragraphs.map(({ style }) => style))].filter((style) => style !== '');
    expect(styles).toEqual(
      expect.arrayContaining([
        'OfficialKingdom',
        'OfficialType',
        'OfficialSubject',
        'InstrumentIssuer',
        'InstrumentVisa',
        'InstrumentEnacting',
        'DivisionChapter',
        'InstrumentArticle',
        'InstrumentParagraph',
        'InstrumentPoint1',
        'InstrumentPoint2',
        'InstrumentPoint3',
        'OfficialSignatory',
        'OfficialName',
        'OfficialRecipients',
      ]),
    );
  });

  test('defines them with the faces that ministries have, chapters and articles in its outline', async () => {
    const { bytes } = await prakas('km');
    const styles = docxPart(bytes, 'word/styles.xml');
    const styleOf = (id: string): string =>
      new RegExp(`<w:style [^>]*w:styleId="${id}"[^>]*>.*?</w:style>`, 'u').exec(styles)?.[0] ?? '';
    expect(styleOf('OfficialType')).toContain('w:cs="Khmer OS Muol Light"');
    expect(styleOf('DivisionChapter')).toMatch(/Division Chapter.*Khmer OS Muol Light/u);
    expect(styleOf('DivisionChapter')).toContain('<w:outlineLvl w:val="0"/>');
    expect(styleOf('InstrumentArticle')).toContain('<w:outlineLvl w:val="3"/>');
    expect(styleOf('InstrumentParagraph')).toContain('w:cs="Khmer OS Siemreap"');
  });

  test('has its Khmer numbers as text in bookmarks and its references as fields to them', async () => {
    const { view } = await prakas('km');
    expect(view.paragraphs.filter(({ number, isList }) => number !== '' && !isList)).toEqual([]);
    expect(
      view.paragraphs.filter(({ style }) => style === 'InstrumentArticle').map(({ text }) => text),
    ).toEqual(['ប្រការ ១', 'ប្រការ ២', 'ប្រការ ២ ថ្មី', 'ប្រការ ៣\nថ្លៃសេវា', 'ប្រការ ៤', 'ប្រការ ១']);
    expect(view.fields.map((field) => [field.shown, refreshed(field, view)])).toEqual(
      ['ក', '៣', '២', '១'].map((number) => [number, number]),
    );
  });

  test('has its Latin numbers as numbering where Word counts alike, as text where it does not', async () => {
    const { view } = await prakas('en');
    const numbered = view.paragraphs.filter(({ style }) => /^(?:Division|InstrumentArticle)/u.test(style));
    expect(numbered.map(({ number, text }) => [number, text])).toEqual([
      ['Chapter 1', '\nGeneral provisions'],
      ['Clause 1', ''],
      ['Clause 2', ''],
      ['', 'Clause 2 new'],
      ['Chapter 2', ''],
      ['Clause 4', ''],
    ]);
    const points = view.paragraphs.filter(({ style }) => style.startsWith('InstrumentPoint'));
    expect(points.map(({ number, text }) => [number, text])).toEqual([
      ['a.', 'registration'],
      ['1.', 'online'],
      ['', '- by day'],
      ['2.', 'at the office'],
      ['b.', 'documents'],
    ]);
    expect(view.fields).toEqual([
      { instruction: expect.stringContaining('\\n \\h') as string, shown: 'Clause 2' },
    ]);
  });

  test('has several signatures, and its annex on landscape pages of its own', async () => {
    const { view } = await prakas('km');
    expect(view.paragraphs.filter(({ style }) => style === 'OfficialName').map(({ text }) => text)).toEqual([
      'ស សុខា',
      'ក វិបុល',
    ]);
    expect(view.sections).toEqual(['portrait', 'landscape']);
    expect(view.notes).toEqual(['គិតជារៀល']);
  });

  test('after z Word counts on as ours does not: those points are text, and references to them right', async () => {
    const points = Array.from({ length: 30 }, (_, index) => [0, `point ${index}`] as const);
    const content = contentOf(
      [
        [1, clauses(points, 100)],
        [2, clauses([[referenceTo(1, 128)]], 200)],
      ],
      {
        1: clauses(points, 100),
        2: clauses([[referenceTo(1, 128), { kind: 'text', text: ' ' }, referenceTo(1, 110)]], 200),
      },
    );
    const { view } = await made(content, 'en', { 'instrument.type': 'law' });
    const [z, aa, ab] = view.paragraphs.filter(({ style }) => style === 'InstrumentPoint1').slice(25, 28);
    expect([z?.number, aa?.number, ab?.text]).toEqual(['z.', 'aa.', 'ab. point 27']);
    expect(view.fields.map((field) => [field.shown, refreshed(field, view)])).toEqual([
      ['ac', 'ac'],
      ['Article 1', 'Article 1'],
      ['k', 'k'],
      ['Article 1', 'Article 1'],
    ]);
  });

  test('in a circular a reference names what its number alone stands before', async () => {
    const content = contentOf(
      [
        [1, provision('ក')],
        [2, provision('ខ', inserted('new'), 2)],
      ],
      {
        1: clauses([[referenceTo(1), { kind: 'text', text: ', ' }, referenceTo(2)]], 10),
        2: provision('b', inserted('new'), 2),
      },
    );
    const { view } = await made(content, 'en', { 'instrument.type': 'circular' });
    expect(view.paragraphs.map(({ number, text }) => number + text)).toEqual([
      'Unofficial translation',
      'Circular',
      '',
      '1.Point 1, Point 1 new',
      '1 new. b',
    ]);
    expect(view.fields.map((field) => refreshed(field, view))).toEqual(['1', '1 new']);
  });

  test('of any instrument the words and numbers are those of its plain text, and each field shows its bookmark', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyInstrument,
        fc.constantFrom(...LANGUAGES),
        async ({ metadata, content }, language) => {
          if (content.shape !== 'oneTree') throw new Error('made as one tree');
          const { page, bytes, view } = await made(content, language, metadata);
          expect(weighZip(Buffer.from(bytes))).toBe('ok');
          expect(shown(view, language)).toBe(bare(instrumentText(page)));
          expect(view.twice).toEqual([]);
          for (const field of view.fields) expect(refreshed(field, view)).toBe(field.shown);
          expect(view.sections).toEqual([
            'portrait',
            ...page.printed.annexes.map(({ orientation }) => orientation),
          ]);
        },
      ),
      { numRuns: runs(40) },
    );
  });
});
