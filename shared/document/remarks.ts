/** What the desk points out in the words of a unit, with what to write instead. */
import { encodingFindings, type EncodingKind } from '../khmer/index.ts';
import { wordsOf } from '../instrument/text.ts';
import type { Unit } from './model.ts';
import { wordingFindings, type WordingEntry } from './wording.ts';

export type RemarkKind = EncodingKind | 'wording';

export interface Remark {
  readonly kind: RemarkKind;
  /** Offsets as wordsOf() counts them, the end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Empty to delete the words, null where only a person knows. */
  readonly instead: string | null;
}

/** What was found in a unit: units do not change, so it is found once. One list of words is in use at a time. */
const known = new WeakMap<
  Unit,
  { readonly wording: readonly WordingEntry[]; readonly remarks: readonly Remark[] }
>();

/** The remarks of a unit, by {@link remarksIn} its words. */
export function remarksOf(unit: Unit, wording: readonly WordingEntry[]): readonly Remark[] {
  const before = known.get(unit);
  if (before?.wording === wording) return before.remarks;
  const remarks = remarksIn(wordsOf(unit), wording);
  known.set(unit, { wording, remarks });
  return remarks;
}

/** In the order of the text, none over another; what is wrong in the encoding goes before the choice of words. */
export function remarksIn(text: string, wording: readonly WordingEntry[]): readonly Remark[] {
  const encoding = encodingFindings(text);
  const words = wordingFindings(text, wording).filter(
    ({ from, to }) => !encoding.some((one) => one.from < to && from < one.to),
  );
  const remarkOf = (
    kind: RemarkKind,
    { from, to, instead }: Pick<Remark, 'from' | 'to' | 'instead'>,
  ): Remark => ({
    kind,
    from,
    to,
    words: text.slice(from, to),
    instead,
  });
  return [
    ...encoding.map((one) => remarkOf(one.kind, one)),
    ...words.map((one) => remarkOf('wording', one)),
  ].toSorted((a, b) => a.from - b.from);
}

/** Whether the remarks of a unit are known already, so that asking costs nothing. */
export const isLookedAt = (unit: Unit, wording: readonly WordingEntry[]): boolean =>
  known.get(unit)?.wording === wording;
