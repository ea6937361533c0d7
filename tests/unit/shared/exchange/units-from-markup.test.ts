import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { unitsFromMarkup } from '../../../../shared/exchange/units-from-markup.ts';
import { countingIds, pieceHtml } from '../../../support/pieces.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../../fixtures/exchange');

function taken(html: string) {
  const result = unitsFromMarkup(parse(html), countingIds());
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

const shown = (html: string): string[] => taken(html).pieces.map(pieceHtml);

describe('what other programs put on the clipboard', () => {
  const fixture = (name: string): string[] => shown(readFileSync(path.join(FIXTURES, name), 'utf8'));

  test('Word: headings, its own lists, tracked changes, comments, a footnote, a table and a picture', () => {
    expect(fixture('word.html')).toEqual([
      '<h2>សេចក្តីជូនដំណឹង</h2>',
      '<h2>ចំណុចទី១</h2>',
      '<p><strong>ក្រសួង</strong> សូមជម្រាបជូន\u200Bសាធារណជន\u200Bថា <em>ការប្រជុំ</em> នឹងប្រព្រឹត្តទៅ នៅថ្ងៃអង្គារ <a href="https://moeys.gov.kh/notice?a=1&amp;b=2">គេហទំព័រ</a>[^យោងប្រកាសលេខ ១២] ។</p>',
      '<ol><li>ឯកសារ<ol><li>ច្បាប់ដើម</li></ol></li><li>រូបថត</li></ol>',
      '<ul><li>ចំណុច</li></ul>',
      '<blockquote>«ចេះមកពីរៀន មានមកពីរក»</blockquote>',
      '<table><thead><tr><th colspan="2">តារាងពិន្ទុ</th></tr></thead><tbody><tr><td rowspan="2">ភ្នំពេញ</td><td>12 m²<br>បន្ទាត់ពីរ</td></tr><tr><td><br></td></tr></tbody></table>',
      'picture file:///C:/Temp/clip_image001.png (រូបសាលា)',
    ]);
  });

  test('Excel: one whole table, without its styles', () => {
    expect(fixture('excel.html')).toEqual([
      '<table><tbody><tr><td>ខេត្ត</td><td>សិស្ស</td><td>ស្រី</td></tr><tr><td>កណ្តាល</td><td>12,500</td><td>6,300</td></tr><tr><td>តាកែវ</td><td colspan="2"><br></td></tr></tbody></table>',
    ]);
  });

  test('Google Docs: marks by style, whatever its tags say, and lists within lists', () => {
    expect(fixture('google-docs.html')).toEqual([
      '<h3>របៀបវារៈ</h3>',
      '<p>ប្រជុំនៅ <strong>ម៉ោង ៨</strong><em><u> ព្រឹក</u></em></p>',
      '<ul><li>ទីមួយ<ul><li>រង</li></ul></li><li>ទីពីរ</li></ul>',
      '<p><a href="https://docs.google.com/x">ឯកសារ</a></p>',
    ]);
  });

  test('LibreOffice: a footnote, an item of two paragraphs and the head of a table', () => {
    expect(fixture('libreoffice.html')).toEqual([
      '<h2>ប្រកាស</h2>',
      '<p><strong>មាត្រា ១</strong> ត្រូវអនុវត្ត[^កំណត់សម្គាល់]</p>',
      '<ol><li>ចំណុចមួយ</li><li><u>ចំណុចពីរ</u><br>បន្ត</li></ol>',
      '<table><thead><tr><th>ឈ្មោះ</th><th>តួនាទី</th></tr></thead><tbody><tr><td>សុខ</td><td><br></td></tr></tbody></table>',
    ]);
  });

  test('a web page: no script, nothing hidden, no link that Sastra does not make', () => {
    expect(fixture('web-page.html')).toEqual([
      '<h2>ព័ត៌មាន</h2>',
      '<p>ថ្ងៃទី១</p>',
      '<p>កថាខណ្ឌ<br>បន្ទាត់ពីរ</p>',
      '<p>កថាខណ្ឌថ្មី អាក្រក់ ទាក់ទង</p>',
      'picture https://news.example/pic.jpg (ពិធី) រូបភាពពិធី',
      '<blockquote>«សម្រង់»<br>បន្ត</blockquote>',
      '<hr>',
      '<p>ក្នុងប្រអប់</p>',
      '<p>ពីរ</p>',
      '<p>a  b<br>c</p>',
    ]);
  });
});

describe('tables', () => {
  test.each([
    [
      'a short row is filled',
      '<tr><td>a<td>b<tr><td>c',
      '<tr><td>a</td><td>b</td></tr><tr><td>c</td><td><br></td></tr>',
    ],
    ['a span below the table is cut', '<tr><td rowspan=9>a<td>b', '<tr><td>a</td><td>b</td></tr>'],
    [
      'spans that overlap give way',
      '<tr><td>a<td rowspan=2>b<tr><td colspan=2>c',
      '<tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr>',
    ],
    [
      'a span that is no number counts as one',
      '<tr><td colspan=x>a<td colspan=-3>b',
      '<tr><td>a</td><td>b</td></tr>',
    ],
    ['an empty row goes', '<tr></tr><tr><td>a<td>b', '<tr><td>a</td><td>b</td></tr>'],
  ])('%s', (_name, rows, expected) => {
    expect(shown(`<table>${rows}</table>`)).toEqual([`<table><tbody>${expected}</tbody></table>`]);
  });

  test('one that is far too large stands as paragraphs, and that is said', () => {
    const row = `<tr>${'<td>x</td>'.repeat(100)}</tr>`;
    const { pieces, tablesAsText } = taken(`<table>${row.repeat(600)}</table>`);
    expect([pieces.length, tablesAsText]).toEqual([600, 1]);
    expect(pieces[0]).toMatchObject({ type: 'paragraph' });
  });

  test('500 rows stay one table', () => {
    const { pieces } = taken(`<table>${'<tr><td>a<td>b<td>c</tr>'.repeat(500)}</table>`);
    expect(pieces).toMatchObject([{ type: 'table', content: { rows: { length: 500 } } }]);
  });

  test('a list before, within and after one keeps its words', () => {
    expect(shown('<ul><li>a<table><tr><td>b<td>c</table>d</ul>')).toEqual([
      '<ul><li>a</li></ul>',
      '<table><tbody><tr><td>b</td><td>c</td></tr></tbody></table>',
      '<ul><li>d</li></ul>',
    ]);
  });
});

test.each([
  ['white space between words is one space', '<p> a \n\t b </p>', '<p>a b</p>'],
  ['a no-break space and a zero-width one stay', '<p>a&nbsp;b\u200Bc</p>', '<p>a\u00A0b\u200Bc</p>'],
  [
    'neighbours with one address are one link',
    '<a href="https://a.kh"><b>x</b></a><a href="https://a.kh">y</a>',
    '<p><a href="https://a.kh"><strong>x</strong>y</a></p>',
  ],
  [
    'raised digits stay raised',
    '<p>m<sup>2</sup>, H<sub>2</sub>O, 1<sup>st</sup></p>',
    '<p>m², H₂O, 1st</p>',
  ],
  ['half a character is replaced, a control character goes', '<p>a\uD800b\u0001c</p>', '<p>a\uFFFDbc</p>'],
  ['a heading is not bold twice', '<h3><b>x</b></h3>', '<h4>x</h4>'],
])('%s', (_name, html, expected) => {
  expect(shown(html)).toEqual([expected]);
});

test('elements within elements without end are refused, however deep', () => {
  let deep: Parameters<typeof unitsFromMarkup>[0] = { nodeName: '#text', value: 'x' };
  for (let at = 0; at < 100_000; at += 1) deep = { nodeName: 'div', childNodes: [deep] };
  expect(unitsFromMarkup(deep, countingIds())).toEqual({ ok: false, error: 'tooDeep' });
});

test('more paragraphs than a book has are refused', () => {
  const childNodes = Array.from({ length: 20_001 }, () => ({
    nodeName: 'p',
    childNodes: [{ nodeName: '#text', value: 'x' }],
  }));
  expect(unitsFromMarkup({ nodeName: 'body', childNodes }, countingIds())).toEqual({
    ok: false,
    error: 'tooLarge',
  });
});
