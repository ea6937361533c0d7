/**
 * The official page of a ministry: what stands around the text of a notice, a press release or a letter, as a template
 * says it. All of it is data, none of it in code. The order of the parts is that of Cambodian instruments: kingdom and
 * motto, ornament, issuer and number, type and subject, text, date lines, signature, recipients.
 */
import { z } from 'zod';
import type { Language } from '../document/model.ts';

/** A text in each language. */
export type Both = Readonly<Record<Language, string>>;

export const ORNAMENTS = ['lotus', 'none'] as const;
export type Ornament = (typeof ORNAMENTS)[number];

/** `title`: type and subject head the text; `address`: whom a letter is from and to. */
export const OPENINGS = ['title', 'address'] as const;
export type Opening = (typeof OPENINGS)[number];

/** Texts that each document may say otherwise than its template; lines are parted by line ends. */
export const PAGE_SLOTS = [
  'issuer',
  'number',
  'address',
  'place',
  'lunar',
  'signatory',
  'name',
  'recipients',
  'attachments',
] as const;
export type PageSlot = (typeof PAGE_SLOTS)[number];

/** Slots that are known only when a document is registered: no template says them. */
export const REGISTERED_SLOTS = ['number', 'lunar'] as const satisfies readonly PageSlot[];
export const TEMPLATE_SLOTS = PAGE_SLOTS.filter(
  (slot): slot is TemplateSlot => !REGISTERED_SLOTS.some((registered) => registered === slot),
);
export type TemplateSlot = Exclude<PageSlot, (typeof REGISTERED_SLOTS)[number]>;

/** Slots of several lines; the others are one. */
export const LONG_SLOTS: ReadonlySet<PageSlot> = new Set([
  'issuer',
  'address',
  'signatory',
  'recipients',
  'attachments',
]);

/** The longest line, in UTF-16 units, and the most lines of one text. */
export const LINE_LIMIT = 160;
export const LINES_LIMIT = 30;

const line = z
  .string()
  .max(LINE_LIMIT)
  .regex(/^[^\n]*$/u);
const bothLines = z.strictObject({ km: line, en: line });
const named = z.strictObject({ km: line.min(1), en: line.min(1) });
const lines = z
  .string()
  .max(LINE_LIMIT * LINES_LIMIT)
  .refine((text) => {
    const all = text.split('\n');
    return all.length <= LINES_LIMIT && all.every((one) => one.length <= LINE_LIMIT);
  });
const bothTexts = z.strictObject({ km: lines, en: lines });

/** What every document of a template has alike, and keeps when the template is changed later. */
export const pageFrameSchema = z.strictObject({
  kingdom: named,
  motto: named,
  ornament: z.enum(ORNAMENTS),
  opening: z.enum(OPENINGS),
  /** What the document is, such as a notice; stands above its subject. */
  type: named,
  /** The word between type and subject, which gets a line of its own. */
  subjectLead: bothLines,
  numberLabel: bothLines,
  /** What follows the serial number that is still to be given. */
  numberMark: bothLines,
  recipientsLabel: bothLines,
  attachmentsLabel: bothLines,
  /** The date lines of a page without a date; `…` is a slot to write in. */
  openDates: bothTexts,
  /** ថ្ងៃទី០៣ instead of ថ្ងៃទី៣. */
  dayPadding: z.boolean(),
});
export type PageFrame = z.infer<typeof pageFrameSchema>;

export const officialPageSchema = pageFrameSchema.extend({
  slots: z.strictObject({
    issuer: bothTexts,
    address: bothTexts,
    place: bothLines,
    signatory: bothTexts,
    name: bothLines,
    recipients: bothTexts,
    attachments: bothTexts,
  } satisfies Record<TemplateSlot, z.ZodType<Both>>),
});
/** What a template says of its page. */
export type OfficialPage = z.infer<typeof officialPageSchema>;

/** Lines of a text that hold something. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '');
