/** Where the terms stand in a text, and a piece of it that shows them. Always at the borders of clusters. */
import type { UnitBody } from '../../../shared/document/model.ts';
import { wordsOf } from '../../../shared/instrument/text.ts';
import { saidBy } from '../../../shared/instrument/words.ts';
import type { TextRange } from '../../../shared/ipc/types.ts';
import type { Term } from './terms.ts';
import { placedRows, type PlacedKey } from './tokens.ts';

export interface Excerpt {
  readonly text: string;
  readonly ranges: readonly TextRange[];
  /** The first place in the whole text. */
  readonly first: TextRange | null;
}

/** In UTF-16 units: about two lines of Khmer in a list. */
const LENGTH = 180;
/** Of it, what stands before the first hit. */
const BEFORE = 50;

/** Every place of every term, in order; places that touch or lie over one another are one. */
export function rangesIn(text: string, terms: readonly Term[]): readonly TextRange[] {
  const { lines, numbers } = placedRows(text);
  return joined(placesOf([...lines, ...numbers], terms), text);
}

/** One line of text around the first place, or the beginning where there is none. */
export function excerptOf(text: string, terms: readonly Term[]): Excerpt {
  const line = text.replaceAll(/\s/gu, ' ');
  const { lines, numbers } = placedRows(text);
  const keys = lines.flat();
  const ranges = joined(placesOf([...lines, ...numbers], terms), line);
  const first = ranges[0]?.start ?? 0;
  const start = borderBefore(keys, first - BEFORE);
  const end = Math.max(borderAfter(keys, start + LENGTH, line.length), ranges[0]?.end ?? 0);
  return {
    text: `${start > 0 ? '… ' : ''}${line.slice(start, end)}${end < line.length ? ' …' : ''}`,
    ranges: ranges
      .filter((range) => range.end <= end)
      .map((range) => shifted(range, (start > 0 ? 2 : 0) - start)),
    first: ranges[0] ?? null,
  };
}

/** The same of a unit, whose first place counts as offsets into it do: null where it is beside the text, in a note. */
export function placedExcerpt(body: UnitBody, terms: readonly Term[]): Excerpt {
  const placed = wordsOf(body);
  const plain = saidBy(body);
  const excerpt = excerptOf(plain, terms);
  // Signs of notes within the lines put the offsets apart.
  if (!plain.startsWith(placed)) return { ...excerpt, first: rangesIn(placed, terms)[0] ?? null };
  const { first } = excerpt;
  return { ...excerpt, first: first !== null && first.end <= placed.length ? first : null };
}

const shifted = ({ start, end }: TextRange, by: number): TextRange => ({ start: start + by, end: end + by });

function placesOf(lines: readonly (readonly PlacedKey[])[], terms: readonly Term[]): TextRange[] {
  const rows = terms.flatMap(({ spellings, open }) => spellings.map((row) => ({ row, open })));
  const found: TextRange[] = [];
  for (const keys of lines) {
    for (const [at, { start }] of keys.entries()) {
      for (const { row, open } of rows) {
        const last = keys[at + row.length - 1];
        if (last !== undefined && standsAt(keys, at, row, open)) found.push({ start, end: last.end });
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

const standsAt = (keys: readonly PlacedKey[], at: number, row: readonly string[], open: boolean): boolean =>
  row.every((wanted, index) => {
    const key = keys[at + index]?.key;
    return key === wanted || (open && index === row.length - 1 && key?.startsWith(wanted) === true);
  });

function joined(places: readonly TextRange[], text: string): readonly TextRange[] {
  const result: TextRange[] = [];
  for (const place of places) {
    const last = result.at(-1);
    // The space between two terms that follow each other belongs to what was found.
    if (last !== undefined && /^[\s\u200B]*$/u.test(text.slice(last.end, place.start)))
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, place.end) };
    else result.push(place);
  }
  return result;
}

function borderBefore(keys: readonly PlacedKey[], wanted: number): number {
  if (wanted <= 0) return 0;
  return keys.find(({ start }) => start >= wanted)?.start ?? 0;
}

function borderAfter(keys: readonly PlacedKey[], wanted: number, length: number): number {
  if (wanted >= length) return length;
  return keys.findLast(({ end }) => end <= wanted)?.end ?? length;
}
