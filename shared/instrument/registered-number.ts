/**
 * The number under which an instrument was registered, against the forms that its type has (`នស/រកម/០៤៩៥/០០១`,
 * `១៤៤៧ សហវ.ប្រក`). It may be written in either script and with any signs between its parts.
 */
import { toAsciiDigits } from '../khmer/digits.ts';
import { numberPartKey } from '../khmer/instrument-numbers.ts';
import type { InstrumentType } from './data.ts';

/** What a number says besides its marks. */
interface NumberParts {
  /** As four digits. */
  readonly monthAndYear?: string;
}

const LABEL = /^\s*(?:លេខ|no\.?|number)[\s\u200B]*[៖:]?/iu;
const PIECE = /\{[A-Za-z]+\}|[0-9\u17E0-\u17E9]+|[^\s\u200B{}./–0-9\u17E0-\u17E9-]+/gu;
/** Nobody gives a number of more parts; it bounds the work on a stranger's. */
const PIECE_LIMIT = 20;

const piecesOf = (text: string): readonly string[] => text.replace(LABEL, '').match(PIECE) ?? [];
const isDigits = (piece: string): boolean => /^[0-9\u17E0-\u17E9]+$/u.test(piece);

/** Null where the number is not of the form. */
function read(
  form: readonly string[],
  pieces: readonly string[],
  found: NumberParts = {},
): NumberParts | null {
  const [slot, ...slots] = form;
  const [piece, ...rest] = pieces;
  if (slot === undefined || piece === undefined) return slot === piece ? found : null;
  switch (slot) {
    case '{serial}':
      return isDigits(piece) ? read(slots, rest, found) : null;
    case '{MMYY}': {
      const monthAndYear = toAsciiDigits(piece);
      return /^\d{4}$/u.test(monthAndYear) ? read(slots, rest, { ...found, monthAndYear }) : null;
    }
    // A joint instrument has the marks of several ministries.
    case '{issuer}':
      return isDigits(piece) ? null : (read(slots, rest, found) ?? read(form, rest, found));
    default:
      return numberPartKey(piece) === numberPartKey(slot) ? read(slots, rest, found) : null;
  }
}

/** By the first form that fits; null where none does. */
function readBy(type: InstrumentType, number: string): NumberParts | null {
  const pieces = piecesOf(number);
  if (pieces.length > PIECE_LIMIT) return null;
  for (const form of type.numberPattern?.anyOf ?? []) {
    const parts = read(piecesOf(form), pieces);
    if (parts !== null) return parts;
  }
  return null;
}

/** Whether the number has one of the forms of the type; also true where the data has none for it. */
export const numberFitsType = (number: string, type: InstrumentType): boolean =>
  type.numberPattern === undefined || readBy(type, number) !== null;

/** Whether the month and year in the number are those of the date (YYYY-MM-DD); also true where it says none. */
export function numberFitsDate(number: string, date: string, type: InstrumentType): boolean {
  const said = readBy(type, number)?.monthAndYear;
  return said === undefined || said === date.slice(5, 7) + date.slice(2, 4);
}
