/** What the limited process says of a file that is an instrument; see imported.ts. */
import { z } from 'zod';
import type { FigureContent, Inline } from '../document/article.ts';
import { paragraphSchema } from '../document/article-schema.ts';
import { LANGUAGES, type Language, type Metadata, type Uid, type Unit } from '../document/model.ts';
import { jsonValueSchema, uidSchema, unitSchema } from '../document/schema.ts';
import { treeProblems } from '../document/tree.ts';
import { UNIT_LIMIT } from '../instrument/akn/read.ts';
import { readInstrumentUnit } from '../instrument/views.ts';
import { findingSchema, MOST_FINDINGS, type Finding } from './instrument/findings.ts';

/** A picture of the text, by the figure that shows it: its content is still to be filled in. */
export interface InstrumentPicture {
  readonly uid: Uid;
  /** Index in the file's pictures; null where its bytes are not in the file. */
  readonly picture: number | null;
  readonly alt: string;
  readonly caption: readonly Inline[];
}

/** In reading order; an English unit has the uid and the place of its Khmer one. */
export type InstrumentUnits = Readonly<Record<Language, readonly Unit[]>>;

export interface ImportedInstrument {
  readonly metadata: Metadata;
  /** The language of the file. */
  readonly language: Language;
  readonly units: InstrumentUnits;
  /** The text as it was before the changes that the file keeps track of; null where it keeps none. */
  readonly before: InstrumentUnits | null;
  readonly pictures: readonly InstrumentPicture[];
  readonly picturesLeft: number;
  readonly findings: readonly Finding[];
}

/** Every unit readable but for the figures, whose picture is not known yet. */
const units = z
  .array(unitSchema)
  .max(UNIT_LIMIT)
  .refine((all) =>
    all.every((unit) => unit.type === 'figure' || readInstrumentUnit(unit).kind === 'readable'),
  );
const isTree = (all: readonly Unit[]): boolean => {
  const tree = new Map(all.map((unit) => [unit.uid, unit]));
  return tree.size === all.length && treeProblems(tree).length === 0;
};
const bothUnits = z
  .strictObject({ km: units, en: units })
  .refine(({ km, en }) => isTree(km) && new Set(en.map(({ uid }) => uid)).size === en.length)
  .refine(({ km, en }) => {
    const known = new Set(km.map(({ uid }) => uid));
    return en.every(({ uid }) => known.has(uid));
  });

const picture = z.strictObject({
  uid: uidSchema,
  picture: z.int().nonnegative().nullable(),
  alt: z.string().max(10_000),
  caption: paragraphSchema.shape.inline,
});

const fieldName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9.]{0,63}$/u)
  .refine((name) => !(name in Object.prototype));

export const importedInstrumentSchema: z.ZodType<ImportedInstrument> = z.strictObject({
  metadata: z.record(fieldName, jsonValueSchema).refine((fields) => Object.keys(fields).length <= 100),
  language: z.enum(LANGUAGES),
  units: bothUnits,
  before: bothUnits.nullable(),
  pictures: z.array(picture).max(10_000),
  picturesLeft: z.int().nonnegative(),
  findings: z.array(findingSchema).max(MOST_FINDINGS * 3),
});

/** The text with its pictures; a figure that has none is left out. */
export function withFigures(
  { km, en }: InstrumentUnits,
  figures: ReadonlyMap<Uid, FigureContent>,
): InstrumentUnits {
  const filled = (units: readonly Unit[]): readonly Unit[] =>
    units.flatMap((unit): readonly Unit[] => {
      if (unit.type !== 'figure' || readInstrumentUnit(unit).kind === 'readable') return [unit];
      const content = figures.get(unit.uid);
      return content === undefined ? [] : [{ ...unit, content }];
    });
  return { km: filled(km), en: filled(en) };
}
