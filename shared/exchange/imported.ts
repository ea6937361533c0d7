/**
 * What main and the limited process say to each other: one file to read, one answer. Main believes nothing of the
 * answer that this file has not checked, for the process that gives it has read what strangers wrote.
 */
import { z } from 'zod';
import type { ArticleBody, Inline } from '../document/article.ts';
import { ARTICLE_SCHEMA_VERSION } from '../document/article.ts';
import { paragraphSchema } from '../document/article-schema.ts';
import { jsonValueSchema } from '../document/schema.ts';
import { readUnit } from '../document/views.ts';
import { instrumentDataSchema } from '../instrument/data.ts';
import { importedInstrumentSchema, type ImportedInstrument } from './imported-instrument.ts';
import type { LegacyRun } from './legacy-text.ts';

/** Files that can be opened as an article or an instrument, by the ending of their name. */
export const IMPORT_KINDS = ['docx', 'html', 'txt', 'akn'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** In bytes; a text with pictures from many cameras. */
export const IMPORT_LIMIT = 50_000_000;
/** What a file may hold when it is unpacked, in bytes. */
export const UNPACKED_LIMIT = 200_000_000;

export const importJobSchema = z.strictObject({
  kind: z.enum(IMPORT_KINDS),
  /** Absolute path. */
  file: z.string().min(1).max(4096),
  /** What instruments are like: by it a file is known to be one. */
  instruments: instrumentDataSchema,
});
export type ImportJob = z.infer<typeof importJobSchema>;

/** `unprotected`: the process found that it was not limited, and read nothing; `macros`: the file holds programs. */
export const IMPORT_REFUSALS = [
  'unreadable',
  'tooLarge',
  'tooDeep',
  'encoding',
  'macros',
  'unprotected',
] as const;
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

/** A picture where it stood. */
export interface ImportedPicture {
  readonly type: 'picture';
  /** Index in `pictures`; null where its bytes are not in the file. */
  readonly picture: number | null;
  readonly alt: string;
  readonly caption: readonly Inline[];
}
export type ImportedPiece = ArticleBody | ImportedPicture;

export interface Imported {
  readonly pieces: readonly ImportedPiece[];
  readonly pictures: readonly Uint8Array[];
  readonly tablesAsText: number;
  /** Names of paragraph and character styles that an article has no place for. */
  readonly unknownStyles: readonly string[];
  /** Fonts whose letters are not Khmer until somebody converts them (Limon and its like). */
  readonly legacyFonts: readonly string[];
  /** What is written in those of them that can be converted. */
  readonly legacyRuns: readonly LegacyRun[];
  /** `pieces` with those runs converted; null where there is none. */
  readonly converted: readonly ImportedPiece[] | null;
  /** What the file says as an instrument, its runs converted; null where it is none. Then there may be no pieces. */
  readonly instrument: ImportedInstrument | null;
}

const MOST_PIECES = 20_001;
const MOST_RUNS = 200_000;
const LONGEST_RUN = 10_000_000;
const names = z.array(z.string().max(200)).max(50);

const legacyRun = z.strictObject({
  before: z.string().max(LONGEST_RUN),
  after: z.string().max(LONGEST_RUN).nullable(),
  unknown: z.array(z.string().max(2)).max(256),
});

const picture = z.strictObject({
  type: z.literal('picture'),
  picture: z.int().nonnegative().nullable(),
  alt: z.string().max(10_000),
  caption: z.array(z.unknown()).max(1000),
});
const body = z.strictObject({ type: z.string().max(50), content: jsonValueSchema });

function pieceOf(value: unknown): ImportedPiece | null {
  const found = picture.safeParse(value);
  if (found.success) {
    const caption = paragraphSchema.safeParse({ inline: found.data.caption });
    return caption.success ? { ...found.data, caption: caption.data.inline } : null;
  }
  const said = body.safeParse(value);
  if (!said.success) return null;
  const view = readUnit({ ...said.data, schemaVersion: ARTICLE_SCHEMA_VERSION });
  return view.kind === 'readable' ? view.body : null;
}

const piece = z.unknown().transform((value, context): ImportedPiece => {
  const read = pieceOf(value);
  if (read !== null) return read;
  context.addIssue({ code: 'custom' });
  return z.NEVER;
});

const imported: z.ZodType<Imported> = z
  .strictObject({
    pieces: z.array(piece).max(MOST_PIECES),
    pictures: z.array(z.instanceof(Uint8Array)).max(10_000),
    tablesAsText: z.int().nonnegative(),
    unknownStyles: names,
    legacyFonts: names,
    legacyRuns: z.array(legacyRun).max(MOST_RUNS),
    converted: z.array(piece).max(MOST_PIECES).nullable(),
    instrument: importedInstrumentSchema.nullable(),
  })
  .refine(({ pictures }) => pictures.reduce((sum, { byteLength }) => sum + byteLength, 0) <= UNPACKED_LIMIT);

export const importAnswerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: imported }),
  z.strictObject({ ok: z.literal(false), error: z.enum(IMPORT_REFUSALS) }),
]);
export type ImportAnswer = z.infer<typeof importAnswerSchema>;
