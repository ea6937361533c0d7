/** The official page of one document: the fields of its metadata, and what they say in one language. */
import { articleField, bilingual, bilingualText } from '../document/article-fields.ts';
import { LANGUAGES, type JsonValue, type Language, type Metadata } from '../document/model.ts';
import { dateLines } from './dates.ts';
import {
  linesOf,
  pageFrameSchema,
  PAGE_SLOTS,
  TEMPLATE_SLOTS,
  type OfficialPage,
  type PageFrame,
  type PageSlot,
} from './page.ts';

/** Everything around the text of one document in one language; lines as they stand under each other. */
export interface OfficialParts {
  readonly kingdom: string;
  readonly motto: string;
  readonly ornament: PageFrame['ornament'];
  readonly issuer: readonly string[];
  readonly numberLabel: string;
  /** Empty where none is given yet; `numberMark` then follows the slot. */
  readonly number: string;
  readonly numberMark: string;
  readonly heading: Heading;
  /** `…` in a line is a slot to write in. */
  readonly dates: readonly string[];
  readonly signatory: readonly string[];
  readonly name: string;
  readonly recipientsLabel: string;
  readonly recipients: readonly string[];
  readonly attachmentsLabel: string;
  readonly attachments: readonly string[];
}

/** What heads the text: each line of it centred. */
export type Heading =
  | { readonly kind: 'title'; readonly type: string; readonly lead: string; readonly subject: string }
  | { readonly kind: 'address'; readonly lines: readonly string[] };

/** The frame of a document's page; undefined where it is no official one. */
export const pageFrame = (value: JsonValue | undefined): PageFrame | undefined =>
  value === undefined ? undefined : pageFrameSchema.safeParse(value).data;

/** The slot whose text a field of the metadata is; undefined for every other field. */
export function slotOfField(
  name: string,
): { readonly slot: PageSlot; readonly language: Language } | undefined {
  for (const slot of PAGE_SLOTS)
    for (const language of LANGUAGES)
      if (bilingual(`page.${slot}`, language) === name) return { slot, language };
  return undefined;
}

/** What a part of the frame is called where it stands beside the fields of the metadata. */
export const framePart = (part: keyof PageFrame, language?: Language): string =>
  `page.frame.${part}${language === undefined ? '' : `.${language}`}`;

/** The part that framePart() named; undefined for every other name. */
export function partOfFrame(
  name: string,
): { readonly part: keyof PageFrame; readonly language: Language | undefined } | undefined {
  for (const part of Object.keys(pageFrameSchema.shape) as (keyof PageFrame)[])
    for (const language of [...LANGUAGES, undefined])
      if (framePart(part, language) === name) return { part, language };
  return undefined;
}

interface NamedField {
  readonly name: string;
  readonly value: JsonValue;
}

/** The fields that a new document has of its template's page. */
export function officialFields({ slots, ...frame }: OfficialPage): readonly NamedField[] {
  const filled = TEMPLATE_SLOTS.flatMap((slot) =>
    LANGUAGES.map((language) => ({
      name: bilingual(`page.${slot}`, language),
      value: slots[slot][language],
    })),
  );
  return [{ name: 'page', value: frame }, ...filled.filter(({ value }) => value !== '')];
}

/** Null where the document has no official page. */
export function officialParts(metadata: Metadata, title: string, language: Language): OfficialParts | null {
  const frame = pageFrame(metadata['page']);
  return frame === undefined ? null : framedParts(frame, metadata, title, language);
}

/** The same in a frame of one's own, such as one that is being written; `metadata` has the slots. */
export function framedParts(
  frame: PageFrame,
  metadata: Metadata,
  title: string,
  language: Language,
): OfficialParts {
  const slots = Object.fromEntries(
    PAGE_SLOTS.map((slot) => [slot, bilingualText(metadata, `page.${slot}`, language).trim()]),
  ) as Record<PageSlot, string>;
  return {
    kingdom: frame.kingdom[language],
    motto: frame.motto[language],
    ornament: frame.ornament,
    issuer: linesOf(slots.issuer),
    numberLabel: frame.numberLabel[language],
    number: slots.number,
    numberMark: frame.numberMark[language],
    heading:
      frame.opening === 'address'
        ? { kind: 'address', lines: linesOf(slots.address) }
        : titleHeading(title, frame, language),
    dates: dateLines(
      frame,
      { ...slots, date: articleField('page.date', metadata['page.date']) ?? null },
      language,
    ),
    signatory: linesOf(slots.signatory),
    name: slots.name,
    recipientsLabel: frame.recipientsLabel[language],
    recipients: linesOf(slots.recipients),
    attachmentsLabel: frame.attachmentsLabel[language],
    attachments: linesOf(slots.attachments),
  };
}

/** ស្ដី and ស្តី look alike and have the same length: a title begins with its type in either spelling. */
const alike = (text: string): string => text.replaceAll('\u17D2\u178A', '\u17D2\u178F').toLowerCase();
/** Whether a title begins with these words, which may be none. */
export const startsAlike = (text: string, start: string): boolean =>
  start !== '' && alike(text).startsWith(alike(start));

/** A title says its type first; on the page type, lead and subject have a line each. */
function titleHeading(title: string, { type, subjectLead }: PageFrame, language: Language): Heading {
  const [kind, lead] = [type[language], subjectLead[language]];
  const rest = startsAlike(title, kind) ? title.slice(kind.length).trim() : title.trim();
  return startsAlike(rest, lead)
    ? { kind: 'title', type: kind, lead: rest.slice(0, lead.length), subject: rest.slice(lead.length).trim() }
    : { kind: 'title', type: kind, lead: '', subject: rest };
}
