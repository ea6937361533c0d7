/** Word has no lists in its markup: a paragraph says in its style which list it belongs to, and carries its own sign. */
import type { Style } from './looks.ts';

export interface WordListPlace {
  /** Equal for the items of one list. */
  readonly list: string;
  /** 0 for the outermost. */
  readonly depth: number;
}

/** From `mso-list:l3 level2 lfo1`; null where the paragraph is in no list. */
export function wordListPlace(style: Style): WordListPlace | null {
  const [, list, level, override] =
    /^(l\d+)\s+level(\d)(?:\s+(lfo\d+))?/u.exec(style.get('mso-list') ?? '') ?? [];
  return list === undefined ? null : { list: `${list} ${override ?? ''}`, depth: Number(level) - 1 };
}

/** Whether an element holds nothing but the sign of an item. */
export const isListSign = (style: Style): boolean => style.get('mso-list') === 'ignore';

/** Whether a sign counts: `1.`, `(ក)`, `iv)`; a dash, a dot, or Word's `o` does not. */
export const isCounting = (sign: string): boolean => /^[\s(]*[\p{L}\p{N}]{1,6}[.):។៖]/u.test(sign);
