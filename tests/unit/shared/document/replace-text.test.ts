import { describe, expect, it } from 'vitest';
import type { ArticleBody, Inline } from '../../../../shared/document/article.ts';
import { replaceInBody } from '../../../../shared/document/replace-text.ts';
import { innerIdOf } from '../../../support/units.ts';

const text = (words: string): Inline => ({ kind: 'text', text: words });
const bold = (words: string): Inline => ({ kind: 'text', text: words, marks: ['bold'] });
const paragraph = (...inline: Inline[]): ArticleBody => ({ type: 'paragraph', content: { inline } });

describe('replacing words in a body', () => {
  it('gives the new words the looks of the first letter that they replace', () => {
    const body = paragraph(text('a'), bold('bc'), text('d'));
    expect(replaceInBody(body, [{ from: 1, to: 4, text: 'XY' }])).toEqual(paragraph(text('a'), bold('XY')));
    expect(replaceInBody(body, [{ from: 0, to: 2, text: 'Z' }])).toEqual(
      paragraph(text('Z'), bold('c'), text('d')),
    );
  });

  it('replaces several at once by the offsets of the text as it was', () => {
    expect(
      replaceInBody(paragraph(text('one two one')), [
        { from: 0, to: 3, text: 'three' },
        { from: 8, to: 11, text: '' },
      ]),
    ).toEqual(paragraph(text('three two ')));
  });

  it('keeps breaks and footnotes, and a link whose words are replaced', () => {
    const note: Inline = { kind: 'footnote', id: innerIdOf(1), text: 'note' };
    const link = (words: string): Inline => ({
      kind: 'link',
      href: 'https://example.org/',
      children: [{ kind: 'text', text: words }],
    });
    const body = paragraph({ kind: 'break' }, note, link('abc'));
    expect(replaceInBody(body, [{ from: 2, to: 5, text: 'x' }])).toEqual(
      paragraph({ kind: 'break' }, note, link('x')),
    );
    expect(replaceInBody(body, [{ from: 2, to: 5, text: '' }])).toEqual(paragraph({ kind: 'break' }, note));
  });

  it('reaches list items, table cells and captions by the offsets of their lines', () => {
    const list: ArticleBody = {
      type: 'list',
      content: {
        ordered: false,
        items: [
          { id: innerIdOf(1), depth: 0, inline: [text('one')] },
          { id: innerIdOf(2), depth: 0, inline: [text('two')] },
        ],
      },
    };
    expect(replaceInBody(list, [{ from: 4, to: 7, text: '2' }])).toMatchObject({
      content: { items: [{ inline: [text('one')] }, { inline: [text('2')] }] },
    });
    const table: ArticleBody = {
      type: 'table',
      content: {
        header: true,
        rows: [{ id: innerIdOf(1), cells: [{ inline: [text('a')] }, { inline: [text('b')], colspan: 2 }] }],
      },
    };
    expect(replaceInBody(table, [{ from: 2, to: 3, text: 'B' }])).toMatchObject({
      content: { rows: [{ cells: [{ inline: [text('a')] }, { inline: [text('B')], colspan: 2 }] }] },
    });
  });
});
