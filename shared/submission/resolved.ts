/**
 * What the page of a submission is made of beside the revision: the names of what is chosen from lists, the data that an
 * instrument's numbers and formulas follow from, the register's entries that it cites. All of it is frozen, and with it
 * the hash of the page that follows in each language: a version of Sastra that would print anything else says so, and
 * neither signs nor publishes.
 */
import { z } from 'zod';
import { articleField, type ListEntry, type ListName } from '../document/article-fields.ts';
import { hashJson } from '../document/hash.ts';
import type { DocumentState, Hash, Language, UnitBody } from '../document/model.ts';
import { hashSchema } from '../document/schema.ts';
import { instrumentDataSchema, type InstrumentData } from '../instrument/data.ts';
import { instrumentField } from '../instrument/instrument-fields.ts';
import { citedInstruments } from '../instrument/references/referred-to-by.ts';
import { registerEntrySchema, type RegisterEntry } from '../instrument/register.ts';
import type { RegisterId } from '../instrument/instrument.ts';
import { pageHash } from './page.ts';

const entrySchema = z.strictObject({
  id: z.string().max(100),
  km: z.string().max(500),
  en: z.string().max(500),
});
const entriesSchema = z.array(entrySchema).max(1_000);

export const resolvedSchema = z.strictObject({
  format: z.literal('sastra.resolved.1'),
  /** The names of what the metadata chose; what a list does not have any more is left out. */
  lists: z.strictObject({ people: entriesSchema, topics: entriesSchema, offices: entriesSchema }),
  /** Null for what is no instrument. */
  instrument: z
    .strictObject({ data: instrumentDataSchema, register: z.array(registerEntrySchema).max(5_000) })
    .nullable(),
  /** Every picture and file that the revision names, in order. */
  media: z.array(hashSchema).max(10_000),
  /** Of the page in each language; `en` null where it is not submitted. */
  pages: z.strictObject({ km: hashSchema, en: hashSchema.nullable() }),
}) satisfies z.ZodType<Resolved>;

export interface Resolved {
  readonly format: 'sastra.resolved.1';
  readonly lists: Readonly<Record<'people' | 'topics' | 'offices', readonly ListEntry[]>>;
  readonly instrument: {
    readonly data: InstrumentData;
    readonly register: readonly RegisterEntry[];
  } | null;
  readonly media: readonly Hash[];
  readonly pages: { readonly km: Hash; readonly en: Hash | null };
}

/** Where the frozen values come from. */
export interface ResolveSources {
  readonly list: (name: ListName) => readonly ListEntry[];
  readonly data: () => InstrumentData;
  readonly register: (ids: readonly RegisterId[]) => readonly RegisterEntry[];
}

export const resolvedHash = (resolved: Resolved): Hash => hashJson(resolved);

export function resolve(
  state: DocumentState,
  languages: readonly Language[],
  sources: ResolveSources,
): Resolved {
  const instrument = instrumentOf(state, sources);
  const pageIn = (language: Language): Hash => pageHash(state, { instrument }, language);
  return {
    format: 'sastra.resolved.1',
    lists: listsOf(state, sources),
    instrument,
    media: mediaOf(state),
    pages: { km: pageIn('km'), en: languages.includes('en') ? pageIn('en') : null },
  };
}

/** Whether this Sastra makes the page in that language that was frozen. */
export const printsAsFrozen = (state: DocumentState, resolved: Resolved, language: Language): boolean =>
  resolved.pages[language] === pageHash(state, resolved, language);

function listsOf({ metadata }: DocumentState, { list }: ResolveSources): Resolved['lists'] {
  const chosen = (ids: readonly string[] | undefined, name: ListName) => {
    const entries = new Map(list(name).map((entry) => [entry.id, entry]));
    return (ids ?? []).flatMap((id) => {
      const entry = entries.get(id);
      return entry === undefined ? [] : [{ id, km: entry.km, en: entry.en }];
    });
  };
  const office = articleField('office', metadata['office']);
  return {
    people: chosen(articleField('people', metadata['people']), 'lists.people'),
    topics: chosen(articleField('topics', metadata['topics']), 'lists.topics'),
    offices: chosen(office === undefined ? [] : [office], 'lists.offices'),
  };
}

/** Of all types of instruments those that are written here: its own, and those of what it cites. */
function instrumentOf({ metadata, content }: DocumentState, sources: ResolveSources): Resolved['instrument'] {
  if (content.shape !== 'oneTree') return null;
  const register = sources.register(citedInstruments(content)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const used = new Set(register.map(({ type }) => type));
  const own = instrumentField('instrument.type', metadata['instrument.type']);
  if (own !== undefined) used.add(own);
  const data = sources.data();
  const types = data.types.filter(({ id }) => used.has(id));
  // Data without any type is none; one is enough.
  return { data: { ...data, types: types.length === 0 ? data.types.slice(0, 1) : types }, register };
}

function mediaOf({ metadata, content }: DocumentState): Hash[] {
  const named = [...content.km.values(), ...content.en.values()].flatMap(mediaIn);
  const cover = articleField('cover', metadata['cover'])?.media;
  return [...new Set(cover === undefined ? named : [...named, cover])].toSorted();
}

const mediaSchema = z.object({ media: hashSchema });

const mediaIn = ({ content }: UnitBody): readonly Hash[] => {
  const named = mediaSchema.safeParse(content);
  return named.success ? [named.data.media] : [];
};
