/** A stranger's file as what an article can say, or an instrument. */
import { parse } from 'parse5';
import { readFile } from 'node:fs/promises';
import type { Ids } from '../../shared/document/ids.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { FoundPicture, TakenPiece } from '../../shared/exchange/assembly.ts';
import { bodiesFromText } from '../../shared/exchange/bodies-from-text.ts';
import {
  IMPORT_LIMIT,
  UNPACKED_LIMIT,
  type Imported,
  type ImportedPiece,
  type ImportJob,
  type ImportRefusal,
} from '../../shared/exchange/imported.ts';
import type { ImportedInstrument } from '../../shared/exchange/imported-instrument.ts';
import { readInstrument } from '../../shared/exchange/instrument/read-instrument.ts';
import { sourceOfPieces } from '../../shared/exchange/instrument/source-of-pieces.ts';
import { sourceOfText } from '../../shared/exchange/instrument/source-of-text.ts';
import { unitsFromMarkup } from '../../shared/exchange/units-from-markup.ts';
import type { InstrumentData } from '../../shared/instrument/data.ts';
import { importAkn, importedInstrument, type PictureAt } from './import-instrument.ts';
import { importWord } from './word/import-word.ts';
import { readDocx } from './word/read-docx.ts';
import { decoded } from './read-text.ts';
import { weighZip, zipNames } from './zip.ts';

/** Fonts of before Unicode, whose Latin letters are drawn as Khmer ones. */
const LEGACY_FONT = /^(?:limon|abc[-_ ]|khek|fk[-_ ]|ncs?khmer)/iu;
/** Programs in a Word document. */
const MACROS = /(?:^|\/)vba(?:Project|Data)\b/iu;
const MOST_NAMES = 50;
const LONGEST_NAME = 200;

/** More lines than a code of law has with all its annexes. */
const LINE_LIMIT = 50_000;

/** What a file of plain text brings along besides its words. */
const NOTHING_LEFT = {
  tablesAsText: 0,
  unknownStyles: [],
  legacyFonts: [],
  legacyRuns: [],
  converted: null,
  instrument: null,
} as const satisfies Partial<Imported>;

const listed = (names: readonly string[]): string[] =>
  names.slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_NAME).toWellFormed());

export async function importFile(job: ImportJob, ids: Ids): Promise<Result<Imported, ImportRefusal>> {
  const bytes = await readFile(job.file);
  if (bytes.length > IMPORT_LIMIT) return fail('tooLarge');
  if (job.kind === 'docx') return importDocx(bytes, ids, job.instruments);
  if (job.kind === 'akn') {
    const read = importAkn(bytes, ids, job.instruments);
    return read.ok ? ok(asInstrument(read.value)) : read;
  }
  const text = decoded(bytes);
  if (text === null) return fail('encoding');
  return job.kind === 'html'
    ? importHtml({ html: text, known: [], ids, data: job.instruments })
    : importText(text, ids, job.instruments);
}

const asInstrument = (instrument: ImportedInstrument, pictures: readonly Uint8Array[] = []): Imported => ({
  ...NOTHING_LEFT,
  pieces: [],
  pictures,
  instrument,
});

function importText(text: string, ids: Ids, data: InstrumentData): Result<Imported, ImportRefusal> {
  const items = sourceOfText(text, ids);
  if (items.length > LINE_LIMIT) return fail('tooLarge');
  const read = readInstrument({ items, ids, data });
  if (read !== null) return ok(asInstrument(importedInstrument(read, () => null)));
  const pieces = bodiesFromText(text, ids);
  return pieces.length > 20_000 ? fail('tooLarge') : ok({ ...NOTHING_LEFT, pieces, pictures: [] });
}

async function importDocx(
  bytes: Buffer,
  ids: Ids,
  data: InstrumentData,
): Promise<Result<Imported, ImportRefusal>> {
  const weight = weighZip(bytes);
  if (weight !== 'ok') return fail(weight);
  if (zipNames(bytes).some((name) => MACROS.test(name))) return fail('macros');
  try {
    const word = importWord(bytes, ids, data);
    if (!word.ok) return word;
    if (word.value === null) return await importArticle(bytes, ids);
    const { instrument, pictures, fonts, legacyRuns } = word.value;
    const legacyFonts = listed([...fonts].filter((font) => LEGACY_FONT.test(font)));
    if (legacyRuns.length === 0) return ok({ ...asInstrument(instrument, pictures), legacyFonts });
    // As it was found it is an article: what nobody can read is no instrument.
    const article = await importArticle(bytes, ids);
    if (!article.ok) return article;
    return ok(beside(article.value, instrument, pictures));
  } catch {
    // Whatever its readers stumble over, the file is not what it should be.
    return fail('unreadable');
  }
}

function beside(
  article: Imported,
  instrument: ImportedInstrument,
  pictures: readonly Uint8Array[],
): Imported {
  const first = article.pictures.length;
  const shown = instrument.pictures.map(({ uid, picture, alt, caption }) => ({
    uid,
    picture: picture === null ? null : first + picture,
    alt,
    caption,
  }));
  return {
    ...article,
    pictures: [...article.pictures, ...pictures],
    instrument: { ...instrument, pictures: shown },
  };
}

/** By mammoth. Throws where the file is no Word document. */
async function importArticle(bytes: Buffer, ids: Ids): Promise<Result<Imported, ImportRefusal>> {
  const { html, pictures, unknownStyles, fonts } = await readDocx(bytes);
  const read = importHtml({ html, known: pictures, ids, data: null });
  if (!read.ok) return read;
  const legacyFonts = fonts.filter((font) => LEGACY_FONT.test(font));
  return ok({ ...read.value, unknownStyles: listed(unknownStyles), legacyFonts: listed(legacyFonts) });
}

interface Html {
  readonly html: string;
  /** The bytes of its pictures that are not in the markup itself. */
  readonly known: readonly Uint8Array[];
  readonly ids: Ids;
  /** Null where it is known to be an article. */
  readonly data: InstrumentData | null;
}

function importHtml({ html, known, ids, data }: Html): Result<Imported, ImportRefusal> {
  const tree = parse(html);
  const taken = unitsFromMarkup(tree, ids);
  if (!taken.ok) return taken;
  const { pieces, tablesAsText, legacyRuns } = taken.value;
  const pictures = [...known];
  /** For each picture where it stands, its place in `pictures`. */
  const places = new Map<string, number | null>();
  for (const piece of pieces)
    if (piece.type === 'picture' && !places.has(piece.source))
      places.set(piece.source, placeOf(piece, pictures, known));
  const pictureAt: PictureAt = ({ source }) => places.get(source) ?? null;
  const size = pictures.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (size > UNPACKED_LIMIT) return fail('tooLarge');
  const converted = legacyRuns.some(({ after }) => after !== null)
    ? unitsFromMarkup(tree, ids, 'converted')
    : null;
  if (converted?.ok === false) return converted;
  const read =
    data === null
      ? null
      : readInstrument({ items: sourceOfPieces((converted?.value ?? taken.value).pieces), ids, data });
  return ok({
    ...NOTHING_LEFT,
    pieces: withPictures(pieces, pictureAt),
    pictures,
    tablesAsText,
    legacyRuns,
    converted: converted === null ? null : withPictures(converted.value.pieces, pictureAt),
    instrument: read === null ? null : importedInstrument(read, pictureAt),
  });
}

/** Null where its bytes are not in the file. */
function placeOf(
  { source }: FoundPicture,
  pictures: Uint8Array[],
  known: readonly Uint8Array[],
): number | null {
  const index = /^picture:(\d+)$/u.exec(source)?.[1];
  if (index !== undefined) return Number(index) < known.length ? Number(index) : null;
  const data = /^data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]+)$/u.exec(source)?.[1];
  return data === undefined ? null : pictures.push(new Uint8Array(Buffer.from(data, 'base64'))) - 1;
}

const withPictures = (pieces: readonly TakenPiece[], pictureAt: PictureAt): ImportedPiece[] =>
  pieces.map((piece): ImportedPiece => {
    if (piece.type !== 'picture') return piece;
    const { type, alt, caption } = piece;
    return { type, picture: pictureAt(piece), alt, caption };
  });
