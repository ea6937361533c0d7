/** What a template's file holds: a form to fill in, and a text in both languages with places for what was filled in. */
import { z } from 'zod';
import { WRITTEN_KINDS } from '../../shared/document/model.ts';
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

const { slots, ...frame } = officialPageSchema.shape;
/** What a template's page says otherwise than the ministry's own (`resources/official-page.json`). */
const pageSchema = z.strictObject(frame).partial().extend({ slots: slots.partial().exactOptional() });

/** `{name}` is the place of a form's field; what stands in `[ ]` is for the writer to replace. */
export const templateSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]{1,40}$/u),
  kind: z.enum(WRITTEN_KINDS),
  name: bilingual,
  about: bilingual,
  /** A document made of it prints as an official page. */
  page: pageSchema.exactOptional(),
  form: z.array(fieldSchema).min(1),
  title: bilingual,
  units: z.array(unitSchema).min(1),
});

export type Template = z.infer<typeof templateSchema>;
export type TemplateField = z.infer<typeof fieldSchema>;
export type TemplateUnit = z.infer<typeof unitSchema>;
