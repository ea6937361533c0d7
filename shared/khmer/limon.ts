/**
 * Text of the Limon fonts, from before Unicode, as Unicode. Its characters say what is drawn, from left to right; a
 * syllable is put together from its glyphs, and normalize() gives it its order.
 */
import { BASES, BEFORE, COENGS, MARKS, PAIRS, SIGNS, TWO_DOTS } from './limon-table.ts';
import { normalize } from './normalize.ts';
import { composed } from './stream-safe.ts';

/** A run of text in a Limon font: converted, or left as it is for the glyphs that nobody knows. */
export type LimonRun =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly unknown: readonly string[] };

/** One of the fonts that limonToUnicode reads, by its name as Word, a web page or a PDF file writes it. */
export const isLegacyFont = (name: string): boolean =>
  /^["'\s]*(?:[A-Z]{6}\+)?limon(?![a-z]{2})/iu.test(name);

/** A font that calls itself a symbol font has its glyphs at U+F020–U+F0FF. */
const SYMBOL = /[\uF020-\uF0FF]/gu;
const WINDOWS: Readonly<Record<string, string>> = { '\u0091': '‘', '\u0092': '’', μ: 'µ' };
const SPELT_OTHERWISE = /[\u0091\u0092\u03BC]/gu;

const glyphsOf = (text: string): string =>
  composed(text.toWellFormed())
    .replace(SYMBOL, (glyph) => String.fromCharCode(glyph.charCodeAt(0) - 0xf000))
    .replace(SPELT_OTHERWISE, (glyph) => WINDOWS[glyph] ?? glyph);

/** The places of Windows' Western letters. Whatever stands elsewhere is no glyph of the font, and is what it is. */
const GLYPH =
  /[!-~\u0080-\u00FF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]/u;

/**
 * The letter that two glyphs make. NYO with a letter below is drawn as PO and AA; QAI is drawn as PO with THO below,
 * and is meant in the one word where people still write it.
 */
function pairAt(glyphs: string, at: number): string | undefined {
  if (glyphs.startsWith('Ba', at) && glyphs.charAt(at + 2) in COENGS) return 'ញ';
  if (glyphs.startsWith('B§d¾', at)) return 'ឰ';
  return PAIRS[glyphs.slice(at, at + 2)];
}

/** The glyph of the vowel E is the left half of three others too. */
const LEFT_HALF = /\u17C1((?:\u17D2[\u1780-\u17A2]|[\u17B6-\u17C0\u17C2-\u17D1])*[\u17BF\u17C0\u17C5])/gu;

/** The two dots are a vowel on a bare letter, else what stands before a list. */
const isBareLetter = (part: string): boolean => /[\u1780-\u17A2]$/u.test(part);

/** A run of text set in a Limon font. */
export function convertLimon(run: string): LimonRun {
  const glyphs = glyphsOf(run);
  const unknown = new Set<string>();
  const parts: string[] = [];
  /** What stands left of the letter that comes next. */
  let before = '';
  const begin = (letter: string): void => {
    parts.push(letter + before);
    before = '';
  };
  for (let at = 0; at < glyphs.length; at += 1) {
    const glyph = glyphs.charAt(at);
    const pair = pairAt(glyphs, at);
    const mark = COENGS[glyph] ?? MARKS[glyph];
    if (pair !== undefined) {
      begin(pair);
      at += 1;
    } else if (glyph in BASES) begin(BASES[glyph] ?? '');
    else if (glyph in BEFORE) before += BEFORE[glyph];
    else if (mark !== undefined) parts.push(mark);
    else {
      if (before !== '') begin('');
      if (glyph === TWO_DOTS) parts.push(isBareLetter(parts.at(-1) ?? '') ? '\u17C8' : '៖');
      else if (glyph in SIGNS) parts.push(SIGNS[glyph] ?? '');
      else if (GLYPH.test(glyph)) unknown.add(glyph);
      else parts.push(glyph);
    }
  }
  begin('');
  if (unknown.size > 0) return { ok: false, unknown: Array.from(unknown) };
  return { ok: true, text: normalize(parts.join('').replace(LEFT_HALF, '$1')) };
}

/** As convertLimon; where a glyph is unknown the run comes back as it was. */
export function limonToUnicode(text: string): string {
  const run = convertLimon(text);
  return run.ok ? run.text : text;
}
