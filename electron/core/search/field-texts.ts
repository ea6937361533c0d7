/**
 * The words of metadata: texts as they stand, what was chosen from a list by the names of its entries, a cover by what
 * is said of it for those who do not see it.
 */
import { articleField, bilingual, type ListName } from '../../../shared/document/article-fields.ts';
import { LIST_OF } from '../../../shared/document/listed.ts';
import { LANGUAGES, type JsonValue, type Language } from '../../../shared/document/model.ts';
import type { SearchedField } from '../../../shared/ipc/types.ts';
import { SEARCHED_FIELDS } from './row-ids.ts';

/** A stored value; undefined where its row cannot be read. */
export function readableValue(value: string): JsonValue | undefined {
  try {
    return JSON.parse(value) as JsonValue;
  } catch {
    return undefined;
  }
}

/** The names of these entries of a list, a line each. */
export type NamesOf = (list: ListName, ids: readonly string[], language: Language) => string;

export interface FieldText {
  readonly field: SearchedField;
  readonly language: Language;
  /** Null: no words. */
  readonly text: string | null;
}

const isListed = (field: SearchedField): field is keyof typeof LIST_OF => field in LIST_OF;

/** Where the words of a stored field stand: the name it is stored by, and the languages that its value has words in. */
const STORED = SEARCHED_FIELDS.flatMap((field) =>
  LANGUAGES.map((language) => ({
    field,
    language,
    name:
      isListed(field) || field === 'cover' || field === 'instrument.number'
        ? field
        : bilingual(field, language),
  })),
);

/** The name by which the field is stored. */
export const storedName = (field: SearchedField, language: Language): string =>
  STORED.find((stored) => stored.field === field && stored.language === language)?.name ?? field;

/** All texts that a stored field has or might have; none for a field in which nothing is looked for. */
export const fieldTexts = (
  name: string,
  value: JsonValue | undefined,
  namesOf: NamesOf,
): readonly FieldText[] =>
  STORED.filter((stored) => stored.name === name).map(({ field, language }) => ({
    field,
    language,
    text: textOf(field, language, value, namesOf) || null,
  }));

function textOf(
  field: SearchedField,
  language: Language,
  value: JsonValue | undefined,
  namesOf: NamesOf,
): string {
  if (field === 'cover') return articleField('cover', value)?.alt[language] ?? '';
  // A number is found in either script, so it stands in the index once.
  if (field === 'instrument.number' && language === 'en') return '';
  if (!isListed(field)) return typeof value === 'string' ? value : '';
  const ids =
    field === 'office' ? [articleField('office', value) ?? []].flat() : (articleField(field, value) ?? []);
  return namesOf(LIST_OF[field], ids, language);
}
