/** Khmer, first class: what the rest of Sastra may ask about Khmer text. */
export { formatGregorian, formatLunar } from './calendar/format.ts';
export { gregorianDate, lunarDate, type LunarDate, type LunarDay } from './calendar/lunar-date.ts';
export { clusters, clusterSpans, type ClusterSpan } from './clusters.ts';
export { compareKhmer } from './compare.ts';
export { otherDigits, toAsciiDigits, toKhmerDigits } from './digits.ts';
export { ENCODING_KINDS, encodingFindings, type EncodingFinding, type EncodingKind } from './encoding.ts';
export {
  findableOf,
  findAll,
  foldWithOffsets,
  needleOf,
  type Findable,
  type FoldedText,
  type Found,
  type Needle,
} from './find.ts';
export { foldForSearch } from './fold.ts';
export { instrumentNumbers, type NumberPart } from './instrument-numbers.ts';
export { keepTogether, type Kept } from './keep-together.ts';
export { convertLimon, isLegacyFont, limonToUnicode, type LimonRun } from './limon.ts';
export { normalize } from './normalize.ts';
export { normalizeLabel } from './normalize-label.ts';
export { samePlace } from './same-place.ts';
export { spellings } from './spellings.ts';
export { words } from './words.ts';
