/**
 * The text of a PDF as Chromium writes it, page by page, in the order in which it was painted. A Khmer cluster is several
 * glyphs that stand for no letters of their own: what it says is in its ActualText (ISO 32000-1, 14.9.4), which the usual
 * extraction libraries for Node do not read.
 */
import { inflateSync } from 'node:zlib';

type Objects = ReadonlyMap<number, Buffer>;
type Glyphs = ReadonlyMap<number, string>;

const latin = (bytes: Buffer): string => bytes.toString('latin1');

function objectsOf(pdf: Buffer): Objects {
  const text = latin(pdf);
  return new Map(
    [...text.matchAll(/(?<=\n)(\d+) 0 obj\n([^]*?)\nendobj/gu)].map(({ 1: number, 2: body = '', index }) => {
      const start = index + `${number ?? ''} 0 obj\n`.length;
      return [Number(number), pdf.subarray(start, start + body.length)];
    }),
  );
}

function streamOf(objects: Objects, number: number): string {
  const object = objects.get(number) ?? Buffer.alloc(0);
  const head = latin(object);
  const start = head.indexOf('stream\n') + 'stream\n'.length;
  const data = object.subarray(start, head.lastIndexOf('endstream'));
  return latin(head.slice(0, start).includes('FlateDecode') ? inflateSync(data) : data);
}

/** UTF-16, big end first, in hexadecimal. */
const unicode = (hex: string): string =>
  Buffer.from(hex, 'hex').swap16().toString('utf16le').replace('\uFEFF', '');

const referenceIn = (text: string, name: string): number =>
  Number(new RegExp(`/${name}\\s+(\\d+) 0 R`, 'u').exec(text)?.[1]);

/** The letters of a font's glyphs, by its ToUnicode map. */
function glyphsOf(objects: Objects, font: number): Glyphs {
  const glyphs = new Map<number, string>();
  const map = streamOf(objects, referenceIn(latin(objects.get(font) ?? Buffer.alloc(0)), 'ToUnicode'));
  for (const [, kind, lines = ''] of map.matchAll(/beginbf(char|range)\n([^]*?)endbf/gu)) {
    for (const line of lines.trim().split('\n')) {
      const [first = '', second = '', third = ''] = [...line.matchAll(/<([0-9A-F]+)>/gu)].map(
        ([, hex = '']) => hex,
      );
      if (kind === 'char') glyphs.set(Number.parseInt(first, 16), unicode(second));
      else
        for (
          let glyph = Number.parseInt(first, 16), step = 0;
          glyph <= Number.parseInt(second, 16);
          glyph += 1, step += 1
        )
          glyphs.set(glyph, String.fromCharCode(Number.parseInt(third, 16) + step));
    }
  }
  return glyphs;
}

/** Marked content, a font, or glyphs that are shown. */
const OPERATOR =
  /\/ActualText\s*<(?<actual>[0-9A-F]*)>|(?<begin>B[DM]C)\b|(?<end>EMC)\b|\/(?<font>F\d+) [\d.]+ Tf|(?<shown>(?:<[0-9A-F]+>|\[[^\]]*\])\s*T[jJ])/gu;

function textOfPage(objects: Objects, page: string): string {
  const fonts = new Map(
    [...page.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name = '', number]) => [
      name,
      glyphsOf(objects, Number(number)),
    ]),
  );
  let text = '';
  let glyphs: Glyphs = new Map();
  let actual: string | null = null;
  /** What each piece of marked content that is open says instead of its glyphs. */
  const open: (string | null)[] = [];
  for (const { groups } of streamOf(objects, referenceIn(page, 'Contents')).matchAll(OPERATOR)) {
    if (groups?.['actual'] !== undefined) actual = unicode(groups['actual']);
    else if (groups?.['begin'] !== undefined) {
      if (actual !== null) text += actual;
      open.push(actual);
      actual = null;
    } else if (groups?.['end'] !== undefined) open.pop();
    else if (groups?.['font'] !== undefined) glyphs = fonts.get(groups['font']) ?? new Map();
    else if (open.every((instead) => instead === null)) {
      for (const [, hex = ''] of (groups?.['shown'] ?? '').matchAll(/<([0-9A-F]+)>/gu))
        for (const glyph of hex.match(/.{4}/gu) ?? [])
          text += glyphs.get(Number.parseInt(glyph, 16)) ?? '\uFFFD';
    }
  }
  return text;
}

/** One text for each page. */
export function textOfPdf(pdf: Buffer): readonly string[] {
  const objects = objectsOf(pdf);
  return [...objects.values()]
    .map(latin)
    .filter((object) => /\/Type\s*\/Page\b(?!s)/u.test(object))
    .map((page) => textOfPage(objects, page));
}
