/**
 * The metadata of an article by field name. Titles are `title.km` and `title.en`, and so on for every text of which
 * there is one in each language; what is chosen from a list (a person, a topic, an office) is stored as the id of its
 * entry there. A field that is not what it should be counts as absent: metadata may come from a newer Sastra.
 */
import { z } from 'zod';
import { IMAGE_TYPES, type ImageType } from './article.ts';
import type { Hash, JsonValue, Language, Metadata } from './model.ts';
import { hashSchema } from './schema.ts';

/** Texts of which there is one in each language; the field's name is `<name>.<language>`. */
export const BILINGUAL_FIELDS = [
  'title',
  'summary',
  'event.place',
  'social.telegram',
  'social.facebook',
  'page.issuer',
  'page.number',
  'page.address',
  'page.place',
  'page.lunar',
  'page.signatory',
  'page.name',
  'page.recipients',
  'page.attachments',
] as const;
export type BilingualField = (typeof BILINGUAL_FIELDS)[number];

export const bilingual = (field: BilingualField, language: Language): string => `${field}.${language}`;

/** Lists that fields choose from, each a record of this name with `{ entries: ListEntry[] }`. */
export const LISTS = ['lists.people', 'lists.topics', 'lists.offices'] as const;
export type ListName = (typeof LISTS)[number];

export interface ListEntry {
  /** Never changes; unique in its list. */
  readonly id: string;
  readonly km: string;
  readonly en: string;
}

export interface Cover {
  readonly media: Hash;
  readonly mime: ImageType;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** What must stay in sight however the picture is cut, each from 0 (left, top) to 1. */
  readonly focus: { readonly x: number; readonly y: number };
  readonly alt: Readonly<Record<Language, string>>;
}

export interface ArticleFields {
  /** YYYY-MM-DD: the day on which what is told of happened. */
  readonly 'event.date': string;
  /** YYYY-MM-DD: the day that an official page bears. */
  readonly 'page.date': string;
  readonly people: readonly string[];
  readonly topics: readonly string[];
  readonly office: string;
  readonly cover: Cover;
  /** The template that the article was begun with. */
  readonly template: string;
}

const entryId = z.string().min(1).max(100);
const entryIds = z.array(entryId).max(1000);
const fraction = z.number().min(0).max(1);
const pixels = z.int().min(1).max(100_000);

const SCHEMAS: { readonly [F in keyof ArticleFields]: z.ZodType<ArticleFields[F]> } = {
  'event.date': z.iso.date(),
  'page.date': z.iso.date(),
  people: entryIds,
  topics: entryIds,
  office: entryId,
  cover: z.strictObject({
    media: hashSchema,
    mime: z.enum(IMAGE_TYPES),
    width: pixels,
    height: pixels,
    focus: z.strictObject({ x: fraction, y: fraction }),
    alt: z.strictObject({ km: z.string(), en: z.string() }),
  }),
  template: entryId,
};

/** Undefined where the field is absent or not what it should be. */
export function articleField<F extends keyof ArticleFields>(
  field: F,
  value: JsonValue | undefined,
): ArticleFields[F] | undefined {
  const parsed = SCHEMAS[field].safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

/** The text of a field that has one in each language; empty where it is absent. */
export function bilingualText(metadata: Metadata, field: BilingualField, language: Language): string {
  const value = metadata[bilingual(field, language)];
  return typeof value === 'string' ? value : '';
}

/** Of the name of a list's entry, in UTF-16 units. */
export const ENTRY_NAME_LIMIT = 500;
const entryName = z.string().max(ENTRY_NAME_LIMIT);

const listSchema = z.object({
  entries: z.array(z.object({ id: entryId, km: entryName, en: entryName })).max(10_000),
});

/** The entries of a list's record; none where it is not a list. */
export function listEntries(fields: unknown): readonly ListEntry[] {
  const parsed = listSchema.safeParse(fields);
  return parsed.success ? parsed.data.entries : [];
}
