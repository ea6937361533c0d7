/** Inline content for property tests, as untidy as an editor or an import may hand it over. */
import * as fc from 'fast-check';
import { MARKS, type Inline, type LineBreak, type TextRun } from '../../shared/document/article.ts';
import { innerIdOf } from './units.ts';
import { khmerSoup, khmerText } from './khmer.ts';

const text: fc.Arbitrary<TextRun> = fc.record(
  {
    kind: fc.constant('text' as const),
    text: fc.oneof(
      khmerSoup.map((soup) => soup.toWellFormed()),
      khmerText,
      fc.constantFrom('', 'a', ' '),
    ),
    marks: fc.array(fc.constantFrom(...MARKS), { maxLength: 3 }),
  },
  { requiredKeys: ['kind', 'text'] },
);
const lineBreak: fc.Arbitrary<LineBreak> = fc.constant({ kind: 'break' });
const leaf = fc.oneof({ weight: 5, arbitrary: text }, { weight: 1, arbitrary: lineBreak });

export const untidyInline: fc.Arbitrary<Inline[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('link' as const),
        href: fc.constantFrom('https://gov.kh/', 'tel:1300'),
        children: fc.array(leaf, { maxLength: 3 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('footnote' as const),
        id: fc.constant(innerIdOf(8_000)),
        text: khmerText,
      }),
    },
  ),
  { maxLength: 6 },
);
