/** What lists show of a document and filter it by: a pure function of its metadata and its units. */
import { saysNothing } from '../instrument/words.ts';
import { articleField, bilingual, type ListName } from './article-fields.ts';
import { LANGUAGES, type JsonValue, type Language, type Metadata, type UnitBody } from './model.ts';

export interface ListedFields {
  /** Titles as plain text, for lists; empty where there is none. */
  readonly title: Readonly<Record<Language, string>>;
  /** YYYY-MM-DD. */
  readonly eventDate: string | null;
  /** Ids of entries of `lists.offices`, `lists.people` and `lists.topics`. */
  readonly office: string | null;
  readonly people: readonly string[];
  readonly topics: readonly string[];
  readonly hasCover: boolean;
  readonly template: string | null;
}

/** The metadata that listedFields() looks at. */
export const LISTED_FIELDS: ReadonlySet<string> = new Set([
  ...LANGUAGES.map((language) => bilingual('title', language)),
  'event.date',
  'office',
  'people',
  'topics',
  'cover',
  'template',
]);

/** In which list the ids of a field stand. */
export const LIST_OF = {
  office: 'lists.offices',
  people: 'lists.people',
  topics: 'lists.topics',
} as const satisfies Record<string, ListName>;

/** The whole list is read at once: no row may be so long that it cannot be. Titles in UTF-16 units; the page allows 500. */
const LISTED_TITLE = 1000;
const LISTED_ENTRIES = 50;

const titleText = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value.trim().slice(0, LISTED_TITLE).toWellFormed() : '';

export function listedFields(metadata: Metadata): ListedFields {
  return {
    title: {
      km: titleText(metadata[bilingual('title', 'km')]),
      en: titleText(metadata[bilingual('title', 'en')]),
    },
    eventDate: articleField('event.date', metadata['event.date']) ?? null,
    office: articleField('office', metadata['office']) ?? null,
    people: articleField('people', metadata['people'])?.slice(0, LISTED_ENTRIES) ?? [],
    topics: articleField('topics', metadata['topics'])?.slice(0, LISTED_ENTRIES) ?? [],
    hasCover: articleField('cover', metadata['cover']) !== undefined,
    template: articleField('template', metadata['template']) ?? null,
  };
}

/** Whether a language is written at all; a unit that cannot be read may hold words, so it counts. */
export const hasWords = (units: Iterable<UnitBody>): boolean => {
  for (const unit of units) if (!saysNothing(unit)) return true;
  return false;
};
