/** The marks of points as people write them: ក- , ខ., (គ), ១- , 1), a), iv), –. */
import { toAsciiDigits } from '../../khmer/digits.ts';
import type { InstrumentData } from '../../instrument/data.ts';
import { romanValue } from './labels.ts';

export interface Marker {
  /** Marks of one style count together. */
  readonly style: 'khmerLetter' | 'khmerDigit' | 'latinLetter' | 'latinDigit' | 'roman' | 'dash';
  /** 1 for the first; always 1 for a dash. */
  readonly value: number;
  /** In a run of Latin letters it may be one, whatever else it can be. */
  readonly letter: number | null;
  /** As written. */
  readonly text: string;
  /** Where the words of the point begin. */
  readonly end: number;
}

const GAP = '[\\s\u200B]*';
const ENUMERATED =
  /^(?:\((?<inner>[\u1780-\u17A2]|[\u17E0-\u17E9]{1,3}|\d{1,3}|[a-z]|[ivx]{2,5})\)|(?<outer>[\u1780-\u17A2]|[\u17E0-\u17E9]{1,3}|\d{1,3}|[a-z]|[ivx]{2,5})[\s\u200B]?(?<sign>\.?[-–—]|[.)៖:]))[\s\u200B]*/iu;
const DASH = /^[-–—•●○▪■◦➢✓*\uF0B7\uF0A7\uF0D8\uF0FC](?:[\s\u200B]+|(?=\p{Script=Khmer}))/u;
const DOTTED = new RegExp(`^(?:\\.)${GAP}$`, 'u');

/** Null where the text does not begin with a mark. */
export function readMarker(text: string, data: InstrumentData): Marker | null {
  const dash = DASH.exec(text)?.[0];
  if (dash !== undefined)
    return { style: 'dash', value: 1, letter: null, text: dash.trim(), end: dash.length };
  const found = ENUMERATED.exec(text);
  if (found === null) return null;
  const { inner, outer, sign = ')' } = found.groups ?? {};
  const [whole] = found;
  const rest = text.slice(whole.length);
  // ក.ជ.ប is a name, 1.5 and ១០-១២ are numbers.
  if (/^[0-9\u17E0-\u17E9]/u.test(rest) && !/[\s\u200B]$/u.test(whole) && rest !== '') return null;
  const said = inner ?? outer ?? '';
  const isLetter = /^[\u1780-\u17A2a-z]/iu.test(said);
  if (isLetter && DOTTED.test(sign) && rest !== '' && !/[\s\u200B]$/u.test(whole)) return null;
  return { ...styled(said, data), text: whole.trim(), end: whole.length };
}

function styled(said: string, { letters }: InstrumentData): Pick<Marker, 'style' | 'value' | 'letter'> {
  if (/^[\u1780-\u17A2]/u.test(said))
    return { style: 'khmerLetter', value: letters.km.indexOf(said) + 1, letter: null };
  if (/^[\u17E0-\u17E9]/u.test(said))
    return { style: 'khmerDigit', value: Number(toAsciiDigits(said)), letter: null };
  if (/^\d/u.test(said)) return { style: 'latinDigit', value: Number(said), letter: null };
  const letter = said.length === 1 ? letters.en.indexOf(said.toLowerCase()) + 1 : null;
  if (/^[ivx]+$/iu.test(said)) return { style: 'roman', value: romanValue(said), letter };
  return { style: 'latinLetter', value: letter ?? 0, letter };
}

interface Open {
  readonly style: string;
  readonly last: number;
}

/** Finds the depth of each point from the marks of those before it. */
export class PointDepths {
  #open: readonly Open[] = [];

  /** What stands between two points ends their counting. */
  reset(): void {
    this.#open = [];
  }

  /** Whether a run of points goes on with it. */
  expects(marker: Marker): boolean {
    return this.#open.some(({ style, last }) =>
      readings(marker).some((reading) => reading.style === style && reading.value === last + 1),
    );
  }

  /** `list`: the depth of the file's own list. Null where it follows no point that it could: then it is no point. */
  depthOf(marker: Marker, list: number | null): number | null {
    for (const { style, value } of readings(marker)) {
      const key = style === 'dash' && list !== null ? `dash ${list}` : style;
      const depth = this.#open.findLastIndex(
        (open) => open.style === key && (style === 'dash' || open.last + 1 === value),
      );
      if (depth === -1 && value !== 1) continue;
      const again = depth === -1 ? this.#open.findIndex((open) => open.style === key) : depth;
      const at = again === -1 ? this.#open.length : again;
      this.#open = [...this.#open.slice(0, at), { style: key, last: value }];
      return at;
    }
    return null;
  }
}

/** The ways in which a mark can be read, the likeliest first: i) is the ninth letter behind h), else the first numeral. */
function readings({
  style,
  value,
  letter,
}: Marker): readonly { readonly style: string; readonly value: number }[] {
  const other = letter === null || style === 'latinLetter' ? [] : [{ style: 'latinLetter', value: letter }];
  // A numeral that no letter comes before is one; the letters are asked first.
  return [...other.filter((reading) => reading.value !== 1), { style, value }];
}
