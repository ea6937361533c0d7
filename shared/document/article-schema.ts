/**
 * What the content of an article's units must look like, version 1. Stricter forms that only make equal looks equal
 * bytes (order of marks, no empty runs, depth of list items) are normal-form.ts's, so that text under the caret is
 * readable as typed.
 */
import { z } from 'zod';
import {
  IMAGE_TYPES,
  MARKS,
  type AttachmentContent,
  type FigureContent,
  type HeadingContent,
  type ListContent,
  type ParagraphContent,
  type QuoteContent,
  type RuleContent,
  type TableContent,
} from './article.ts';
import { safeHref } from './link.ts';
import { hashSchema, innerIdSchema } from './schema.ts';
import { isWholeGrid } from './table.ts';

// A lone surrogate has no canonical bytes, so it could not be hashed.
const words = z.string().refine((value) => value.isWellFormed());
export const textRunSchema = z.strictObject({
  kind: z.literal('text'),
  text: words,
  marks: z.array(z.enum(MARKS)).max(MARKS.length).exactOptional(),
});
export const lineBreakSchema = z.strictObject({ kind: z.literal('break') });
export const linkSchema = z.strictObject({
  kind: z.literal('link'),
  href: z.string().refine((href) => safeHref(href) === href),
  children: z.array(z.discriminatedUnion('kind', [textRunSchema, lineBreakSchema])),
});
export const footnoteSchema = z.strictObject({ kind: z.literal('footnote'), id: innerIdSchema, text: words });
const inline = z.array(
  z.discriminatedUnion('kind', [textRunSchema, lineBreakSchema, linkSchema, footnoteSchema]),
);

export const paragraphSchema = z.strictObject({ inline }) satisfies z.ZodType<ParagraphContent>;

export const headingSchema = z.strictObject({
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  inline,
}) satisfies z.ZodType<HeadingContent>;

export const listSchema = z.strictObject({
  ordered: z.boolean(),
  items: z.array(z.strictObject({ id: innerIdSchema, depth: z.int().min(0).max(100), inline })),
}) satisfies z.ZodType<ListContent>;

export const quoteSchema = z.strictObject({ inline }) satisfies z.ZodType<QuoteContent>;

/** A table of more places than this is a spreadsheet. */
const SPAN_LIMIT = 10_000;
const span = z.int().min(2).max(SPAN_LIMIT).exactOptional();

export const tableSchema = z
  .strictObject({
    header: z.boolean(),
    rows: z
      .array(
        z.strictObject({
          id: innerIdSchema,
          cells: z.array(z.strictObject({ inline, colspan: span, rowspan: span })),
        }),
      )
      .min(1),
  })
  .refine(isWholeGrid) satisfies z.ZodType<TableContent>;

const pixels = z.int().min(1).max(100_000);

export const figureSchema = z.strictObject({
  media: hashSchema,
  mime: z.enum(IMAGE_TYPES),
  width: pixels,
  height: pixels,
  alt: words,
  inline,
}) satisfies z.ZodType<FigureContent>;

export const attachmentSchema = z.strictObject({
  media: hashSchema,
  mime: z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,100}$/u),
  name: words.min(1).max(255),
  bytes: z.int().nonnegative(),
  inline,
}) satisfies z.ZodType<AttachmentContent>;

export const ruleSchema = z.strictObject({}) satisfies z.ZodType<RuleContent>;
