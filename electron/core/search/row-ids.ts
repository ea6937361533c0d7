/**
 * Where a row of the index stands, in its number: the document, the language, the place in it. So a hit says its
 * document without a table being asked, and a document's rows lie together.
 *
 *     document × 2²¹ + language × 2²⁰ + slot        (documents are numbered from 1; slots of one language below 2²⁰)
 */
import { BILINGUAL_FIELDS } from '../../../shared/document/article-fields.ts';
import { LANGUAGES, type Language } from '../../../shared/document/model.ts';
import type { SearchedField } from '../../../shared/ipc/types.ts';

const SLOTS = 2 ** 20;
const ROWS = SLOTS * LANGUAGES.length;

export const rowOf = (document: number, language: Language, slot: number): number =>
  document * ROWS + LANGUAGES.indexOf(language) * SLOTS + slot;

export const documentOf = (row: number): number => Math.floor(row / ROWS);

export const languageOf = (row: number): Language =>
  LANGUAGES[Math.floor(row / SLOTS) % LANGUAGES.length] ?? 'km';

/** The rows that a document may have in one language, or in all: the first, and the first that is another's. */
export function rowsOf(
  document: number,
  language?: Language,
): { readonly first: number; readonly end: number } {
  if (language === undefined) return { first: document * ROWS, end: (document + 1) * ROWS };
  const first = rowOf(document, language, 0);
  return { first, end: first + SLOTS };
}

/** Metadata in which words are looked for, by slot. The index is made again when this list changes. */
export const SEARCHED_FIELDS: readonly SearchedField[] = [
  ...BILINGUAL_FIELDS,
  'people',
  'topics',
  'office',
  'cover',
  'instrument.number',
];

export const fieldRow = (document: number, language: Language, field: SearchedField): number =>
  rowOf(document, language, SEARCHED_FIELDS.indexOf(field));

export const fieldOf = (row: number): SearchedField => SEARCHED_FIELDS[row % SLOTS] ?? 'title';
