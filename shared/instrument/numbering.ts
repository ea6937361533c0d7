/**
 * The numbers of an instrument, derived from its tree: provisions in one run through the whole text, an annex in a run
 * of its own, divisions anew under each that holds them or in one run, as the data says. What was repealed keeps its
 * number; what was inserted takes the one before it and adds suffixes.
 */
import type { InnerId, Language, Tree, Uid, Unit } from '../document/model.ts';
import { inOrder } from '../document/tree.ts';
import { toKhmerDigits } from '../khmer/digits.ts';
import { countedUnit, type CountedUnit } from './counting.ts';
import { levelOf, type InstrumentData, type InstrumentType } from './data.ts';
import type { Counted, NumberSuffix, ProvisionPart } from './instrument.ts';
import { readInstrumentUnit } from './views.ts';

export interface UnitNumber {
  /** 0 for what is inserted before the first. */
  readonly value: number;
  /** Empty where it counts as the next. */
  readonly suffixes: readonly NumberSuffix[];
}

/** The last number given to each kind of unit. */
type Run = Map<string, number>;

/** The runs that the children of one unit count in: through the whole instrument or annex, and among themselves. */
interface Runs {
  readonly through: Run;
  readonly here: Run;
}

interface Numbered {
  readonly uid: Uid;
  readonly number: UnitNumber;
  readonly run: Run;
  readonly kind: string;
}

const kindOf = (counted: CountedUnit): string => (counted.type === 'division' ? counted.level : counted.type);

function restarts(counted: CountedUnit, type: InstrumentType, data: InstrumentData): boolean {
  if (counted.type === 'division') return levelOf(data, counted.level)?.restarts ?? true;
  return counted.type === 'provision' && type.provision.restarts;
}

const numberAfter = (last: number, counted: Counted): UnitNumber =>
  counted.kind === 'next' ? { value: last + 1, suffixes: [] } : { value: last, suffixes: counted.suffixes };

/** In reading order. */
function numberedUnits(tree: Tree, type: InstrumentType, data: InstrumentData): readonly Numbered[] {
  const top: Runs = { through: new Map(), here: new Map() };
  const runsOf = new Map<Uid, Runs>();
  const numbered: Numbered[] = [];
  for (const unit of inOrder(tree)) {
    const runs = (unit.parent === null ? undefined : runsOf.get(unit.parent)) ?? top;
    const counted = countedUnit(unit);
    if (counted === null) {
      runsOf.set(unit.uid, runs);
      continue;
    }
    const through = counted.type === 'annex' ? new Map<string, number>() : runs.through;
    runsOf.set(unit.uid, counted.type === 'provision' ? runs : { through, here: new Map() });
    const run = restarts(counted, type, data) ? runs.here : runs.through;
    const kind = kindOf(counted);
    const number = numberAfter(run.get(kind) ?? 0, counted.number);
    run.set(kind, number.value);
    numbered.push({ uid: unit.uid, number, run, kind });
  }
  return numbered;
}

/** The number of every division, provision and annex that hangs in the tree, in reading order. */
export const numbersOf = (
  tree: Tree,
  type: InstrumentType,
  data: InstrumentData,
): ReadonlyMap<Uid, UnitNumber> =>
  new Map(numberedUnits(tree, type, data).map(({ uid, number }) => [uid, number]));

const keyOf = ({ value, suffixes }: UnitNumber): string =>
  [value, ...suffixes.map(({ id, ordinal }) => `${id} ${ordinal ?? 1}`)].join('/');

/** Units that bear one number though they should be told apart by it, in reading order. */
export function duplicateNumbers(
  tree: Tree,
  type: InstrumentType,
  data: InstrumentData,
): readonly (readonly Uid[])[] {
  const groups = new Map<Run, Map<string, Uid[]>>();
  for (const { uid, number, run, kind } of numberedUnits(tree, type, data)) {
    const byKey = groups.get(run) ?? new Map<string, Uid[]>();
    groups.set(run, byKey);
    const key = `${kind} ${keyOf(number)}`;
    const uids = byKey.get(key);
    if (uids === undefined) byKey.set(key, [uid]);
    else uids.push(uid);
  }
  return [...groups.values()].flatMap((byKey) => [...byKey.values()].filter((uids) => uids.length > 1));
}

/** The highest ordinal that a suffix may have. */
const ORDINAL_LIMIT = 999;

/**
 * The first suffix of this id that no unit behind the same number has, for a unit that is to count as inserted; null where
 * nothing that it could follow stands before it.
 */
export function freeSuffix(
  tree: Tree,
  uid: Uid,
  id: string,
  type: InstrumentType,
  data: InstrumentData,
): NumberSuffix | null {
  const numbered = numberedUnits(tree, type, data);
  const own = numbered.find((one) => one.uid === uid);
  if (own === undefined) return null;
  const isNext = own.number.suffixes.length === 0;
  const value = own.number.value - (isNext ? 1 : 0);
  if (value === 0) return null;
  const rivals = numbered.filter(({ run, kind }) => run === own.run && kind === own.kind);
  const taken = new Set(
    rivals
      .filter((rival) => rival !== own && rival.number.value === value)
      .map(({ number }) => keyOf(number)),
  );
  // What is inserted gives its number to those that were inserted behind it.
  if (isNext)
    for (const rival of rivals)
      if (rival.number.value === own.number.value && rival !== own)
        taken.add(keyOf({ ...rival.number, value }));
  for (let ordinal = 1; ordinal <= ORDINAL_LIMIT; ordinal += 1) {
    const suffix: NumberSuffix = ordinal === 1 ? { id } : { id, ordinal };
    if (!taken.has(keyOf({ value, suffixes: [suffix] }))) return suffix;
  }
  return null;
}

const digits = (value: number, language: Language): string =>
  language === 'km' ? toKhmerDigits(String(value)) : String(value);

function suffixText({ id, ordinal }: NumberSuffix, language: Language, data: InstrumentData): string {
  // A suffix that the data has no more is still told apart by its id.
  const word = data.suffixes.find((suffix) => suffix.id === id)?.[language] ?? id;
  if (ordinal === undefined) return word;
  return `${word} (${data.ordinals[language][ordinal - 2] ?? digits(ordinal, language)})`;
}

/** ១១ ថ្មី (ពីរ), or 11 new (two). */
export const numberText = (
  { value, suffixes }: UnitNumber,
  language: Language,
  data: InstrumentData,
): string =>
  [digits(value, language), ...suffixes.map((suffix) => suffixText(suffix, language, data))].join(' ');

/** What is written with a number: the number itself, and the words around it. Joined they are the label. */
export interface LabelParts {
  readonly before: string;
  readonly number: string;
  readonly after: string;
}

export const labelText = ({ before, number, after }: LabelParts): string => before + number + after;

/** `{name}` and `{number}` in a pattern of the data, told apart at the first number. */
function filledParts(pattern: string, name: string, number: string): LabelParts {
  const put = (text: string): string =>
    text.replaceAll(/\{(name|number)\}/gu, (_all, slot) => (slot === 'name' ? name : number));
  const at = pattern.indexOf('{number}');
  if (at === -1) return { before: put(pattern), number: '', after: '' };
  return { before: put(pattern.slice(0, at)), number, after: put(pattern.slice(at + '{number}'.length)) };
}

interface Naming {
  readonly names: Readonly<Record<Language, string>>;
  readonly pattern: Readonly<Record<Language, string>>;
}

function namingOf(
  unit: Unit,
  type: InstrumentType,
  data: InstrumentData,
  place: 'pattern' | 'cited',
): Naming | null {
  const counted = countedUnit(unit);
  if (counted === null) return null;
  if (counted.type === 'provision') return { names: type.provision, pattern: type.provision[place] };
  const named = counted.type === 'division' ? levelOf(data, counted.level) : data.annex;
  return named === undefined ? null : { names: named, pattern: named.pattern };
}

const partsIn =
  (place: 'pattern' | 'cited') =>
  (
    unit: Unit,
    number: UnitNumber,
    type: InstrumentType,
    language: Language,
    data: InstrumentData,
  ): LabelParts => {
    const naming = namingOf(unit, type, data, place);
    const text = numberText(number, language, data);
    return naming === null
      ? { before: '', number: text, after: '' }
      : filledParts(naming.pattern[language], naming.names[language], text);
  };

const titleParts = partsIn('pattern');

/** What stands above a unit, its number told apart; of what was repealed it says so. */
export function labelPartsOf(...of: Parameters<typeof titleParts>): LabelParts {
  const [unit, , , language, data] = of;
  const parts = titleParts(...of);
  return isRepealed(unit) ? { ...parts, after: `${parts.after} ${data.repealed[language]}` } : parts;
}

function isRepealed(unit: Unit): boolean {
  if (unit.type !== 'provision') return false;
  const view = readInstrumentUnit(unit);
  return view.kind === 'readable' && view.body.type === 'provision' && view.body.content.repealed === true;
}

/** What a unit is called where it is referred to, its number told apart. */
export const citedPartsOf = partsIn('cited');

type LabelOf = (...of: Parameters<typeof labelPartsOf>) => string;

/** What stands above a unit: មាត្រា ១១ ថ្មី, ជំពូកទី២; the number alone where its level is not in the data. */
export const labelOf: LabelOf = (...of) => labelText(labelPartsOf(...of));

/** The same without a word of what happened to it. */
export const titleOf: LabelOf = (...of) => labelText(titleParts(...of));

/** What a unit is called where it is referred to: a circular's `៣.` is ចំណុចទី៣ there. */
export const citedLabelOf: LabelOf = (...of) => labelText(citedPartsOf(...of));

/** ក, ខ … អ, then កក, កខ … */
function lettered(value: number, letters: readonly string[]): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / letters.length))
    text = (letters[(rest - 1) % letters.length] ?? '') + text;
  return text;
}

/** What stands before each point of a provision. Points count anew behind a paragraph or a table. */
export const pointMarkers = (...of: Parameters<typeof pointMarkerParts>): ReadonlyMap<InnerId, string> =>
  new Map([...pointMarkerParts(...of)].map(([id, marker]) => [id, labelText(marker)]));

/** The same, the number told apart; a sign that counts nothing is `before`, without one. */
export function pointMarkerParts(
  parts: readonly ProvisionPart[],
  type: InstrumentType,
  language: Language,
  data: InstrumentData,
): ReadonlyMap<InnerId, LabelParts> {
  const { depths } = type.points;
  const markers = new Map<InnerId, LabelParts>();
  let counts: readonly number[] = [];
  for (const part of parts) {
    if (part.kind !== 'point') {
      counts = [];
      continue;
    }
    const value = (counts[part.depth] ?? 0) + 1;
    counts = [...Array.from({ length: part.depth }, (_, depth) => counts[depth] ?? 0), value];
    const style = depths[Math.min(part.depth, depths.length - 1)];
    if (style === undefined) continue;
    const number =
      style.count === 'letters' ? lettered(value, data.letters[language]) : digits(value, language);
    markers.set(part.id, filledParts(style.pattern[language], '', number));
  }
  return markers;
}
