import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTICLE_SCHEMA_VERSION } from '../../../../shared/document/article.ts';
import { linesOf, inlineText, NOTE_SIGN } from '../../../../shared/document/text.ts';
import { readUnit } from '../../../../shared/document/views.ts';
import { bodiesFromText } from '../../../../shared/exchange/bodies-from-text.ts';
import type { MarkupNode } from '../../../../shared/exchange/markup.ts';
import { unitsFromMarkup } from '../../../../shared/exchange/units-from-markup.ts';
import { countingIds } from '../../../support/pieces.ts';
import { khmerSoup } from '../../../support/khmer.ts';
import { runs } from '../../../support/runs.ts';

const tag = fc.constantFrom(
  ...'p div span b i u a br hr h1 h4 ul ol li table thead tbody tr td th blockquote pre sup img'.split(' '),
  ...'figure figcaption del style script section o:p'.split(' '),
);
const attribute = fc.oneof(
  fc.record({ name: fc.constant('colspan'), value: fc.constantFrom('2', '0', '-1', 'x', '99999', '1.5') }),
  fc.record({ name: fc.constant('rowspan'), value: fc.constantFrom('2', '3', '0', '', '65535') }),
  fc.record({
    name: fc.constant('href'),
    value: fc.constantFrom('https://a.kh/', 'javascript:x', '#ftn1', '#_ftn1', '/x'),
  }),
  fc.record({ name: fc.constant('id'), value: fc.constantFrom('ftn1', 'x') }),
  fc.record({ name: fc.constant('src'), value: fc.constantFrom('data:image/png;base64,', 'x.png') }),
  fc.record({
    name: fc.constant('style'),
    value: fc.constantFrom(
      'font-weight:bold',
      'font-weight:400;font-style:italic',
      'mso-list:l0 level3 lfo1',
      'mso-list:Ignore',
      'display:none',
      'white-space:pre',
      'text-decoration:underline',
      ';;:',
    ),
  }),
);
const text: fc.Arbitrary<MarkupNode> = fc
  .oneof(khmerSoup, fc.constantFrom('a', ' ', '\n', '1', '\u0000', '\u00A0', '\uD800'))
  .map((value) => ({ nodeName: '#text', value }));

const { node } = fc.letrec<{ node: MarkupNode }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.record({
      nodeName: tag,
      attrs: fc.array(attribute, { maxLength: 3 }),
      childNodes: fc.array(tie('node'), { maxLength: 5 }),
    }),
  ),
}));
const tree = fc
  .array(node, { maxLength: 8 })
  .map((childNodes): MarkupNode => ({ nodeName: 'body', childNodes }));

test('whatever the markup, what is taken of it are units that can be read, with ids of their own', () => {
  fc.assert(
    fc.property(tree, (root) => {
      const result = unitsFromMarkup(root, countingIds());
      if (!result.ok) throw new Error(result.error);
      const ids: string[] = [];
      for (const piece of result.value.pieces) {
        if (piece.type === 'picture') continue;
        const { type, content } = piece;
        const view = readUnit({ type, content, schemaVersion: ARTICLE_SCHEMA_VERSION });
        expect(view).toEqual({ kind: 'readable', body: piece });
        if (piece.type === 'list') ids.push(...piece.content.items.map(({ id }) => id));
        if (piece.type === 'table') ids.push(...piece.content.rows.map(({ id }) => id));
      }
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: runs(1000) },
  );
});

/** What stays of text when spaces, and what may be dropped or drawn otherwise, do not count. */
const letters = (text: string): string => text.replace(/[\s\u200B\p{Cc}]/gu, '');

const visible = ({ nodeName, value, childNodes = [], attrs = [] }: MarkupNode): string => {
  if (nodeName === '#text') return (value ?? '').toWellFormed();
  const isGone =
    ['style', 'script', 'del'].includes(nodeName) ||
    attrs.some((one) => one.name === 'style' && /none|Ignore/u.test(one.value));
  return isGone ? '' : childNodes.map(visible).join('');
};

test('no word is lost, and none changes its place, but what stands in a cell or a note', () => {
  const plainTags = fc.constantFrom(
    ...'p div span b i u br hr h1 ul ol li blockquote pre section'.split(' '),
  );
  const { plain } = fc.letrec<{ plain: MarkupNode }>((tie) => ({
    plain: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      text,
      fc.record({ nodeName: plainTags, childNodes: fc.array(tie('plain'), { maxLength: 5 }) }),
    ),
  }));
  fc.assert(
    fc.property(fc.array(plain, { maxLength: 8 }), (childNodes) => {
      const root: MarkupNode = { nodeName: 'body', childNodes };
      const result = unitsFromMarkup(root, countingIds());
      if (!result.ok) throw new Error(result.error);
      const words = result.value.pieces.flatMap((piece) =>
        piece.type === 'picture' ? [] : linesOf(piece).map((line) => inlineText(line)),
      );
      expect(letters(words.join('')).replaceAll(NOTE_SIGN, '')).toBe(letters(visible(root)));
    }),
    { numRuns: runs(500) },
  );
});

test('plain text of any kind becomes units that can be read', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(khmerSoup, fc.constantFrom('\t', '\n', 'a'))), (parts) => {
      for (const body of bodiesFromText(parts.join(''), countingIds())) {
        const { type, content } = body;
        expect(readUnit({ type, content, schemaVersion: ARTICLE_SCHEMA_VERSION }).kind).toBe('readable');
      }
    }),
    { numRuns: runs(300) },
  );
});
