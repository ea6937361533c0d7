/** The office's words: what is to be written instead of what. A record that every desk of the office shares. */
import { z } from 'zod';
import { normalizeLabel } from '../khmer/index.ts';

/** The record's name. */
export const WORDING_RECORD = 'lists.wording';

/** Preferred words, and the forms that are not to be used for them, in either language. */
export interface WordingEntry {
  readonly id: string;
  readonly use: string;
  readonly avoid: readonly string[];
}

/** A name or a turn of phrase is no longer; in UTF-16 units. */
export const WORDING_LIMIT = 200;
const MOST_ENTRIES = 2_000;
const MOST_FORMS = 20;

const words = z.string().max(WORDING_LIMIT);
export const wordingEntrySchema = z.object({
  id: z.string().min(1).max(100),
  use: words.min(1),
  avoid: z.array(words.min(1)).max(MOST_FORMS),
}) satisfies z.ZodType<WordingEntry>;

/** The entries of the record's fields; an entry that is none is left out. */
export function wordingEntries(fields: Readonly<Record<string, unknown>>): readonly WordingEntry[] {
  const { entries } = fields;
  if (!Array.isArray(entries)) return [];
  return entries.slice(0, MOST_ENTRIES).flatMap((entry) => {
    const parsed = wordingEntrySchema.safeParse(entry);
    return parsed.success ? [parsed.data] : [];
  });
}

/** Forms as a person types them, parted by commas: each once, in its normal form, without the preferred one. */
export function formsOf(typed: string, use: string): readonly string[] {
  const forms = typed
    .split(/[,;\n]/u)
    .map(normalizeLabel)
    .filter((form) => form !== '' && form !== use);
  return [...new Set(forms)].slice(0, MOST_FORMS);
}

export interface WordingFinding {
  /** In UTF-16 units, the end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly instead: string;
}

/** A text without its zero-width spaces, which part no word, and where each of its letters stood. */
interface Bare {
  readonly text: string;
  readonly at: readonly number[];
}

function bareOf(text: string): Bare {
  const at = Array.from({ length: text.length }, (_, index) => index).filter(
    (index) => text[index] !== '\u200B',
  );
  return { text: at.map((index) => text[index]).join(''), at };
}

/** A syllable that goes on with a mark, a Latin word that goes on with a letter: no form begins or ends there. */
const GOES_ON = /[^][\u17B6-\u17D3\u17DD]|\p{Script=Latin}{2}/u;

function placesOf(
  { text, at }: Bare,
  form: string,
): readonly { readonly from: number; readonly to: number }[] {
  const goesOn = (index: number): boolean => index > 0 && GOES_ON.test(text.slice(index - 1, index + 1));
  const places = [];
  for (let index = text.indexOf(form); index >= 0; index = text.indexOf(form, index + 1)) {
    const end = index + form.length;
    if (goesOn(index) || goesOn(end)) continue;
    places.push({ from: at[index] ?? 0, to: (at[end - 1] ?? 0) + 1 });
  }
  return places;
}

/**
 * Where a text has a form that is to be avoided, the longest where several begin at one place. Letter by letter, since
 * folding would join just the spellings that a list tells apart; zero-width spaces do not count. A form within its
 * preferred words (the short form of a title within the full one) is as it should be.
 */
export function wordingFindings(text: string, entries: readonly WordingEntry[]): readonly WordingFinding[] {
  if (entries.length === 0 || text === '') return [];
  const bare = bareOf(text);
  const found = entries.flatMap(({ use, avoid }) => {
    const places = avoid.flatMap((form) =>
      placesOf(bare, form).map(({ from, to }) => ({ from, to, instead: use })),
    );
    if (places.length === 0) return [];
    const right = placesOf(bare, use);
    return places.filter(({ from, to }) => !right.some((whole) => whole.from <= from && to <= whole.to));
  });
  let end = 0;
  return found
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .filter(({ from, to }) => {
      if (from < end) return false;
      end = to;
      return true;
    });
}
