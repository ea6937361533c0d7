/** The numbers of units as people write them, in either language and script: ១១ ថ្មី (ពីរ), 11 new (two). */
import { foldForSearch } from '../../khmer/fold.ts';
import { LOOSE_GAP, looseEither } from '../../khmer/loose.ts';
import type { InstrumentData } from '../data.ts';
import type { NumberSuffix } from '../instrument.ts';
import type { UnitNumber } from '../numbering.ts';

interface Reader {
  /** Of a pattern (flags `iu`) without named groups. */
  readonly source: string;
  readonly suffixes: ReadonlyMap<string, string>;
  readonly ordinals: ReadonlyMap<string, number>;
  readonly suffix: RegExp;
}

const DIGITS = '[0-9\u17E0-\u17E9]';
const readers = new WeakMap<InstrumentData, Reader>();

function readerOf(data: InstrumentData): Reader {
  const before = readers.get(data);
  if (before !== undefined) return before;
  const words = looseEither(data.suffixes.flatMap(({ km, en }) => [km, en]));
  const ordinals = [data.ordinals.km, data.ordinals.en];
  // A suffix may stand between brackets itself: Article 150 (new) (two).
  const suffix = `\\(?${words}(?![\\p{L}\\p{M}])\\)?`;
  const ordinal = `\\(${LOOSE_GAP}(?:${looseEither(ordinals.flat())}|${DIGITS}{1,3})${LOOSE_GAP}\\)`;
  const reader = {
    source: `${DIGITS}{1,4}(?:${LOOSE_GAP}${suffix}(?:${LOOSE_GAP}${ordinal})?)*`,
    suffixes: new Map(
      data.suffixes.flatMap(({ id, km, en }) => [km, en].map((word) => [foldForSearch(word), id] as const)),
    ),
    ordinals: new Map(
      ordinals.flatMap((list) => list.map((word, index) => [foldForSearch(word), index + 2] as const)),
    ),
    suffix: new RegExp(
      `${LOOSE_GAP}\\(?(?<word>${words})\\)?(?:${LOOSE_GAP}\\(${LOOSE_GAP}(?<ordinal>[^()]*?)${LOOSE_GAP}\\))?`,
      'giu',
    ),
  };
  readers.set(data, reader);
  return reader;
}

/** The source of a pattern (flags `iu`) for a number with its suffixes; it holds no group. */
export const numberSource = (data: InstrumentData): string => readerOf(data).source;

/** Undefined where it is no number that a unit can have. */
export function readNumber(text: string, data: InstrumentData): UnitNumber | undefined {
  const reader = readerOf(data);
  if (!new RegExp(`^${reader.source}$`, 'iu').test(text)) return undefined;
  const value = Number.parseInt(foldForSearch(text), 10);
  const suffixes: NumberSuffix[] = [];
  for (const { groups } of text.matchAll(reader.suffix)) {
    const id = reader.suffixes.get(foldForSearch(groups?.['word'] ?? ''));
    if (id === undefined) return undefined;
    const written = foldForSearch(groups?.['ordinal'] ?? '');
    const ordinal = reader.ordinals.get(written) ?? Number(written);
    suffixes.push(written === '' ? { id } : { id, ordinal });
  }
  return { value, suffixes };
}
