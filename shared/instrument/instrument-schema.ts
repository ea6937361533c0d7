/**
 * What the content of an instrument's units must look like, version 1. What only makes equal looks equal bytes is
 * normal-form.ts's, so that what is under the caret is readable as typed.
 */
import { z } from 'zod';
import {
  lineBreakSchema,
  footnoteSchema,
  linkSchema,
  tableSchema,
  textRunSchema,
} from '../document/article-schema.ts';
import { innerIdSchema, uidSchema } from '../document/schema.ts';
import type {
  AnnexContent,
  Counted,
  DivisionContent,
  InstrumentInline,
  ProvisionContent,
  ReferenceTarget,
  SignatureContent,
  VisaContent,
} from './instrument.ts';

/** An id of the instrument's data: of a level, a suffix or a prefix. */
export const dataIdSchema = z.string().regex(/^[a-z][A-Za-z0-9_-]{0,39}$/u);
// A lone surrogate has no canonical bytes, so it could not be hashed.
const words = z.string().refine((value) => value.isWellFormed());

const target = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('here'), uid: uidSchema, inner: innerIdSchema.exactOptional() }),
  z.strictObject({
    in: z.literal('register'),
    instrument: z.uuidv7(),
    article: words.min(1).max(100).exactOptional(),
  }),
]) satisfies z.ZodType<ReferenceTarget>;

const reference = z.strictObject({
  kind: z.literal('reference'),
  id: innerIdSchema,
  target,
  seen: words.max(1000),
});
const term = z.strictObject({
  kind: z.literal('term'),
  id: innerIdSchema,
  children: z.array(textRunSchema),
});
const inline = z.array(
  z.discriminatedUnion('kind', [textRunSchema, lineBreakSchema, linkSchema, footnoteSchema, reference, term]),
) satisfies z.ZodType<readonly InstrumentInline[]>;

/** More than one repetition of each suffix is not heard of; the limit only keeps a stranger's file small. */
const SUFFIX_LIMIT = 8;
export const countedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('next') }),
  z.strictObject({
    kind: z.literal('inserted'),
    suffixes: z
      .array(z.strictObject({ id: dataIdSchema, ordinal: z.int().min(2).max(999).exactOptional() }))
      .min(1)
      .max(SUFFIX_LIMIT),
  }),
]) satisfies z.ZodType<Counted>;

export const visaSchema = z.strictObject({ inline }) satisfies z.ZodType<VisaContent>;

export const divisionSchema = z.strictObject({
  level: dataIdSchema,
  number: countedSchema,
  heading: inline,
}) satisfies z.ZodType<DivisionContent>;

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), id: innerIdSchema, inline }),
  z.strictObject({
    kind: z.literal('point'),
    id: innerIdSchema,
    depth: z.int().min(0).max(100),
    inline,
  }),
  z.strictObject({ kind: z.literal('table'), id: innerIdSchema, table: tableSchema }),
]);

export const provisionSchema = z.strictObject({
  number: countedSchema,
  heading: inline,
  parts: z.array(part).min(1),
  repealed: z.literal(true).exactOptional(),
}) satisfies z.ZodType<ProvisionContent>;

export const signatureSchema = z.strictObject({
  prefix: dataIdSchema.exactOptional(),
  capacity: words.max(5000),
  name: words.max(200),
}) satisfies z.ZodType<SignatureContent>;

export const annexSchema = z.strictObject({
  number: countedSchema,
  heading: inline,
  orientation: z.enum(['portrait', 'landscape']),
}) satisfies z.ZodType<AnnexContent>;
