/** Instruments for tests: the data that is delivered, and units of an instrument from a few words. */
import delivered from '../../resources/instruments.json' with { type: 'json' };
import type { JsonValue, Placement, Unit, UnitBody } from '../../shared/document/model.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { instrumentDataSchema, typeOf, type InstrumentType } from '../../shared/instrument/data.ts';
import {
  INSTRUMENT_SCHEMA_VERSION,
  type Counted,
  type InstrumentInline,
  type RegisterId,
} from '../../shared/instrument/instrument.ts';
import { treeOf } from '../../shared/document/tree.ts';
import { numbersOf } from '../../shared/instrument/numbering.ts';
import type { ReferenceContext } from '../../shared/instrument/references/reference-text.ts';
import type { RegisterEntry } from '../../shared/instrument/register.ts';
import type { Drafting } from '../../shared/instrument/editing/drafting.ts';
import type { InstrumentContent } from '../../shared/instrument/text.ts';
import { countingIds } from './pieces.ts';
import { innerIdOf, uidOf } from './units.ts';

export const INSTRUMENTS = instrumentDataSchema.parse(delivered);

export function instrumentType(id: string): InstrumentType {
  const type = typeOf(INSTRUMENTS, id);
  if (type === undefined) throw new Error(`no type ${id}`);
  return type;
}

export const NEXT: Counted = { kind: 'next' };
/** `new`, or `new 2`. */
export const inserted = (...suffixes: readonly string[]): Counted => ({
  kind: 'inserted',
  suffixes: suffixes.map((text) => {
    const [id = '', ordinal] = text.split(' ');
    return ordinal === undefined ? { id } : { id, ordinal: Number(ordinal) };
  }),
});

const body = (type: string, content: JsonValue): UnitBody => ({
  type,
  schemaVersion: INSTRUMENT_SCHEMA_VERSION,
  content,
});
/** What stands in a line: plain text, or what else an instrument has. */
export type Words = string | readonly InstrumentInline[];
const inline = (words: Words): readonly InstrumentInline[] => {
  if (typeof words !== 'string') return words;
  return words === '' ? [] : [{ kind: 'text', text: words }];
};

export const visa = (words: Words): UnitBody => body('visa', { inline: inline(words) });
export const division = (level: string, heading: Words = '', number: Counted = NEXT): UnitBody =>
  body('division', { level, number, heading: inline(heading) });
/** One paragraph; `inner` is its inner id. */
export const provision = (text: string, number: Counted = NEXT, inner = 1): UnitBody =>
  body('provision', {
    number,
    heading: [],
    parts: [{ kind: 'paragraph', id: innerIdOf(inner), inline: inline(text) }],
  });
/** Paragraphs and, where a depth stands before the words, points; inner ids count from `inner`. */
export const clauses = (
  parts: readonly (Words | readonly [depth: number, words: Words])[],
  inner = 1,
  number: Counted = NEXT,
): UnitBody =>
  body('provision', {
    number,
    heading: [],
    parts: parts.map((part, index) => {
      const id = innerIdOf(inner + index);
      return isPoint(part)
        ? { kind: 'point', id, depth: part[0], inline: inline(part[1]) }
        : { kind: 'paragraph', id, inline: inline(part) };
    }),
  });
const isPoint = (part: Words | readonly [number, Words]): part is readonly [number, Words] =>
  typeof part[0] === 'number';
export const annex = (heading = '', number: Counted = NEXT): UnitBody =>
  body('annex', { number, heading: inline(heading), orientation: 'portrait' });
export const signature = (capacity: string): UnitBody => body('signature', { capacity, name: '' });

/** A unit and what hangs below it; written as rows of a table so that a test reads like the text. */
export type Row = readonly [number: number, body: UnitBody, children?: readonly Row[]];

/** Units with the uids of their rows' numbers. */
export function unitsOf(rows: readonly Row[], parent: Placement['parent'] = null): readonly Unit[] {
  const ranks = ranksBetween(null, null, rows.length);
  return rows.flatMap(([number, own, children = []], index) => {
    const rank = ranks[index];
    if (rank === undefined) return [];
    return [{ ...own, uid: uidOf(number), parent, rank }, ...unitsOf(children, uidOf(number))];
  });
}

/** The Khmer units, and English bodies by the numbers of theirs. */
export const contentOf = (
  rows: readonly Row[],
  english: Readonly<Record<number, UnitBody>> = {},
): InstrumentContent => ({
  shape: 'oneTree',
  km: treeOf(unitsOf(rows)),
  en: new Map(Object.entries(english).map(([number, own]) => [uidOf(Number(number)), own])),
});

/** A sub-decree, unless it is said otherwise; its id is the uid of the number. */
export const entryOf = (number: number, more: Partial<RegisterEntry> = {}): RegisterEntry => ({
  id: uidOf(number),
  type: 'sub_decree',
  number: '៤១ អនក្រ.បក',
  date: '2014-02-14',
  title: { km: 'ការរៀបចំ', en: 'Organisation' },
  status: 'in-force',
  relations: [],
  ...more,
});

export const registerOf = (...entries: readonly RegisterEntry[]): ReadonlyMap<RegisterId, RegisterEntry> =>
  new Map(entries.map((entry) => [entry.id, entry]));

/** What references of these units are worded by. */
export const referencesIn = (
  { km: tree }: InstrumentContent,
  typeId = 'law',
  register = registerOf(),
): ReferenceContext => {
  const type = instrumentType(typeId);
  return { tree, type, data: INSTRUMENTS, numbers: numbersOf(tree, type, INSTRUMENTS), register };
};

/** A reference to a unit, or to something in it, with the inner id 9,000. */
export const referenceTo = (number: number, inner?: number, seen = 'មាត្រា ០'): InstrumentInline => ({
  kind: 'reference',
  id: innerIdOf(9_000),
  target: { in: 'here', uid: uidOf(number), ...(inner === undefined ? {} : { inner: innerIdOf(inner) }) },
  seen,
});

/** A defined term. */
export const term = (id: number, text: string): InstrumentInline => ({
  kind: 'term',
  id: innerIdOf(id),
  children: [{ kind: 'text', text }],
});

/** What commands work with: a law, unless it is said otherwise. */
export const draftingOver = (
  rows: readonly Row[],
  english: Readonly<Record<number, UnitBody>> = {},
  typeId = 'law',
): Drafting => ({
  text: contentOf(rows, english),
  type: instrumentType(typeId),
  data: INSTRUMENTS,
  ids: countingIds(),
});
