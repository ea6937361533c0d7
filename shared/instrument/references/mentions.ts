/**
 * Plain words that look like a reference, read by their grammar alone: មាត្រា ១២, ចំណុច ក នៃមាត្រា ១២, មាត្រា ១២ ដល់ ១៥,
 * Articles 12 and 13 of this Law. Whether there is anything of that number is not asked here.
 */
import { foldForSearch, toAsciiDigits } from '../../khmer/index.ts';
import { isWithinWord, LOOSE_GAP as GAP, looseEither } from '../../khmer/loose.ts';
import type { InstrumentData, InstrumentType } from '../data.ts';
import type { UnitNumber } from '../numbering.ts';
import { numberSource, readNumber } from './read-number.ts';

/** Where words stand in a text: UTF-16 offsets, the end exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A provision by what its type calls it, a division by its level, an annex. */
export type Named =
  | { readonly type: 'provision'; readonly name: string }
  | { readonly type: 'division'; readonly level: string }
  | { readonly type: 'annex' };

export type MentionItem = Stretch &
  (
    | { readonly kind: 'unit'; readonly named: Named; readonly number: UnitNumber }
    /** `marker` in small letters and Latin digits, without the signs around it. */
    | { readonly kind: 'point'; readonly marker: string }
  );

/** What the items are said to belong to (នៃ…, of …). */
export type Belonging =
  | { readonly to: 'nothing' }
  /** To this instrument: នៃច្បាប់នេះ. */
  | { readonly to: 'this' }
  | { readonly to: 'unit'; readonly mention: Mention }
  /** To something else that is named from there on, such as another instrument. */
  | { readonly to: 'other'; readonly at: number };

export interface Mention {
  /** Those of a list or range that are written, in their order; never empty. */
  readonly items: readonly MentionItem[];
  readonly of: Belonging;
}

interface Grammar {
  readonly data: InstrumentData;
  /** An item with its name, anywhere; and exactly where one looks. */
  readonly anywhere: RegExp;
  readonly here: RegExp;
  /** A further item of a list, with or without its name. */
  readonly further: RegExp;
  readonly this: RegExp;
  readonly instrument: RegExp;
  readonly named: ReadonlyMap<string, Named>;
}

const word = (...forms: readonly string[]): string => `${looseEither(forms)}(?![\\p{Script=Latin}\\p{M}])`;

const AND = `(?:${looseEither(['និង', 'ឬ', 'ដល់', 'រហូតដល់'])}|${word('and', 'or', 'to', 'through')})`;
const BETWEEN = `${GAP}(?:[,–-]|,?${GAP}${AND})${GAP}`;
const OF = new RegExp(`${GAP}(?:${looseEither(['នៃ'])}|${word('of', 'of the')})${GAP}`, 'iuy');
const ORDINAL = `(?:${looseEither(['ទី', 'no.'])})?`;
const DIGIT = '[0-9\\u17E0-\\u17E9]';
/** Not within a longer number, a date or a word. */
const ENDED = `(?!${DIGIT}|[./]${DIGIT}|\\p{Script=Latin})`;
/** A letter alone (ចំណុច ក, but not ចំណុចក្នុង), or a number. */
const MARKER = `[\\u1780-\\u17A2](?=នៃ|[^\\u1780-\\u17D3\\u17DD]|$)|[a-z](?![\\p{L}\\p{M}])|${DIGIT}{1,2}${ENDED}`;
/** A number without a name in front of one of these counts something. */
const COUNTED = [
  'ថ្ងៃ',
  'ខែ',
  'ឆ្នាំ',
  'ម៉ោង',
  'រៀល',
  'នាក់',
  'ភាគរយ',
  'day',
  'month',
  'year',
  'hour',
  'riel',
  'person',
  'people',
  'percent',
];
const COUNTS = `${GAP}(?:%|${looseEither(COUNTED)})`;

/** What a pattern of the data calls that which it counts: ចំណុច of `ចំណុច {number}`. */
const nameIn = (pattern: string): string => pattern.replace(/(?:ទី)?\s*\{number\}.*$/u, '');

function namesOf(type: InstrumentType, data: InstrumentData): ReadonlyMap<string, Named> {
  const named = new Map<string, Named>();
  const add = (what: Named, { km, en }: { readonly km: string; readonly en: string }): void => {
    for (const name of [km, en, `${en}s`]) named.set(foldForSearch(name), what);
  };
  const point = nameIn(data.references.point.km);
  for (const { provision } of [...data.types, type]) {
    // What a circular calls a paragraph is a point elsewhere.
    const isOwn = provision.km === type.provision.km;
    if (isOwn || provision.km !== point) add({ type: 'provision', name: provision.km }, provision);
  }
  for (const level of data.levels) add({ type: 'division', level: level.id }, level);
  add({ type: 'annex' }, data.annex);
  return named;
}

const grammars = new WeakMap<InstrumentType, Grammar>();

function grammarOf(type: InstrumentType, data: InstrumentData): Grammar {
  const before = grammars.get(type);
  if (before?.data === data) return before;
  const named = namesOf(type, data);
  const names = looseEither([...named.keys()]);
  const english = nameIn(data.references.point.en);
  const points = looseEither([nameIn(data.references.point.km), english, `${english}s`]);
  const types = looseEither(data.types.flatMap(({ km, en, draftKm }) => [km, en, draftKm ?? km]));
  const number = `(?<number>${numberSource(data)})${ENDED}`;
  const unit = `(?<name>${names})${GAP}${ORDINAL}${GAP}${number}`;
  const item = `(?:${unit}|(?<point>${points})${GAP}${ORDINAL}${GAP}\\(?(?<marker>${MARKER})\\)?)`;
  const grammar: Grammar = {
    data,
    named,
    anywhere: new RegExp(item, 'giu'),
    here: new RegExp(item, 'iuy'),
    further: new RegExp(
      `(?<between>${BETWEEN})(?:${item}|(?<bareNumber>${numberSource(data)})${ENDED}(?!${COUNTS})|\\(?(?<bareMarker>${MARKER})\\)?)`,
      'iuy',
    ),
    this: new RegExp(`(?:${word('this')}|(?:${types}|${names})${GAP}${looseEither(['នេះ'])})`, 'iuy'),
    instrument: new RegExp(`${GAP}${types}`, 'iuy'),
  };
  grammars.set(type, grammar);
  return grammar;
}

/** What matches exactly there. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const markerOf = (written: string): string => toAsciiDigits(written).toLowerCase();

/** What a match of `anywhere` or `here` says, or one of `further` that follows `before`. */
function itemOf(match: RegExpExecArray, { named, data }: Grammar, before?: MentionItem): MentionItem | null {
  const { between = '', name, number, marker, bareNumber, bareMarker } = match.groups ?? {};
  const stretch = { from: match.index + between.length, to: match.index + match[0].length };
  const point = (written: string): MentionItem => ({ kind: 'point', marker: markerOf(written), ...stretch });
  const unit = (what: Named | undefined, written: string): MentionItem | null => {
    const read = readNumber(written, data);
    return what === undefined || read === undefined
      ? null
      : { kind: 'unit', named: what, number: read, ...stretch };
  };
  if (marker !== undefined) return before?.kind === 'unit' ? null : point(marker);
  if (name !== undefined)
    return before?.kind === 'point' ? null : unit(named.get(foldForSearch(name)), number ?? '');
  // Without a name it is what the one before it is.
  if (before?.kind === 'unit') return bareNumber === undefined ? null : unit(before.named, bareNumber);
  const bare = bareNumber ?? bareMarker;
  return bare === undefined || before === undefined || before.marker === markerOf(bare) ? null : point(bare);
}

/** The list that begins with `first`, as far as it goes. */
function listFrom(first: MentionItem, text: string, grammar: Grammar): readonly MentionItem[] {
  const items = [first];
  for (let last = first; ;) {
    const match = matchAt(grammar.further, text, last.to);
    const item = match === null ? null : itemOf(match, grammar, last);
    if (item === null) return items;
    items.push(item);
    last = item;
  }
}

/** Nobody names more holders of a holder; it bounds the work on a stranger's text. */
const HOLDERS_LIMIT = 6;

function belonging(text: string, at: number, grammar: Grammar, depth = 0): Belonging {
  if (depth > HOLDERS_LIMIT) return { to: 'nothing' };
  const of = matchAt(OF, text, at);
  const behind = of === null ? at : at + of[0].length;
  if (of === null) {
    // Khmer may leave out the word between an article and its law.
    const instrument = matchAt(grammar.instrument, text, at);
    if (instrument === null) return { to: 'nothing' };
    const begin = at + instrument[0].length - instrument[0].replace(/^[\s\u200B-\u200D]+/u, '').length;
    return matchAt(grammar.this, text, begin) === null ? { to: 'other', at: begin } : { to: 'this' };
  }
  if (matchAt(grammar.this, text, behind) !== null) return { to: 'this' };
  const match = matchAt(grammar.here, text, behind);
  const item = match === null ? null : itemOf(match, grammar);
  if (item === null) return { to: 'other', at: behind };
  return { to: 'unit', mention: { items: [item], of: belonging(text, item.to, grammar, depth + 1) } };
}

const ownEnd = ({ items }: Mention): number => items.at(-1)?.to ?? 0;

/** Where the last item of a mention ends with the units that it belongs to. */
export const endOf = (mention: Mention): number =>
  mention.of.to === 'unit' ? endOf(mention.of.mention) : ownEnd(mention);

/** A number, or a letter alone: without them nothing is looked at closely. */
const MAY_MENTION =
  /[0-9\u17E0-\u17E9]|(?<![\u1780-\u17D3\u17DD])[\u1780-\u17A2](?:នៃ|(?![\u1780-\u17D3\u17DD]))|\b[a-z]\b/iu;

/** In their order, none over another. */
export function mentionsIn(text: string, type: InstrumentType, data: InstrumentData): readonly Mention[] {
  if (!MAY_MENTION.test(text)) return [];
  const grammar = grammarOf(type, data);
  const mentions: Mention[] = [];
  grammar.anywhere.lastIndex = 0;
  for (let match = grammar.anywhere.exec(text); match !== null; match = grammar.anywhere.exec(text)) {
    const first = isWithinWord(text, match.index) ? null : itemOf(match, grammar);
    if (first === null) continue;
    const items = listFrom(first, text, grammar);
    const last = items.at(-1) ?? first;
    const mention = { items, of: belonging(text, last.to, grammar) };
    mentions.push(mention);
    grammar.anywhere.lastIndex = endOf(mention);
  }
  return mentions;
}
