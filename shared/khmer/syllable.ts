/**
 * One Khmer syllable in the one order that Unicode Technical Note #61 gives it: base, robat, coengs (coeng RO last),
 * register shifter, vowels, signs, final signs. Two syllables that look alike become one sequence of code points.
 */

const COENG = 0x17d2;
const RO = 0x179a;
const BA = 0x1794;
const TO = 0x1791;
const LA = 0x17a1;
const ZWSP = 0x200b;
const ZWNJ = 0x200c;
const ZWJ = 0x200d;
const ATTHACAN = 0x17dd;

const BASE = '\\u1780-\\u17A2\\u17A5-\\u17B3\\u25CC';
const MARK = '\\u17B6-\\u17D1\\u17D3\\u17DD';

/** A base with all that hangs on it, in any order, with the invisible characters that fell in between. */
export const SYLLABLE = new RegExp(
  `[${BASE}](?:[${MARK}]|[\\u200B\\u200C]+(?=[${MARK}\\u17D2])|\\u17D2[\\u17D2\\u17DD\\u200B\\u200C]*(?:\\u200D?[${BASE}])?)+`,
  'gu',
);

/** What nearly all syllables look like: in order, with one mark of a kind, so that nothing can merge. */
const IN_ORDER =
  /^(?!\u1791\u17D2\u1794|.*\u17BB[\u17D0\u17DD])[^\u17D2]\u17CC?(?:\u17D2[^\u17D2\u17DD\u200B-\u200D\u179A])*(?:\u17D2\u179A)?[\u17C9\u17CA]?[\u17B6-\u17C5]?[\u17C6\u17CB\u17CD-\u17D1\u17D3\u17DD]?[\u17C7\u17C8]?$/u;

/** The slots behind the coengs, in order; marks of one slot stay in the order typed. */
const SLOTS = ['robat', 'shifter', 'joiner', 'before', 'below', 'above', 'after', 'sign', 'final'] as const;
type Slot = (typeof SLOTS)[number];

function slotOf(mark: number): Slot {
  if (mark === 0x17cc) return 'robat';
  if (mark === 0x17c9 || mark === 0x17ca) return 'shifter';
  if (mark === ZWNJ) return 'joiner';
  if (mark === 0x17b6) return 'after';
  if (mark >= 0x17b7 && mark <= 0x17ba) return 'above';
  if (mark >= 0x17bb && mark <= 0x17bd) return 'below';
  if (mark >= 0x17be && mark <= 0x17c5) return 'before';
  return mark === 0x17c7 || mark === 0x17c8 ? 'final' : 'sign';
}

interface Coeng {
  readonly letter: number;
  /** Middle Khmer's final coeng, written with ZWJ, stands behind the others. */
  readonly final: boolean;
}

interface Parts {
  readonly base: number;
  readonly coengs: readonly Coeng[];
  readonly marks: Record<Slot, number[]>;
}

/** Takes a syllable apart; null where a coeng has no letter: what was meant is not ours to guess. */
function partsOf(syllable: string): Parts | null {
  const coengs: Coeng[] = [];
  const marks: Record<Slot, number[]> = {
    robat: [],
    shifter: [],
    joiner: [],
    before: [],
    below: [],
    above: [],
    after: [],
    sign: [],
    final: [],
  };
  const add = (mark: number): void => put(marks[slotOf(mark)], mark);
  for (let at = 1; at < syllable.length; at += 1) {
    const code = syllable.charCodeAt(at);
    if (code === COENG) {
      let next = at + 1;
      let final = false;
      // NFC sorts U+17DD behind a following coeng (their combining classes are frozen), away from its letter.
      for (; ; next += 1) {
        const between = syllable.charCodeAt(next);
        if (between === ATTHACAN) add(between);
        else if (between === ZWJ) final = true;
        else if (between !== COENG && between !== ZWSP && between !== ZWNJ) break;
      }
      const letter = syllable.charCodeAt(next);
      if (Number.isNaN(letter) || isMark(letter)) return null;
      coengs.push({ letter, final });
      at = next;
    } else if (code !== ZWSP) add(code);
  }
  return { base: syllable.charCodeAt(0), coengs, marks };
}

const isMark = (code: number): boolean => code >= 0x17b6 && code <= 0x17dd;

/** Letters whose register is changed by U+17CA; the others, and every stack with BA in it, take U+17C9. */
const TAKES_TRIISAP =
  /[\u1780-\u1783\u1785-\u1788\u178A-\u178D\u178F-\u1792\u1795-\u1797\u179E-\u17A0\u17A2]/u;

// Not all at once: nothing bounds the marks that a pasted text piles on one letter.
const textOf = (codes: readonly number[]): string => codes.map((code) => String.fromCharCode(code)).join('');

function shifterFor(letters: readonly number[]): number {
  return !letters.includes(BA) && TAKES_TRIISAP.test(textOf(letters)) ? 0x17ca : 0x17c9;
}

/** The same mark twice on one letter is one. */
function put(marks: number[], mark: number): void {
  if (!marks.includes(mark)) marks.push(mark);
}

function remove(marks: number[], mark: number): void {
  marks.splice(marks.indexOf(mark), 1);
}

/** Vowels typed in pieces become the vowel they look like. */
function mergeVowels({ before, above, after }: Parts['marks']): void {
  if (before.includes(0x17be) && after.includes(0x17b6)) {
    remove(before, 0x17be);
    put(before, 0x17c1);
    put(above, 0x17b8);
  }
  if (before.includes(0x17c1) && after.includes(0x17b6)) {
    remove(before, 0x17c1);
    remove(after, 0x17b6);
    put(before, 0x17c4);
  } else if (before.includes(0x17c1) && above.includes(0x17b8)) {
    remove(before, 0x17c1);
    remove(above, 0x17b8);
    put(before, 0x17be);
  }
}

/** Under a mark above, a register shifter is drawn like the vowel U, and U is what many type for it. */
function restoreShifter(letters: readonly number[], marks: Parts['marks']): void {
  const isUnderMark =
    marks.above.length > 0 ||
    marks.before.some((vowel) => vowel === 0x17be || vowel === 0x17bf) ||
    marks.sign.some((sign) => sign === 0x17d0 || sign === ATTHACAN) ||
    (marks.after.length > 0 && marks.sign.includes(0x17c6));
  if (!marks.below.includes(0x17bb) || !isUnderMark || marks.shifter.length > 0) return;
  remove(marks.below, 0x17bb);
  marks.shifter.push(shifterFor(letters));
}

/** The syllable in order. Idempotent; a base letter or a coeng's letter is never lost (TO with coeng BA becomes LA). */
export function orderSyllable(syllable: string): string {
  if (IN_ORDER.test(syllable)) return syllable;
  const parts = partsOf(syllable);
  if (parts === null) return syllable;
  const { coengs, marks } = parts;
  const looksLikeLa = parts.base === TO && coengs.length === 1 && coengs[0]?.letter === BA;
  const rows = [
    coengs.filter(({ final, letter }) => !final && letter !== RO),
    coengs.filter(({ final, letter }) => !final && letter === RO),
    coengs.filter(({ final }) => final),
  ].flat();
  mergeVowels(marks);
  restoreShifter([parts.base, ...coengs.map(({ letter }) => letter)], marks);
  const stack = looksLikeLa
    ? [LA, ...marks.robat]
    : [
        parts.base,
        ...marks.robat,
        ...rows.flatMap(({ letter, final }) => (final ? [COENG, ZWJ, letter] : [COENG, letter])),
      ];
  return textOf([...stack, ...SLOTS.slice(1).flatMap((slot) => marks[slot])]);
}
