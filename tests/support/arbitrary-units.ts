/** Units as fast-check makes them: readable ones in normal form, and some that this version cannot read. */
import * as fc from 'fast-check';
import {
  ARTICLE_SCHEMA_VERSION,
  IMAGE_TYPES,
  MARKS,
  type ArticleBody,
  type Inline,
  type LineBreak,
  type TextRun,
} from '../../shared/document/article.ts';
import { branded } from '../../shared/document/brand.ts';
import type { Hash, Unit, UnitBody } from '../../shared/document/model.ts';
import { normalizeBody } from '../../shared/document/normal-form.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { innerIdOf, uidOf } from './units.ts';

const words = fc.string({
  unit: fc.constantFrom('ក', 'ខ្មែរ', 'ទី', '\u200B', ' ', 'a', 'B', 'é', '😀', '1', '<', '&'),
  minLength: 1,
  maxLength: 6,
});
const run: fc.Arbitrary<TextRun> = fc
  .record({ text: words, marks: fc.subarray([...MARKS]) })
  .map(({ text, marks }) => (marks.length === 0 ? { kind: 'text', text } : { kind: 'text', text, marks }));
const lineBreak = fc.constant<LineBreak>({ kind: 'break' });
const leaf = fc.oneof({ weight: 5, arbitrary: run }, { weight: 1, arbitrary: lineBreak });
const link: fc.Arbitrary<Inline> = fc.record({
  kind: fc.constant('link' as const),
  href: fc.constantFrom('https://example.org/', 'mailto:a@example.org', 'tel:+85523000000'),
  children: fc.array(leaf, { minLength: 1, maxLength: 3 }),
});
const footnote: fc.Arbitrary<Inline> = words.map((text) => ({
  kind: 'footnote',
  id: innerIdOf(8_000),
  text,
}));
const inline = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: leaf },
    { weight: 1, arbitrary: link },
    { weight: 1, arbitrary: footnote },
  ),
  { maxLength: 4 },
);

const item = fc.record({ depth: fc.nat({ max: 3 }), inline });
const table = fc
  .record({ header: fc.boolean(), rows: fc.nat({ max: 2 }), columns: fc.nat({ max: 2 }), inline })
  .map(({ header, rows, columns, inline: first }) => ({
    header,
    rows: Array.from({ length: rows + 1 }, (_row, row) => ({
      id: innerIdOf(7_000 + row),
      cells: Array.from({ length: columns + 1 }, (_cell, column) => ({
        inline: row + column === 0 ? first : [],
      })),
    })),
  }));
const media = fc.constantFrom('a', 'b').map((digit) => branded<Hash>(digit.repeat(64)));
const figure = fc.record({
  media,
  mime: fc.constantFrom(...IMAGE_TYPES),
  width: fc.integer({ min: 1, max: 9_999 }),
  height: fc.integer({ min: 1, max: 9_999 }),
  alt: words,
  inline,
});
const attachment = fc.record({
  media,
  mime: fc.constant('application/pdf'),
  name: words.map((name) => `${name}.pdf`),
  bytes: fc.nat(),
  inline,
});
const body: fc.Arbitrary<ArticleBody> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('paragraph' as const), content: fc.record({ inline }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('heading' as const),
      content: fc.record({ level: fc.constantFrom(1, 2, 3), inline }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('list' as const),
      content: fc.record({
        ordered: fc.boolean(),
        items: fc
          .array(item, { minLength: 1, maxLength: 4 })
          .map((items) => items.map((made, index) => ({ ...made, id: innerIdOf(9_000 + index) }))),
      }),
    }),
  },
  fc.record({ type: fc.constant('quote' as const), content: fc.record({ inline }) }),
  { weight: 2, arbitrary: fc.record({ type: fc.constant('table' as const), content: table }) },
  fc.record({ type: fc.constant('figure' as const), content: figure }),
  fc.record({ type: fc.constant('attachment' as const), content: attachment }),
  fc.constant<ArticleBody>({ type: 'rule', content: {} }),
);

const normal = ({ type, content }: ArticleBody): UnitBody =>
  normalizeBody({ type, schemaVersion: ARTICLE_SCHEMA_VERSION, content });

/** A body of any type in normal form; the editor has a block for each. */
export const anyBody: fc.Arbitrary<UnitBody> = body.map(normal);

/** Written by a newer version, or damaged. */
export const unreadableBody: fc.Arbitrary<UnitBody> = fc.oneof(
  fc.record({
    type: fc.constant('hologram'),
    schemaVersion: fc.integer({ min: 1, max: 9 }),
    content: fc.record({ caption: words }),
  }),
  fc.record({
    type: fc.constant('paragraph'),
    schemaVersion: fc.integer({ min: 2, max: 9 }),
    content: fc.record({ pieces: fc.array(words) }),
  }),
  fc.record({
    type: fc.constant('heading'),
    schemaVersion: fc.constant(1),
    content: fc.constant({ level: 7 }),
  }),
);

/** The units of one language, in order. */
export const unitsArbitrary: fc.Arbitrary<readonly Unit[]> = fc
  .array(fc.oneof({ weight: 9, arbitrary: anyBody }, { weight: 1, arbitrary: unreadableBody }), {
    maxLength: 6,
  })
  .map((bodies) => {
    const ranks = ranksBetween(null, null, bodies.length);
    return bodies.flatMap((made, index) => {
      const rank = ranks[index];
      return rank === undefined ? [] : [{ ...made, uid: uidOf(index + 1), parent: null, rank }];
    });
  });
