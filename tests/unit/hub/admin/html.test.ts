import * as fc from 'fast-check';
import { parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { html } from '../../../../hub/admin/html.ts';
import { safeNext } from '../../../../hub/admin/next.ts';

describe('a page’s template', () => {
  it('puts any text in as text and as an attribute’s value, never as markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const { text } = html`<p title="${words}">${words}</p>`;
        const [p, ...more] = parseFragment(text).childNodes;
        expect(more).toEqual([]);
        // A parser reads line ends and NUL in its own way; nothing else is lost.
        const read = (value: string): string => value.replaceAll(/[\r\n\0\uFFFD]/gu, '');
        expect(p !== undefined && 'attrs' in p && p.attrs.map(({ value }) => read(value))).toEqual([
          read(words),
        ]);
        expect(
          p !== undefined && 'childNodes' in p && p.childNodes.every(({ nodeName }) => nodeName === '#text'),
        ).toBe(true);
      }),
    );
  });

  it('takes what it made itself as it is, and nothing for null', () => {
    const { text } = html`<ul>
      ${[html`<li>${1}</li>`, html`<li>${'<'}</li>`]}${null}
    </ul>`;
    expect(text.replaceAll(/\s/gu, '')).toBe('<ul><li>1</li><li>&lt;</li></ul>');
  });
});

describe('where a sign-in leads', () => {
  it('is a page of the hub, whatever was asked', () => {
    expect(safeNext('/device?user_code=ABCD2345')).toBe('/device?user_code=ABCD2345');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.string().map((end) => `/admin${end}`),
        ),
        (asked) => {
          const { origin, pathname } = new URL(safeNext(asked), 'https://hub.example');
          expect(origin).toBe('https://hub.example');
          expect(pathname).toMatch(/^\/(?:admin|account|device)/u);
        },
      ),
    );
  });
});
