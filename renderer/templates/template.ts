/** What a template's file holds: a form to fill in, and a text in both languages with places for what was filled in. */
import { z } from 'zod';
import { WRITTEN_KINDS } from '../../shared/document/model.ts';
import { dataIdSchema } from '../../shared/instrument/instrument-schema.ts';
import { officialPageSchema } from '../../shared/official/page.ts';

const bilingual = z.strictObject({ km: z.string().min(1), en: z.string().min(1) });
const lines = z.array(z.string().min(1)).min(1);

const fieldSchema = z.strictObject({
  /** The name of its place in the text. */
  id: z.string().regex(/^[a-z]+$/u),
  type: z.enum(['text', 'place', 'date', 'people', 'office', 'topics']),
  label: bilingual,
  hint: bilingual.exactOptional(),
});

const unitSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['paragraph', 'quote']), ...bilingual.shape }),
  z.strictObject({ type: z.literal('heading'), level: z.literal([1, 2, 3]), ...bilingual.shape }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), km: lines, en: lines }),
  /** Rows of cells; the first row says what stands in the columns. */
  z.strictObject({ type: z.literal('table'), km: z.array(lines).min(2), en: z.array(lines).min(2) }),
]);

/** `inAmending`: false where an instrument that only amends another one does without it. */
const leftOut = { inAmending: z.literal(false).exactOptional() };

/** What an instrument of the template begins with, in reading order; a unit belongs to the heading before it. */
const instrumentUnitSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['visa', 'paragraph']), ...leftOut, ...bilingual.shape }),
  z.strictObject({ type: z.literal('division'), ...leftOut, level: dataIdSchema, ...bilingual.shape }),
  z.strictObject({
    type: z.literal('provision'),
    ...leftOut,
    /** Its paragraphs, with points behind the last one. */
    km: lines,
    en: lines,
    points: z.strictObject({ km: lines, en: lines }).exactOptional(),
  }),
  /** The office that signs; without one it is that of the page. */
  z.strictObject({ type: z.literal('signature'), ...leftOut, ...bilingual.partial().shape }),
]);

const { slots, ...frame } = officialPageSchema.shape;
/** What a template's page says otherwise than the ministry's own (`resources/official-page.json`). */
const pageSchema = z.strictObject(frame).partial().extend({ slots: slots.partial().exactOptional() });

const parts = {
  id: z.string().regex(/^[a-z-]{1,40}$/u),
  name: bilingual,
  about: bilingual,
  /** A document made of it prints as an official page. */
  page: pageSchema.exactOptional(),
  form: z.array(fieldSchema).min(1),
  title: bilingual,
};

/** `{name}` is the place of a form's field; what stands in `[ ]` is for the writer to replace. */
export const templateSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...parts,
    kind: z.enum(WRITTEN_KINDS).exclude(['instrument']),
    units: z.array(unitSchema).min(1),
  }),
  z.strictObject({
    ...parts,
    kind: z.literal('instrument'),
    /** A type of the instruments' data. */
    instrument: dataIdSchema,
    /** False where such an instrument amends none, such as one that promulgates. */
    amends: z.literal(false).exactOptional(),
    units: z.array(instrumentUnitSchema).min(1),
  }),
]);

export type Template = z.infer<typeof templateSchema>;
export type InstrumentTemplate = Extract<Template, { readonly kind: 'instrument' }>;
export type TextTemplate = Exclude<Template, InstrumentTemplate>;
export type InstrumentTemplateUnit = z.infer<typeof instrumentUnitSchema>;
export type TemplateField = z.infer<typeof fieldSchema>;
export type TemplateUnit = z.infer<typeof unitSchema>;
