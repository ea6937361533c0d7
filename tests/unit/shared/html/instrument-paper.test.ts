import { describe, expect, it } from 'vitest';
import type { Metadata } from '../../../../shared/document/model.ts';
import { instrumentPaperHtml } from '../../../../shared/html/instrument-paper.ts';
import { FIRST_LOOK } from '../../../../shared/html/paper-look.ts';
import { instrumentPage } from '../../../../shared/instrument/instrument-page.ts';
import type { InstrumentContent } from '../../../../shared/instrument/text.ts';
import {
  annex,
  clauses,
  contentOf,
  division,
  INSTRUMENTS,
  provision,
  referenceTo,
  signature,
  visa,
} from '../../../support/instrument-units.ts';
import { PRAKAS, PRAKAS_SOURCE, PRAKAS_STATE } from '../../../support/sample-prakas.ts';
import { uidOf } from '../../../support/units.ts';

const paper = (
  language: 'km' | 'en' = 'km',
  content: InstrumentContent = PRAKAS,
  metadata: Metadata = PRAKAS_STATE.metadata,
): string =>
  instrumentPaperHtml({
    page: instrumentPage(metadata, content, INSTRUMENTS, PRAKAS_SOURCE.register, language),
    name: 'no',
    look: FIRST_LOOK,
    base: '../../',
  });
/** What a reader sees, one space for every stretch of white space. */
const words = (html: string): string =>
  html
    .replace(/^[^]*<body>/u, '')
    .replaceAll(/<[^>]+>/gu, ' ')
    .replaceAll(/\s+/gu, ' ');
const inOrder = (text: string, pieces: readonly string[]): void => {
  let at = 0;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    expect(found, piece).toBeGreaterThanOrEqual(at);
    at = found + piece.length;
  }
};

describe('an instrument as a page', () => {
  it('has its parts in the order of an instrument, with the numbers and references that follow from it', () => {
    inOrder(words(paper()), [
      'ព្រះរាជាណាចក្រកម្ពុជា',
      'ក្រសួងមហាផ្ទៃ',
      'លេខ៖',
      'ប្រកាស',
      'ស្តីពី',
      'ការផ្តល់សេវាសាធារណៈ',
      'រដ្ឋមន្ត្រីក្រសួងមហាផ្ទៃ',
      'បានឃើញរដ្ឋធម្មនុញ្ញ',
      '៤១ អនក្រ.បក',
      'សម្រេច',
      'ជំពូកទី១ បទប្បញ្ញត្តិទូទៅ',
      'ប្រការ ១ ប្រកាសនេះកំណត់',
      'ប្រការ ២',
      'ក- ការចុះបញ្ជី ១- តាមអ៊ីនធឺណិត - ពេលថ្ងៃ ២- នៅសាលា ខ- ការផ្តល់ឯកសារ',
      'ប្រការ ២ ថ្មី',
      'ជំពូកទី២ នីតិវិធី',
      'ប្រការ ៣ ថ្លៃសេវា',
      'ឧបសម្ព័ន្ធទី១',
      '៕',
      'ឆ្នាំ២០២៤',
      'ស សុខា',
      'ក វិបុល',
      'កន្លែងទទួល',
      'គិតជារៀល',
      'ឧបសម្ព័ន្ធទី១ តារាងថ្លៃ',
      'ប្រការ ១ ថ្លៃអាចកែប្រែបាន។',
    ]);
  });

  it('is headed as an unofficial translation in English, and says nothing that nobody has translated', () => {
    const english = words(paper('en'));
    inOrder(english, [
      'Unofficial translation',
      'KINGDOM OF CAMBODIA',
      'Having seen',
      'DECIDES',
      'Chapter 1',
      'Clause 2 new',
    ]);
    expect(english).not.toMatch(/\p{Script=Khmer}{8}/u);
    expect(paper()).not.toContain('class="translation"');
  });

  it('puts each annex on a page of its own, a wide one across', () => {
    const html = paper(
      'km',
      contentOf([
        [1, annex('ខ')],
        [2, annex('គ')],
      ]),
    );
    expect(html.match(/<article/gu)).toHaveLength(3);
    expect(paper()).toContain('<article class="official annex landscape">');
  });

  it('shows notes at the end of the sheet that they stand on', () => {
    const [main = '', ...annexes] = paper().split('</article>');
    expect(main).toContain('id="note-1"');
    expect(annexes.join('')).not.toContain('id="note-1"');
  });

  it('leads from a reference to what it means, and marks one whose target is gone', () => {
    const html = paper(
      'km',
      contentOf([
        [1, provision('ក')],
        [2, clauses([[referenceTo(1)], [referenceTo(9)]])],
      ]),
    );
    expect(html).toContain(`<a class="reference" href="#${uidOf(1)}">`);
    expect(html).toContain('<span class="gone">មាត្រា ០</span>');
  });

  it('puts the number of a point of a circular beside its text, not above it', () => {
    const html = paper('km', contentOf([[1, provision('សេចក្តី')]]), { 'instrument.type': 'circular' });
    expect(html).toContain('<div id="' + uidOf(1) + '" class="counted"><p class="marker">១.</p>');
  });

  it('shows the number and the date that it was registered under, in the letters of each language', () => {
    const metadata = {
      ...PRAKAS_STATE.metadata,
      'instrument.number': '១៤៤៧ ប្រក',
      'instrument.date': '2025-01-09',
    };
    expect(words(paper('km', PRAKAS, metadata))).toContain('លេខ៖ ១៤៤៧ ប្រក');
    expect(words(paper('km', PRAKAS, metadata))).toContain('ឆ្នាំ២០២៥');
    expect(words(paper('en', PRAKAS, metadata))).toContain('No. 1447 PRK');
  });

  it('nests headings without a gap, whatever levels the text uses', () => {
    const html = paper(
      'km',
      contentOf([[1, division('chapter', 'ក'), [[2, division('section', 'ខ'), [[3, provision('គ')]]]]]]),
    );
    expect([...html.matchAll(/<h(\d)/gu)].map(([, level]) => Number(level))).toEqual([1, 2, 3, 4]);
  });

  it('prints a document without an official page by its type and its title', () => {
    const html = paper(
      'km',
      contentOf([
        [1, visa('បានឃើញ')],
        [2, signature('រដ្ឋមន្ត្រី')],
      ]),
      {
        'instrument.type': 'law',
        'title.km': 'ច្បាប់ ស្តីពីដី',
      },
    );
    inOrder(words(html), ['ច្បាប់', 'បានឃើញ', 'រដ្ឋមន្ត្រី']);
  });

  it('escapes every text that a person can write', () => {
    const hostile = '<img src=x onerror=alert(1)>"\'&';
    const html = paper(
      'km',
      contentOf([
        [1, visa(hostile)],
        [
          2,
          division('chapter', hostile),
          [[3, clauses([hostile, [0, hostile], [referenceTo(9, undefined, hostile)]])]],
        ],
        [4, { ...signature(hostile), content: { capacity: hostile, name: hostile, prefix: 'for' } }],
        [5, annex(hostile)],
      ]),
      { ...PRAKAS_STATE.metadata, 'title.km': hostile, 'instrument.number': hostile },
    );
    expect(html).not.toMatch(/<img|<script|<[^>]*\son\w+=/iu);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('holds no script and no style of its own, and is the same bytes for the same input', () => {
    expect(paper()).not.toMatch(/<script|<style|style=|\son\w+=/iu);
    expect(paper()).toBe(paper());
  });
});
