/** What stands above a unit, as people write it: មាត្រា ១.-, ប្រការ១៖, ជំពូកទី ១, Article 12, CHAPTER IV. */
import { LOOSE_GAP, looseEither, looseSource } from '../../khmer/loose.ts';
import { foldForSearch } from '../../khmer/fold.ts';
import type { InstrumentData } from '../../instrument/data.ts';
import type { UnitNumber } from '../../instrument/numbering.ts';
import { numberSource, readNumber } from '../../instrument/references/read-number.ts';

export interface Label {
  readonly kind: 'division' | 'provision' | 'annex';
  /** The id of a level for a division, the folded name for a provision, empty for an annex. */
  readonly name: string;
  /** Null where none is written, as with the only annex. */
  readonly number: UnitNumber | null;
  /** The label without what follows it. */
  readonly text: string;
  /** Whether a sign parts it from what follows, or nothing follows. */
  readonly isParted: boolean;
  /** Where what follows begins. */
  readonly end: number;
}

interface Naming {
  readonly kind: Label['kind'];
  readonly name: string;
}

interface Reader {
  readonly label: RegExp;
  readonly names: ReadonlyMap<string, Naming>;
  /** Words for one, two … ten, folded. */
  readonly counted: ReadonlyMap<string, number>;
}

/** The data has them from two on. */
const ONE = { km: 'មួយ', en: 'one' } as const;
const ROMAN = '[IVXLC]{1,7}';
const SIGN = String.raw`[.៖:។\-–—]`;

const readers = new WeakMap<InstrumentData, Reader>();

function readerOf(data: InstrumentData): Reader {
  const before = readers.get(data);
  if (before !== undefined) return before;
  const named: (readonly [words: string, naming: Naming])[] = [
    ...data.types
      .filter(({ provision }) => provision.pattern.km.includes('{name}'))
      .flatMap(({ provision }) => [provision.km, provision.en])
      .map((words) => [words, { kind: 'provision', name: foldForSearch(words) }] as const),
    ...data.levels.flatMap(({ id, km, en }) =>
      [km, en].map((words) => [words, { kind: 'division', name: id }] as const),
    ),
    ...[data.annex.km, data.annex.en].map((words) => [words, { kind: 'annex', name: '' }] as const),
  ];
  const counted = new Map(
    [
      [ONE.km, ...data.ordinals.km],
      [ONE.en, ...data.ordinals.en],
    ].flatMap((list) => list.map((word, index) => [foldForSearch(word), index + 1] as const)),
  );
  const number = `(?:(?<digits>${numberSource(data)})(?![0-9\u17E0-\u17E9])|(?<roman>${ROMAN})(?![\\p{L}\\p{M}])|(?<counted>${looseEither([...counted.keys()])})(?![\\p{L}\\p{M}]))`;
  const reader: Reader = {
    label: new RegExp(
      `^(?<name>${looseEither(named.map(([words]) => words))})(?:${LOOSE_GAP}(?:${looseSource('ទី')}|N[o°º]\\.?)?${LOOSE_GAP}${number})?(?<after>(?:${LOOSE_GAP}${SIGN}){0,4}${LOOSE_GAP})`,
      'iu',
    ),
    names: new Map(named.map(([words, naming]) => [foldForSearch(words), naming])),
    counted,
  };
  readers.set(data, reader);
  return reader;
}

const ROMAN_VALUES: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** 4 for IV. */
export function romanValue(text: string): number {
  const values = Array.from(text.toUpperCase(), (letter) => ROMAN_VALUES[letter] ?? 0);
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}

/** Null where the text does not begin with a label. What only looks like one is for its neighbours to decide. */
export function readLabel(text: string, data: InstrumentData): Label | null {
  const { label, names, counted } = readerOf(data);
  const found = label.exec(text);
  const { name = '', digits, roman, counted: word, after = '' } = found?.groups ?? {};
  const naming = names.get(foldForSearch(name));
  if (found === null || naming === undefined) return null;
  const number = numberOf({ digits, roman, word }, counted, data);
  if (number === null && naming.kind !== 'annex') return null;
  const whole = found[0];
  const end = whole.length;
  const isEnd = end === text.length;
  // A longer word that begins like the name: មាត្រា in មាត្រាដ្ឋាន.
  if (number === null && !isEnd && after === '' && /^[\p{L}\p{M}]/u.test(text.slice(end))) return null;
  return {
    ...naming,
    number,
    text: whole.slice(0, end - after.length).trim(),
    isParted: isEnd || /[^\s\u200B-\u200D]/u.test(after),
    end,
  };
}

function numberOf(
  { digits, roman, word }: { readonly [K in 'digits' | 'roman' | 'word']: string | undefined },
  counted: ReadonlyMap<string, number>,
  data: InstrumentData,
): UnitNumber | null {
  if (digits !== undefined) return readNumber(digits, data) ?? null;
  if (roman !== undefined) return { value: romanValue(roman), suffixes: [] };
  const value = counted.get(foldForSearch(word ?? ''));
  return value === undefined ? null : { value, suffixes: [] };
}

/** A sentence that begins by naming a unit, and not the unit itself: មាត្រា ១២ នៃច្បាប់…, Article 12 of the law. */
const GOES_ON = /^(?:នៃ|និង|ឬ|ដល់|ដែល|ត្រូវ|ខាងលើ|ខាងក្រោម|of |and |or |to |shall |is |,|;|\()/iu;
export const goesOn = (rest: string): boolean => GOES_ON.test(rest.replace(/^[\s\u200B]+/u, ''));
