/**
 * Reading views. The bytes of a unit are never rewritten by a newer Sastra: what was written under an old schema is
 * read through steps (version n to n + 1), each time, and takes the newer schema only when a person edits it. What was
 * written by a newer Sastra, or is damaged, is kept whole, shown as unreadable and never edited.
 */
import type { z } from 'zod';
import type { ArticleBody } from './article.ts';
import {
  attachmentSchema,
  figureSchema,
  headingSchema,
  listSchema,
  paragraphSchema,
  quoteSchema,
  ruleSchema,
  tableSchema,
} from './article-schema.ts';
import type { JsonValue, UnitBody } from './model.ts';

export type UnitView<Body = ArticleBody> =
  | { readonly kind: 'readable'; readonly body: Body }
  | {
      readonly kind: 'unreadable';
      readonly type: string;
      readonly schemaVersion: number;
      /** `newer`: a type or version that this Sastra does not know. `damaged`: not what its version allows. */
      readonly reason: 'newer' | 'damaged';
    };

export interface TypeReader<Body> {
  /**
   * `older[n - 1]` checks content of version n and reads it as version n + 1, or answers undefined where it is damaged.
   * Empty while there is one version.
   */
  readonly older: readonly ((content: JsonValue) => JsonValue | undefined)[];
  /** Checks content of the newest version; undefined where it is damaged. */
  readonly newest: (content: JsonValue) => Body | undefined;
}

/** By unit type. */
export type Registry<Body> = ReadonlyMap<string, TypeReader<Body>>;

/** A reader that checks by a schema. */
export const checked =
  <C, Body>(schema: z.ZodType<C>, bodyOf: (content: C) => Body) =>
  (content: JsonValue): Body | undefined => {
    const parsed = schema.safeParse(content);
    return parsed.success ? bodyOf(parsed.data) : undefined;
  };

/** Of types that have one version yet. */
export const registryOf = <Body>(
  readers: Readonly<Record<string, TypeReader<Body>['newest']>>,
): Registry<Body> => new Map(Object.entries(readers).map(([type, newest]) => [type, { older: [], newest }]));

/** Also part of an instrument's. */
export const ARTICLE_READERS: Readonly<Record<string, TypeReader<ArticleBody>['newest']>> = {
  paragraph: checked(paragraphSchema, (content) => ({ type: 'paragraph', content })),
  heading: checked(headingSchema, (content) => ({ type: 'heading', content })),
  list: checked(listSchema, (content) => ({ type: 'list', content })),
  quote: checked(quoteSchema, (content) => ({ type: 'quote', content })),
  table: checked(tableSchema, (content) => ({ type: 'table', content })),
  figure: checked(figureSchema, (content) => ({ type: 'figure', content })),
  attachment: checked(attachmentSchema, (content) => ({ type: 'attachment', content })),
  rule: checked(ruleSchema, (content) => ({ type: 'rule', content })),
};

const ARTICLE = registryOf(ARTICLE_READERS);

/** Reads a unit through the given registry; for tests of migrations and for other kinds of document. */
export function readThrough<Body>(registry: Registry<Body>, unit: UnitBody): UnitView<Body> {
  const { type, schemaVersion } = unit;
  const unreadable = (reason: 'newer' | 'damaged'): UnitView<Body> => ({
    kind: 'unreadable',
    type,
    schemaVersion,
    reason,
  });
  const reader = registry.get(type);
  if (reader === undefined || schemaVersion > reader.older.length + 1) return unreadable('newer');
  let content: JsonValue | undefined = unit.content;
  for (const step of reader.older.slice(schemaVersion - 1)) {
    content = step(content);
    if (content === undefined) return unreadable('damaged');
  }
  const body = reader.newest(content);
  return body === undefined ? unreadable('damaged') : { kind: 'readable', body };
}

/** What an article's unit says, in today's schema. */
export function readUnit(unit: UnitBody): UnitView {
  return readThrough(ARTICLE, unit);
}
