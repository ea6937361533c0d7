/**
 * What was guessed while a file was read as an instrument, and what of it stands nowhere in the text: each with the words
 * that it is about, so that a person can judge it.
 */
import { z } from 'zod';
import { uidSchema } from '../../document/schema.ts';
import type { Uid } from '../../document/model.ts';

export const FINDING_REASONS = [
  /** The type follows from what its articles are called: no line says it. */
  'type',
  /** Its articles are called otherwise than those of its type. */
  'name',
  /** The text is English: the Khmer is still to be written. */
  'english',
  /** A number that the order of the units does not give: `now` is what they have. */
  'renumbered',
  /** A number that the order of the units does not give. */
  'otherNumber',
  /** A number with no sign behind it was taken for that of an article. */
  'label',
  /** Words were taken for a heading. */
  'heading',
  /** A line among the visas that does not begin like one. */
  'visa',
  /** A level that this type does not have; `now` is the one that stands there. */
  'level',
  /** Text under a heading, before its first article, stands with the heading. */
  'underHeading',
  /** Text before the first article became one. */
  'unnumbered',
  /** Points that were marked otherwise: `now` is how they are marked. */
  'points',
  'signature',
  /** An annex that bears no number. */
  'annex',
  /** Taken for the issuer, from the head of the page. */
  'issuer',
  /** Taken for the title of who issues it. */
  'issuerTitle',
  /** A date that a line of the text bears: `now` is the day. */
  'date',
  /** A table that only laid out its page: its cells were read as lines. */
  'layout',
  /** What the paper shows by itself, or shows nowhere. */
  'leftOut',
  /** Elements of a file of Akoma Ntoso, with how many there were: left out, taken as text, taken as something else. */
  'elementsLeftOut',
  'elementsAsText',
  'elementsGuessed',
  /** References whose target is not in the file: how many. */
  'lostReferences',
] as const;
export type FindingReason = (typeof FINDING_REASONS)[number];

/** The longest excerpt, in UTF-16 units. */
export const EXCERPT_LIMIT = 200;
export const MOST_FINDINGS = 1_000;

const excerpt = z.string().max(EXCERPT_LIMIT);
const at = { uid: uidSchema.exactOptional(), place: excerpt.exactOptional() };

export const findingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('guess'),
    reason: z.enum(FINDING_REASONS),
    text: excerpt,
    now: excerpt.exactOptional(),
    ...at,
  }),
  /** A remark that stood beside the text. */
  z.strictObject({
    kind: z.literal('comment'),
    author: excerpt,
    words: z.string().max(2_000),
    text: excerpt,
    ...at,
  }),
  /** A tracked change: the text has it, the version below has not. */
  z.strictObject({
    kind: z.literal('change'),
    way: z.enum(['inserted', 'deleted']),
    author: excerpt,
    date: z.iso.date().exactOptional(),
    text: excerpt,
    ...at,
  }),
]);
/** `place`: what the unit is called that it is about (មាត្រា ៣), where it has a name. */
export type Finding = z.infer<typeof findingSchema>;
export type Guess = Extract<Finding, { readonly kind: 'guess' }>;

export function excerptOf(text: string): string {
  const words = text.replaceAll(/\s+/gu, ' ').trim();
  const short = words.length <= EXCERPT_LIMIT ? words : `${words.slice(0, EXCERPT_LIMIT - 1)}…`;
  return short.toWellFormed();
}

/** The guesses of one reading, in its order. */
export class Guesses {
  readonly all: Guess[] = [];

  add(reason: FindingReason, text: string, more: { readonly uid?: Uid; readonly now?: string } = {}): void {
    const { uid, now } = more;
    this.all.push({
      kind: 'guess',
      reason,
      text: excerptOf(text),
      ...(now === undefined ? {} : { now: excerptOf(now) }),
      ...(uid === undefined ? {} : { uid }),
    });
  }
}
