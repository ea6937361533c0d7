/**
 * Numbers of instruments in a text, however they are written: ៤១ អនក្រ.បក, 41 ANK/BK and 41 ANKr.BK are one number. For
 * searching only: what stands in the text is never changed by it.
 */
import { toAsciiDigits } from './digits.ts';
import { INSTRUMENT_MARKS } from './instrument-marks.ts';

/** A mark or a run of digits, in its one form, and where it stands: UTF-16 offsets, the end exclusive. */
export interface NumberPart {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const KEYS: ReadonlyMap<string, string> = new Map(
  INSTRUMENT_MARKS.flatMap(({ key, khmer, latin }) =>
    [khmer, ...latin].map((written): [string, string] => [written.toLowerCase(), key]),
  ),
);

/** The longest first, so that ប្រក is not taken for less, nor ANKr for ANK. */
const either = (forms: readonly string[]): string =>
  `(?:${forms.toSorted((a, b) => b.length - a.length).join('|')})`;
const KHMER = either(INSTRUMENT_MARKS.map(({ khmer }) => khmer));
const LATIN = either(INSTRUMENT_MARKS.flatMap(({ latin }) => latin));

/** One pass over the text: what it costs grows with its length alone. */
const PIECE = new RegExp(`[0-9\\u17E0-\\u17E9]+|${KHMER}|${LATIN}`, 'giu');
const BETWEEN = /^(?<space>[\s\u200B]*)(?:[./–-][\s\u200B]*)?$/u;

/** The one form of a mark or of a run of digits; zeros before a number mean nothing. What is no mark stays as it is. */
export const numberPartKey = (piece: string): string =>
  KEYS.get(piece.toLowerCase()) ?? toAsciiDigits(piece).replace(/^0+(?=\d)/u, '');

interface Piece extends NumberPart {
  readonly isMark: boolean;
  /** A word of its own: ៥ បកប្រែ is five translations. */
  readonly isAlone: boolean;
}

/** Null: no mark. Between signs a mark may touch other words (លេខនស/រកត), but never be a part of a syllable. */
function pieceAt(text: string, written: string, start: number): Piece | null {
  const end = start + written.length;
  const part = { key: numberPartKey(written), start, end };
  const before = text.slice(Math.max(0, start - 1), start);
  const after = text.slice(end, end + 1);
  if (/^[0-9\u17E0-\u17E9]/u.test(written)) return { ...part, isMark: false, isAlone: true };
  if (/^[a-z]/iu.test(written)) {
    const isWord = !/\p{Script=Latin}/u.test(before) && !/[\p{Script=Latin}\p{M}]/u.test(after);
    return isWord ? { ...part, isMark: true, isAlone: true } : null;
  }
  if (before === '\u17D2' || /[\u17B6-\u17D3\u17DD]/u.test(after)) return null;
  return {
    ...part,
    isMark: true,
    isAlone: !/[\u1780-\u17D3]/u.test(before) && !/[\u1780-\u17B3]/u.test(after),
  };
}

/** Whether two pieces of a text belong to one number, by what stands between them. */
function areJoined(a: Piece, b: Piece, between: string): boolean {
  const space = BETWEEN.exec(between)?.groups?.['space'];
  if (space === undefined) return false;
  const isSigned = between !== space;
  if (isSigned) return true;
  if (!b.isMark || !b.isAlone) return false;
  return !a.isMark || (a.isAlone && space !== '');
}

function isNumber(pieces: readonly Piece[]): boolean {
  const marks = pieces.filter(({ isMark }) => isMark);
  return marks.length > 1 || (pieces.length > 1 && marks[0]?.isAlone === true);
}

/** Each number in the text as its parts, in order. A mark alone, or digits alone, are none. */
export function instrumentNumbers(text: string): readonly (readonly NumberPart[])[] {
  const runs: Piece[][] = [];
  for (const { 0: written, index } of text.matchAll(PIECE)) {
    const piece = pieceAt(text, written, index);
    if (piece === null) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run !== undefined && last !== undefined && areJoined(last, piece, text.slice(last.end, index)))
      run.push(piece);
    else runs.push([piece]);
  }
  return runs.filter(isNumber).map((run) => run.map(({ key, start, end }) => ({ key, start, end })));
}
