import { describe, expect, it } from 'vitest';
import type { JsonValue, UnitBody } from '../../../../shared/document/model.ts';
import { unitHtml } from '../../../../shared/html/unit-html.ts';

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
});
