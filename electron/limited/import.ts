/** A stranger's file as what an article can say. */
import { parse } from 'parse5';
import { readFile } from 'node:fs/promises';
import type { Ids } from '../../shared/document/ids.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
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
  return pieces.length > 20_000
    ? fail('tooLarge')
    : ok({ pieces, pictures: [], tablesAsText: 0, unknownStyles: [], legacyFonts: [] });
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
  const taken = unitsFromMarkup(parse(html), ids);
  if (!taken.ok) return taken;
  const pictures = [...known];
  let size = pictures.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const pieces = taken.value.pieces.map((piece): ImportedPiece => {
    if (piece.type !== 'picture') return piece;
    const { type, source, alt, caption } = piece;
    const index = /^picture:(\d+)$/u.exec(source)?.[1];
    if (index !== undefined)
      return { type, picture: Number(index) < known.length ? Number(index) : null, alt, caption };
    const data = /^data:image\/[a-z+.-]+;base64,([A-Za-z0-9+/=\s]+)$/u.exec(source)?.[1];
    const bytes = data === undefined ? null : new Uint8Array(Buffer.from(data, 'base64'));
    size += bytes?.byteLength ?? 0;
    return { type, picture: bytes === null ? null : pictures.push(bytes) - 1, alt, caption };
  });
  if (size > UNPACKED_LIMIT) return fail('tooLarge');
  return ok({ pieces, pictures, tablesAsText: taken.value.tablesAsText, unknownStyles: [], legacyFonts: [] });
}
