/** What a thread of comments hangs on: a unit of one language, or some of its words, as they were when it began. */
import { z } from 'zod';
import { LANGUAGES, type Hash, type Language, type RevisionId, type Uid } from '../document/model.ts';
import { hashSchema, revisionIdSchema, uidSchema } from '../document/schema.ts';

/** In UTF-16 units; more words are commented on as their whole unit. */
export const QUOTE_LIMIT = 1_000;
/** In UTF-16 units, on either side of the quoted words. */
const CONTEXT = 80;
/** So many units beside its own are known to it. */
const AROUND = 8;

const short = z.string().max(CONTEXT);

const quoteSchema = z.strictObject({
  /** Where the words begin, in UTF-16 units of the unit's text as unitText() counts them. */
  from: z.int().nonnegative().max(100_000_000),
  words: z.string().min(1).max(QUOTE_LIMIT),
  /** What stood on either side, for where the unit's text of then is not known. */
  before: short,
  after: short,
});
export type Quote = z.output<typeof quoteSchema>;

export const anchorSchema = z.strictObject({
  language: z.enum(LANGUAGES),
  unit: uidSchema,
  /** A revision in which the unit read so, and its body there. */
  revision: revisionIdSchema,
  body: hashSchema,
  /** Null: the unit as a whole. */
  quote: quoteSchema.nullable(),
  /** Units that stood beside it, the nearest first: where a thread stays whose unit is gone. */
  around: z.array(uidSchema).max(AROUND),
});
export type Anchor = z.output<typeof anchorSchema>;

export interface Anchored {
  readonly language: Language;
  readonly unit: Uid;
  readonly revision: RevisionId;
  readonly body: Hash;
  /** The unit's text, as unitText() counts it. */
  readonly text: string;
  /** The words that are meant, the end exclusive; null: the unit as a whole. */
  readonly words: { readonly from: number; readonly to: number } | null;
  /** All units of the language, in reading order. */
  readonly order: readonly Uid[];
}

/** An anchor in a text as it is now. */
export function anchorAt({ language, unit, revision, body, text, words, order }: Anchored): Anchor {
  return { language, unit, revision, body, quote: quoteAt(text, words), around: neighbours(order, unit) };
}

function quoteAt(text: string, range: Anchored['words']): Quote | null {
  if (range === null) return null;
  const { from, to } = range;
  const words = text.slice(from, to);
  if (words.length > QUOTE_LIMIT || words.trim() === '' || !words.isWellFormed()) return null;
  const before = text.slice(Math.max(0, from - CONTEXT), from).toWellFormed();
  return { from, words, before, after: text.slice(to, to + CONTEXT).toWellFormed() };
}

function neighbours(order: readonly Uid[], unit: Uid): Uid[] {
  const place = order.indexOf(unit);
  const beside = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((step) => [order[place - step], order[place + step]]);
  return beside.filter((uid) => uid !== undefined).slice(0, AROUND);
}
