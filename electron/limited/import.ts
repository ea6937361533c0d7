/** A stranger's file as what an article can say. */
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
import { unitsFromMarkup } from '../../shared/exchange/units-from-markup.ts';
import { readDocx } from './read-docx.ts';
import { decoded } from './read-text.ts';
import { weighZip } from './zip.ts';

/** Fonts of before Unicode, whose Latin letters are drawn as Khmer ones. */
const LEGACY_FONT = /^(?:limon|abc[-_ ]|khek|fk[-_ ]|ncs?khmer)/iu;
const MOST_NAMES = 50;
const LONGEST_NAME = 200;

/** What a file of plain text brings along besides its words. */
const NOTHING_LEFT = {
  tablesAsText: 0,
  unknownStyles: [],
  legacyFonts: [],
  legacyRuns: [],
  converted: null,
} as const satisfies Partial<Imported>;

const listed = (names: readonly string[]): string[] =>
  names.slice(0, MOST_NAMES).map((name) => name.slice(0, LONGEST_NAME).toWellFormed());

export async function importFile(
  { kind, file }: ImportJob,
  ids: Ids,
): Promise<Result<Imported, ImportRefusal>> {
  const bytes = await readFile(file);
  if (bytes.length > IMPORT_LIMIT) return fail('tooLarge');
  if (kind === 'docx') return importDocx(bytes, ids);
  const text = decoded(bytes);
  if (text === null) return fail('encoding');
  if (kind === 'html') return importHtml(text, [], ids);
  const pieces = bodiesFromText(text, ids);
  return pieces.length > 20_000 ? fail('tooLarge') : ok({ ...NOTHING_LEFT, pieces, pictures: [] });
}

async function importDocx(bytes: Buffer, ids: Ids): Promise<Result<Imported, ImportRefusal>> {
  const weight = weighZip(bytes);
  if (weight !== 'ok') return fail(weight);
  try {
    const { html, pictures, unknownStyles, fonts } = await readDocx(bytes);
    const read = importHtml(html, pictures, ids);
    if (!read.ok) return read;
    const legacyFonts = fonts.filter((font) => LEGACY_FONT.test(font));
    return ok({ ...read.value, unknownStyles: listed(unknownStyles), legacyFonts: listed(legacyFonts) });
  } catch {
    // Whatever mammoth stumbles over, the file is not what it should be.
    return fail('unreadable');
  }
}

function importHtml(html: string, known: readonly Uint8Array[], ids: Ids): Result<Imported, ImportRefusal> {
  const tree = parse(html);
  const taken = unitsFromMarkup(tree, ids);
  if (!taken.ok) return taken;
  const { pieces, tablesAsText, legacyRuns } = taken.value;
  const pictures = [...known];
  /** For each picture where it stands, its place in `pictures`. */
  const places = pieces.flatMap((piece) =>
    piece.type === 'picture' ? [placeOf(piece, pictures, known)] : [],
  );
  const size = pictures.reduce((sum, { byteLength }) => sum + byteLength, 0);
  if (size > UNPACKED_LIMIT) return fail('tooLarge');
  const converted = legacyRuns.some(({ after }) => after !== null)
    ? unitsFromMarkup(tree, ids, 'converted')
    : null;
  if (converted?.ok === false) return converted;
  return ok({
    ...NOTHING_LEFT,
    pieces: withPictures(pieces, places),
    pictures,
    tablesAsText,
    legacyRuns,
    converted: converted === null ? null : withPictures(converted.value.pieces, places),
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

function withPictures(pieces: readonly TakenPiece[], places: readonly (number | null)[]): ImportedPiece[] {
  const next = places.values();
  return pieces.map((piece): ImportedPiece => {
    if (piece.type !== 'picture') return piece;
    const { type, alt, caption } = piece;
    return { type, picture: next.next().value ?? null, alt, caption };
  });
}
