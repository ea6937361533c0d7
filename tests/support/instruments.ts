/**
 * Instruments as fast-check makes them: valid trees of visas, divisions, provisions, signatures and annexes, in Khmer with
 * English bodies under the same uids. Uids and inner ids count up in the order of the document, so that a reference often
 * finds its target, and sometimes one that is gone.
 */
import * as fc from 'fast-check';
import {
  MARKS,
  type LineBreak,
  type Link,
  type TableCell,
  type TextRun,
} from '../../shared/document/article.ts';
import { branded } from '../../shared/document/brand.ts';
import type { DocumentState, JsonValue, Metadata, Uid, Unit, UnitBody } from '../../shared/document/model.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { treeOf } from '../../shared/document/tree.ts';
import {
  INSTRUMENT_SCHEMA_VERSION,
  type Counted,
  type DefinedTerm,
  type InstrumentBody,
  type InstrumentInline,
  type ProvisionPart,
  type Reference,
} from '../../shared/instrument/instrument.ts';
import { anyBody } from './arbitrary-units.ts';
import { innerIdOf, uidOf } from './units.ts';

/** From the outermost; a division stands in one of an outer level, or at the top. */
export const DIVISION_LEVELS = ['book', 'title', 'chapter', 'section', 'subsection'] as const;

const KHMER = [
  'ក',
  'ខ្មែរ',
  'អាជ្ញាធរ',
  'មាត្រា',
  'ស្រុក',
  '\u200B',
  ' ',
  '១២',
  '៕',
  'a',
  '<',
  '&',
  '"',
  '😀',
  '\n',
  '\t',
];
const ENGLISH = ['The', 'authority', 'shall', ' ', 'é', '12', '<', '&', ']]>', '–'];

export const khmerWords = fc.string({ unit: fc.constantFrom(...KHMER), minLength: 1, maxLength: 6 });
const englishWords = fc.string({ unit: fc.constantFrom(...ENGLISH), minLength: 1, maxLength: 6 });

/** Stands for every inner id until the document is put together. */
const UNNUMBERED = innerIdOf(0);

const run: fc.Arbitrary<TextRun> = fc
  .record({ text: khmerWords, marks: fc.subarray([...MARKS]) })
  .map(({ text, marks }) => (marks.length === 0 ? { kind: 'text', text } : { kind: 'text', text, marks }));
const lineBreak = fc.constant<LineBreak>({ kind: 'break' });
const link: fc.Arbitrary<Link> = fc.record({
  kind: fc.constant('link' as const),
  href: fc.constantFrom('https://example.org/?a=1&b=2', 'mailto:a@example.org', 'tel:+85523000000'),
  children: fc.array(fc.oneof(run, lineBreak), { minLength: 1, maxLength: 2 }),
});
const footnote = khmerWords.map((text) => ({ kind: 'footnote' as const, id: UNNUMBERED, text }));
const place = fc.integer({ min: 1, max: 30 });
const reference: fc.Arbitrary<Reference> = fc.record({
  kind: fc.constant('reference' as const),
  id: fc.constant(UNNUMBERED),
  target: fc.oneof(
    fc.record(
      {
        in: fc.constant('here' as const),
        uid: place.map(uidOf),
        inner: place.map((number) => innerIdOf(number)),
      },
      { requiredKeys: ['in', 'uid'] },
    ),
    fc.record(
      {
        in: fc.constant('register' as const),
        instrument: place.map((number): string => uidOf(900 + number)),
        article: fc.constantFrom('១២', '១១ ថ្មី', '3 bis'),
      },
      { requiredKeys: ['in', 'instrument'] },
    ),
  ),
  seen: khmerWords,
});
const term: fc.Arbitrary<DefinedTerm> = fc.record({
  kind: fc.constant('term' as const),
  id: fc.constant(UNNUMBERED),
  children: fc.array(run, { minLength: 1, maxLength: 2 }),
});

/** Inline content of an instrument. */
export const instrumentInline: fc.Arbitrary<readonly InstrumentInline[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: run },
    { weight: 1, arbitrary: lineBreak },
    { weight: 1, arbitrary: link },
    { weight: 1, arbitrary: footnote },
    { weight: 2, arbitrary: reference },
    { weight: 1, arbitrary: term },
  ),
  { maxLength: 4 },
);

const counted: fc.Arbitrary<Counted> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Counted>({ kind: 'next' }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('inserted' as const),
      suffixes: fc.array(
        fc.record(
          { id: fc.constantFrom('new', 'bis'), ordinal: fc.integer({ min: 2, max: 9 }) },
          { requiredKeys: ['id'] },
        ),
        { minLength: 1, maxLength: 2 },
      ),
    }),
  },
);

const cellInline = fc.array(fc.oneof(run, lineBreak, link), { maxLength: 2 });
/** A whole grid; now and then the first two rows share a cell, or the first row is one cell. */
const table = fc
  .record({
    header: fc.boolean(),
    rows: fc.integer({ min: 1, max: 3 }),
    columns: fc.integer({ min: 1, max: 3 }),
    span: fc.constantFrom('none', 'row', 'column'),
    inline: cellInline,
  })
  .map(({ header, rows, columns, span, inline }) => {
    const cellOf = (row: number, column: number): TableCell => {
      const own = row + column === 0 ? inline : [];
      if (span === 'column' && row === 0 && columns > 1) return { inline: own, colspan: columns };
      return span === 'row' && row + column === 0 && rows > 1 ? { inline: own, rowspan: 2 } : { inline: own };
    };
    return {
      header,
      rows: Array.from({ length: rows }, (_row, row) => ({
        id: UNNUMBERED,
        cells: Array.from({ length: columns }, (_cell, column) => ({ row, column }))
          .filter(({ column }) => !(span === 'row' && row === 1 && column === 0))
          .filter(({ column }) => !(span === 'column' && row === 0 && column > 0))
          .map(({ row: at, column }) => cellOf(at, column)),
      })),
    };
  })
  // With one column the shared cell leaves a row without any.
  .filter(({ rows }) => rows.every(({ cells }) => cells.length > 0));

const looseParts: fc.Arbitrary<ProvisionPart[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('paragraph' as const),
        id: fc.constant(UNNUMBERED),
        inline: instrumentInline,
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('point' as const),
        id: fc.constant(UNNUMBERED),
        depth: fc.nat({ max: 3 }),
        inline: instrumentInline,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('table' as const), id: fc.constant(UNNUMBERED), table }),
    },
  ),
  { minLength: 1, maxLength: 6 },
);

/** Points at most one deeper than the point before, and outermost behind what is no point. */
function withinReach(parts: readonly ProvisionPart[]): ProvisionPart[] {
  let deepest = 0;
  return parts.map((part) => {
    if (part.kind !== 'point') {
      deepest = 0;
      return part;
    }
    const depth = Math.min(part.depth, deepest);
    deepest = depth + 1;
    return { ...part, depth };
  });
}

/** The parts of a provision. */
export const provisionParts: fc.Arbitrary<readonly ProvisionPart[]> = looseParts.map(withinReach);

type BodyOf<Type extends InstrumentBody['type']> = fc.Arbitrary<Extract<InstrumentBody, { type: Type }>>;

const bodyOf = <Type extends string, C>(
  type: Type,
  content: fc.Arbitrary<C>,
): fc.Arbitrary<{ type: Type; content: C }> => content.map((made) => ({ type, content: made }));

const visa: BodyOf<'visa'> = bodyOf('visa', fc.record({ inline: instrumentInline }));
const provision: BodyOf<'provision'> = bodyOf(
  'provision',
  fc.record(
    {
      number: counted,
      heading: instrumentInline,
      parts: provisionParts,
      repealed: fc.constant(true as const),
    },
    { requiredKeys: ['number', 'heading', 'parts'] },
  ),
);
const signature: BodyOf<'signature'> = bodyOf(
  'signature',
  fc.record(
    { prefix: fc.constantFrom('acting', 'for'), capacity: khmerWords, name: khmerWords },
    { requiredKeys: ['capacity', 'name'] },
  ),
);
const annex: BodyOf<'annex'> = bodyOf(
  'annex',
  fc.record({
    number: counted,
    heading: instrumentInline,
    orientation: fc.constantFrom('portrait', 'landscape'),
  }),
);

/** A unit before it has a place: what it says in Khmer and how much of it stands in English, and what hangs below it. */
interface Planned {
  readonly body: UnitBody;
  readonly english: 'none' | 'aligned' | 'other';
  /** Instead of an aligned one. */
  readonly other: UnitBody;
  readonly below: readonly Planned[];
}

const versioned = ({ type, content }: InstrumentBody): UnitBody => ({
  type,
  schemaVersion: INSTRUMENT_SCHEMA_VERSION,
  content,
});

function planned(
  body: fc.Arbitrary<UnitBody>,
  below: fc.Arbitrary<readonly Planned[]> = fc.constant([]),
): fc.Arbitrary<Planned> {
  const english = fc.constantFrom('aligned' as const, 'aligned' as const, 'none' as const, 'other' as const);
  return fc.record({ body, english, other: body, below });
}

const joinedOrSplit = (body: fc.Arbitrary<UnitBody>): fc.Arbitrary<UnitBody> =>
  fc
    .record({
      made: body,
      absorbed: fc.option(fc.array(place, { minLength: 1, maxLength: 2 })),
      split: fc.boolean(),
    })
    .map(({ made, absorbed, split }) =>
      Object.assign(
        made,
        absorbed === null ? {} : { absorbed: absorbed.map((number) => uidOf(500 + number)) },
        split ? { splitFrom: uidOf(600) } : {},
      ),
    );

const provisions = fc.array(planned(joinedOrSplit(provision.map(versioned))), { maxLength: 3 });

/** Divisions of this level or a deeper one, or provisions. */
function divided(level: number): fc.Arbitrary<readonly Planned[]> {
  const name = DIVISION_LEVELS[level];
  if (name === undefined) return provisions;
  const body = fc
    .record({ number: counted, heading: instrumentInline })
    .map((content) => versioned({ type: 'division', content: { level: name, ...content } }));
  return fc.oneof(
    { maxDepth: 3, depthIdentifier: 'divisions' },
    provisions,
    fc.array(planned(body, divided(level + 1)), { maxLength: 2 }),
    divided(level + 1),
  );
}

const articleUnits = fc.array(planned(anyBody), { maxLength: 3 });
const list = (body: BodyOf<'visa'> | BodyOf<'signature'>, maxLength: number): fc.Arbitrary<Planned[]> =>
  fc.array(planned((body as fc.Arbitrary<InstrumentBody>).map(versioned)), { maxLength });

const text = fc.oneof({ weight: 4, arbitrary: divided(0) }, { weight: 1, arbitrary: articleUnits });
const annexes = fc.array(
  planned(
    annex.map(versioned),
    fc.tuple(fc.oneof(articleUnits, provisions), articleUnits).map((both) => both.flat()),
  ),
  { maxLength: 2 },
);

const metadata: fc.Arbitrary<Metadata> = fc.record(
  {
    'instrument.type': fc.constantFrom('law', 'sub_decree', 'prakas', 'joint_prakas', 'decision', 'circular'),
    'instrument.number': fc.constantFrom('១៤៤៧ សហវ.ប្រក', '៤១ អនក្រ.បក', 'នស/រកម/០១២៦/០០១'),
    'instrument.date': fc.constantFrom('2026-01-09', '2019-12-31'),
    'title.km': khmerWords,
    'title.en': englishWords,
    'page.place.km': khmerWords,
    tags: fc.array(khmerWords, { maxLength: 2 }),
  },
  { requiredKeys: ['instrument.type'] },
);

/** Every inner id that has no number yet gets one. */
function numbered(value: JsonValue, next: () => JsonValue): JsonValue {
  if (value === UNNUMBERED) return next();
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => numbered(item, next));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, numbered(item, next)]));
}

/** The same content in the other language: other words in the same places, under the same inner ids. */
function translated(value: JsonValue): JsonValue {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(translated);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      (key === 'text' || key === 'seen') && typeof item === 'string'
        ? (ENGLISH[item.length % ENGLISH.length] ?? item)
        : translated(item),
    ]),
  );
}

/** Units with their places; `en` is filled with the English bodies. */
function placed(plans: readonly Planned[], en: Map<Uid, UnitBody>): Unit[] {
  let units = 0;
  let inner = 0;
  const nextInner = (): string => innerIdOf((inner += 1));
  const below = (parent: Uid | null, children: readonly Planned[]): Unit[] => {
    const ranks = ranksBetween(null, null, children.length);
    return children.flatMap((plan, index): Unit[] => {
      const uid = uidOf((units += 1));
      const body = { ...plan.body, content: numbered(plan.body.content, nextInner) };
      if (plan.english === 'aligned') en.set(uid, { ...plan.body, content: translated(body.content) });
      if (plan.english === 'other')
        en.set(uid, { ...plan.other, content: numbered(plan.other.content, nextInner) });
      return [{ ...body, uid, parent, rank: ranks[index] ?? branded('V') }, ...below(uid, plan.below)];
    });
  };
  return below(null, plans);
}

/** A valid instrument with everything that one can hold. */
export const anyInstrument: fc.Arbitrary<DocumentState> = fc
  .record({
    metadata,
    visas: list(visa, 3),
    text,
    signatures: list(signature, 2),
    annexes,
  })
  .map(({ metadata: fields, visas, text: units, signatures, annexes: behind }) => {
    const en = new Map<Uid, UnitBody>();
    const km = treeOf(placed([...visas, ...units, ...signatures, ...behind], en));
    return { kind: 'instrument', metadata: fields, content: { shape: 'oneTree', km, en } };
  });
