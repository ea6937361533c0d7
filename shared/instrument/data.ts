/**
 * What the instruments of Cambodia are like: types, levels, numbers, formulas. All of it is data that the ministry may
 * change (`resources/instruments.json` is what is delivered); `status` says where a value comes from: V is seen in a
 * published instrument, K is common knowledge of the field that nobody has verified yet.
 */
import { z } from 'zod';
import { dataIdSchema } from './instrument-schema.ts';

const status = z.enum(['V', 'K']);
const word = z.string().min(1).max(200);
const words = z.strictObject({ km: word, en: word });
const named = words.extend({ status });

/** How a label is written: `{name}` and `{number}` are filled in. */
const pattern = word.refine((text) => text.includes('{number}'));
const patterns = z.strictObject({ km: pattern, en: pattern });

/** `{part}` and `{whole}` are filled in. */
const joined = word.refine((text) => text.includes('{part}') && text.includes('{whole}'));

/** How the points of one depth are marked: ក-, ១-, or a sign without a number. */
const pointStyle = z.discriminatedUnion('count', [
  z.strictObject({ count: z.enum(['letters', 'digits']), pattern: patterns }),
  z.strictObject({ count: z.literal('none'), pattern: words }),
]);

const typeSchema = z.strictObject({
  id: dataIdSchema,
  km: word,
  en: word,
  /** What it is called until it is issued, where that differs. */
  draftKm: word.exactOptional(),
  status,
  /** 1 for the highest: visas stand in this order. Types of one force have the same. */
  rank: z.int().min(1).max(100),
  /** Whether it is drafted here; the others are only cited. */
  isDrafted: z.boolean(),
  /** Kinds of office that issue it; none for what others sign into force. */
  issuableBy: z.array(dataIdSchema),
  /** Levels of division that it may use, the highest first. */
  levels: z.array(dataIdSchema),
  /** What a provision is called: above its text (`pattern`) and where it is referred to (`cited`). */
  provision: named.extend({
    pattern: patterns,
    cited: patterns,
    /** Whether they count anew under each division, rather than in one run through the whole instrument. */
    restarts: z.boolean(),
  }),
  /** The points within a provision by depth; deeper ones are marked like the last. */
  points: z.strictObject({ depths: z.array(pointStyle).min(1), status }),
  /** Whether paragraphs, lists and tables may stand beside its provisions, as in a circular. */
  holdsText: z.boolean(),
  /** Forms of its number: `{serial}`, `{MMYY}` (month and year of its date), `{issuer}` (mark of the ministry). */
  numberPattern: z
    .strictObject({ anyOf: z.array(word.refine((text) => text.includes('{serial}'))).min(1), status })
    .exactOptional(),
  /** What each of its visas begins with. */
  visaVerb: named.exactOptional(),
  /** The word between visas and text. */
  enacting: named.exactOptional(),
  /** Offices whose holder signs it; none: whoever heads the issuing office. */
  signedBy: z.array(named),
  /** Whether several ministries issue it together, each with a signature of its own. */
  isJoint: z.literal(true).exactOptional(),
});

const levelSchema = named.extend({
  id: dataIdSchema,
  /** Whether it counts anew under each division that holds it, rather than through the whole instrument. */
  restarts: z.boolean(),
  pattern: patterns,
});

const identified = named.extend({ id: dataIdSchema });
const letters = z.array(word).min(1);

/** What an amending instrument says. `{unit}` is what is amended, `{new}` what is put in, `{place}` what it stands behind. */
const phrase = (...slots: readonly string[]) => {
  const text = word.refine((said) => slots.every((slot) => said.includes(`{${slot}}`)));
  return z.strictObject({ km: text, en: text });
};
const amendingSchema = z.strictObject({
  status,
  /** What an amending instrument is about: `{instrument}` is the citation of what it amends. */
  subject: phrase('instrument'),
  /** Of an instrument that is called something else from then on. */
  title: phrase('unit'),
  replaced: phrase('unit', 'new'),
  inserted: phrase('new', 'place'),
  insertedFirst: phrase('new', 'place'),
  moved: phrase('unit', 'place'),
  movedFirst: phrase('unit', 'place'),
  repealed: phrase('unit'),
  /** Between a unit and the instrument that it is of, and before the last of several. */
  of: words,
  and: words,
  /** Between all but the last of several. */
  comma: words,
  /** Around what is quoted. */
  opens: words,
  closes: words,
  /** What units without a number of their own are called, counted among their like. */
  names: z.strictObject({ visa: patterns, signature: patterns, text: patterns }),
});

const isUnique = (entries: readonly { readonly id: string }[]): boolean =>
  new Set(entries.map(({ id }) => id)).size === entries.length;

export const instrumentDataSchema = z
  .strictObject({
    types: z.array(typeSchema).min(1).refine(isUnique),
    /** The highest first. */
    levels: z.array(levelSchema).refine(isUnique),
    suffixes: z.array(identified).min(1).refine(isUnique),
    /** Words for the second and following of a suffix, from two on; digits stand for what is beyond them. */
    ordinals: z.strictObject({ km: z.array(word), en: z.array(word), status }),
    /** What points are lettered with. */
    letters: z.strictObject({ km: letters, en: letters, status }),
    /** What stands before the office where another signs for its holder. */
    prefixes: z.array(identified).refine(isUnique),
    annex: named.extend({ pattern: patterns }),
    /** What stands behind the number of a provision that was repealed and keeps it. */
    repealed: named,
    amending: amendingSchema,
    /**
     * How an instrument is cited (`{type}`, `{number}`, `{date}`, `{title}`), and a visa phrased (`{verb}`, `{citation}`).
     * A stretch between brackets is left out where a value in it is not known.
     */
    citation: z.strictObject({ instrument: phrase('type'), visa: phrase('citation'), status }),
    /** How references are worded: what stands within a provision, and how a part is named with what it belongs to. */
    references: z.strictObject({
      partOf: z.strictObject({ km: joined, en: joined }),
      point: patterns,
      paragraph: patterns,
      table: words,
      status,
    }),
  })
  .refine(({ types, levels }) => {
    const known = new Set(levels.map(({ id }) => id));
    return types.every(
      ({ levels: used }) => new Set(used).size === used.length && used.every((id) => known.has(id)),
    );
  });

export type InstrumentData = z.infer<typeof instrumentDataSchema>;
export type InstrumentType = InstrumentData['types'][number];
export type InstrumentLevel = InstrumentData['levels'][number];

/** Undefined where the data has none of this id (any more). */
export const typeOf = (data: InstrumentData, id: string): InstrumentType | undefined =>
  data.types.find((type) => type.id === id);

/** Undefined where the data has none of this id (any more). */
export const levelOf = (data: InstrumentData, id: string): InstrumentLevel | undefined =>
  data.levels.find((level) => level.id === id);
