/** Which documents a person wants to see: pure, so that ten thousand of them are asked in a few milliseconds. */
import { z } from 'zod';
import { DOCUMENT_KINDS, type JsonValue } from '../../shared/document/model.ts';
import { foldForSearch } from '../../shared/khmer/index.ts';
import { WORK_STATES, type DocumentSummary } from '../../shared/ipc/types.ts';

export const LANGUAGE_STATES = ['enMissing', 'kmMissing', 'both'] as const;
export type LanguageState = (typeof LANGUAGE_STATES)[number];

/** How long ago a document was changed, at most. */
export const SPANS = ['any', 'day', 'week', 'month', 'year'] as const;
export type Span = (typeof SPANS)[number];

const ids = z.array(z.string().min(1).max(100)).max(100);
const day = z.union([z.iso.date(), z.literal('')]);

/** Within one field any of the values will do, and an empty field asks for nothing; every field has to agree. */
export const filterSchema = z.strictObject({
  kinds: z.array(z.enum(DOCUMENT_KINDS)),
  states: z.array(z.enum(WORK_STATES)),
  languages: z.array(z.enum(LANGUAGE_STATES)),
  offices: ids,
  people: ids,
  topics: ids,
  changed: z.enum(SPANS),
  /** YYYY-MM-DD, both included; empty: without end. */
  eventFrom: day,
  eventTo: day,
});
export type Filter = z.infer<typeof filterSchema>;

export const NO_FILTER: Filter = {
  kinds: [],
  states: [],
  languages: [],
  offices: [],
  people: [],
  topics: [],
  changed: 'any',
  eventFrom: '',
  eventTo: '',
};

/** The fields of a filter that hold several values. */
export type Facet = 'kinds' | 'states' | 'languages' | 'offices' | 'people' | 'topics';

/** A filter as a record holds it; undefined where it is none. */
export function filterFrom(value: JsonValue | undefined): Filter | undefined {
  const parsed = filterSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

const DAY = 86_400_000;
const SPAN_DAYS: Readonly<Record<Exclude<Span, 'any'>, number>> = { day: 1, week: 7, month: 31, year: 366 };

export const languageStateOf = ({ written }: DocumentSummary): LanguageState => {
  if (written.km && written.en) return 'both';
  return written.km || !written.en ? 'enMissing' : 'kmMissing';
};

/** What a document says in a field of the filter. */
export function valuesOf(summary: DocumentSummary, facet: Facet): readonly string[] {
  switch (facet) {
    case 'kinds':
      return [summary.kind];
    case 'states':
      return [summary.state];
    case 'languages':
      return [languageStateOf(summary)];
    case 'offices':
      return summary.office === null ? [] : [summary.office];
    case 'people':
      return summary.people;
    case 'topics':
      return summary.topics;
    default:
      return facet satisfies never;
  }
}

const FACETS: readonly Facet[] = ['kinds', 'states', 'languages', 'offices', 'people', 'topics'];

function inTime(summary: DocumentSummary, { changed, eventFrom, eventTo }: Filter, now: number): boolean {
  if (changed !== 'any' && summary.changedAt < now - SPAN_DAYS[changed] * DAY) return false;
  if (eventFrom === '' && eventTo === '') return true;
  const { eventDate } = summary;
  return eventDate !== null && eventDate >= eventFrom && (eventTo === '' || eventDate <= eventTo);
}

const agrees = (summary: DocumentSummary, filter: Filter, facet: Facet): boolean => {
  const wanted: readonly string[] = filter[facet];
  return wanted.length === 0 || valuesOf(summary, facet).some((value) => wanted.includes(value));
};

/** `now`: milliseconds since 1970. */
export const matches = (summary: DocumentSummary, filter: Filter, now: number): boolean =>
  FACETS.every((facet) => agrees(summary, filter, facet)) && inTime(summary, filter, now);

/** How many documents each value of a field would show, the other fields being as they are. */
export function countsOf(
  list: readonly DocumentSummary[],
  filter: Filter,
  facet: Facet,
  now: number,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const others = { ...filter, [facet]: [] };
  for (const summary of list) {
    if (!matches(summary, others, now)) continue;
    for (const value of valuesOf(summary, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** How many conditions the filter sets. */
export const conditionsIn = (filter: Filter): number =>
  FACETS.reduce((count, facet) => count + filter[facet].length, 0) +
  Number(filter.changed !== 'any') +
  Number(filter.eventFrom !== '' || filter.eventTo !== '');

const keys = new WeakMap<DocumentSummary, string>();

/** What a title is found by: both languages, folded as search folds. Kept, since folding costs tenths of a millisecond. */
export function titleKey(summary: DocumentSummary): string {
  const known = keys.get(summary);
  if (known !== undefined) return known;
  const key = `${foldForSearch(summary.title.km)}\n${foldForSearch(summary.title.en)}`;
  keys.set(summary, key);
  return key;
}

/** Whether what was typed (folded) stands in a title. */
export const titleHas = (summary: DocumentSummary, folded: string): boolean =>
  folded === '' || titleKey(summary).includes(folded);
