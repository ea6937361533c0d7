/**
 * What the content of an article's units must look like, version 1. Stricter forms that only make equal looks equal
 * bytes (order of marks, no empty runs, depth of list items) are normal-form.ts's, so that text under the caret is
 * readable as typed.
 */
import { z } from 'zod';
import { MARKS, type HeadingContent, type ListContent, type ParagraphContent } from './article.ts';
import { safeHref } from './link.ts';
import { innerIdSchema } from './schema.ts';

const text = z.strictObject({
  kind: z.literal('text'),
  // A lone surrogate has no canonical bytes, so it could not be hashed.
  text: z.string().refine((value) => value.isWellFormed()),
  marks: z.array(z.enum(MARKS)).max(MARKS.length).exactOptional(),
});
const lineBreak = z.strictObject({ kind: z.literal('break') });
const link = z.strictObject({
  kind: z.literal('link'),
  href: z.string().refine((href) => safeHref(href) === href),
  children: z.array(z.discriminatedUnion('kind', [text, lineBreak])),
});
const inline = z.array(z.discriminatedUnion('kind', [text, lineBreak, link]));

export const paragraphSchema = z.strictObject({ inline }) satisfies z.ZodType<ParagraphContent>;

export const headingSchema = z.strictObject({
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  inline,
}) satisfies z.ZodType<HeadingContent>;

export const listSchema = z.strictObject({
  ordered: z.boolean(),
  items: z.array(z.strictObject({ id: innerIdSchema, depth: z.int().min(0).max(100), inline })),
}) satisfies z.ZodType<ListContent>;
