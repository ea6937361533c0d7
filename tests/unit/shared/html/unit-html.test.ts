import { describe, expect, it } from 'vitest';
import type { JsonValue, Language, UnitBody } from '../../../../shared/document/model.ts';
import { createNotes } from '../../../../shared/html/notes.ts';
import { unitHtml as unitHtmlIn } from '../../../../shared/html/unit-html.ts';

const unitHtml = (body: UnitBody, language: Language = 'km'): string =>
  unitHtmlIn(body, { media: 'm/', placeNote: createNotes(language).place });
const unit = (type: string, content: JsonValue): UnitBody => ({ type, schemaVersion: 1, content });
const text = (words: string, ...marks: string[]) => ({
  kind: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
});
const id = (last: number): string => `01930000-0000-7000-8000-00000000000${last}`;

describe('the HTML of a unit', () => {
  it('escapes every letter that could be markup', () => {
    expect(unitHtml(unit('paragraph', { inline: [text(`<b onclick="x">&'`)] }))).toBe(
      '<p>&lt;b onclick=&quot;x&quot;&gt;&amp;&#39;</p>',
    );
  });

  it('nests marks and closes them in turn', () => {
    expect(
      unitHtml(unit('paragraph', { inline: [text('ក', 'bold', 'underline'), { kind: 'break' }, text('ខ')] })),
    ).toBe('<p><strong><u>ក</u></strong><br>ខ</p>');
  });

  it('leaves the title its h1', () => {
    expect(unitHtml(unit('heading', { level: 1, inline: [text('ក')] }))).toBe('<h2>ក</h2>');
  });

  it('keeps the line of an empty block', () => {
    expect(unitHtml(unit('paragraph', { inline: [] }))).toBe('<p><br></p>');
  });

  it('links where links may lead, and keeps the words where they may not', () => {
    const link = (href: string): UnitBody =>
      unit('paragraph', { inline: [{ kind: 'link', href, children: [text('ក')] }] });
    expect(unitHtml(link('https://interior.example/?a=1&b="2"'))).toBe(
      '<p><a href="https://interior.example/?a=1&amp;b=&quot;2&quot;">ក</a></p>',
    );
    expect(unitHtml(link('javascript:alert(1)'))).not.toContain('javascript');
  });

  it('puts a deeper list inside the item before it', () => {
    const items = [0, 1, 1, 2, 0].map((depth, index) => ({
      id: id(index),
      depth,
      inline: [text(String(index))],
    }));
    expect(unitHtml(unit('list', { ordered: true, items }))).toBe(
      '<ol><li>0<ol><li>1</li><li>2<ol><li>3</li></ol></li></ol></li><li>4</li></ol>',
    );
  });

  it('marks what this version cannot read', () => {
    expect(unitHtml({ type: 'hologram', schemaVersion: 9, content: {} })).toBe('<p data-unreadable></p>');
  });

  it('keeps the spans and the header of a table', () => {
    const rows = [
      { id: id(1), cells: [{ inline: [text('ក')], colspan: 2 }] },
      { id: id(2), cells: [{ inline: [text('ខ')] }, { inline: [] }] },
    ];
    expect(unitHtml(unit('table', { header: true, rows }))).toBe(
      '<table><thead><tr><th colspan="2">ក</th></tr></thead><tbody><tr><td>ខ</td><td><br></td></tr></tbody></table>',
    );
  });

  it('shows a picture with its words, and an attachment by its name where nothing else is said', () => {
    const media = 'a'.repeat(64);
    const figure = { media, mime: 'image/png', width: 4, height: 3, alt: '"ក"', inline: [text('ខ')] };
    expect(unitHtml(unit('figure', figure))).toBe(
      `<figure><img src="m/${media}" alt="&quot;ក&quot;" width="4" height="3"><figcaption>ខ</figcaption></figure>`,
    );
    const file = { media, mime: 'application/pdf', name: 'a<b.pdf', bytes: 9, inline: [] };
    expect(unitHtml(unit('attachment', file))).toBe(
      `<p data-attachment><a href="m/${media}" download="a&lt;b.pdf">a&lt;b.pdf</a></p>`,
    );
  });

  it('numbers footnotes in the digits of the language', () => {
    const notes = createNotes('km');
    const footnote = (last: number) => ({ kind: 'footnote', id: id(last), text: `<ក>\nខ` });
    const context = { media: 'm/', placeNote: notes.place };
    unitHtmlIn(unit('paragraph', { inline: [text('a'), footnote(1)] }), context);
    expect(unitHtmlIn(unit('quote', { inline: [footnote(2)] }), context)).toBe(
      '<blockquote><sup><a id="noteref-2" href="#note-2" role="doc-noteref">២</a></sup></blockquote>',
    );
    expect(notes.html()).toContain(
      '<p id="note-1"><a href="#noteref-1" role="doc-backlink">១</a> &lt;ក&gt;<br>ខ</p>',
    );
    expect(createNotes('en').html()).toBe('');
  });
});
