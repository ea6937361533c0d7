/**
 * NFC sorts the marks on one letter, in a time that grows with their square. The Stream-Safe Text Format (UAX #15,
 * section 13) bounds them, since no writing system comes near: behind every thirtieth stands U+034F, which nobody sees.
 * Khmer's other marks are nothing to sort.
 */
const MARK = '[\\p{M}--[\\u034F\\u17B4-\\u17D1\\u17D3]]';
/** Thirty of them before another, or fewer, which are stepped over at once. */
const MARKS = new RegExp(`(${MARK}{30})(?=${MARK})|${MARK}+`, 'gv');
/** Quickly told: whether so many characters that could be such marks stand in a row. In nearly no text they do. */
const MAYBE_PILE =
  /[^\0-\u02FF\u1780-\u17D1\u17D3-\u17DC\u17E0-\u17FF\u2000-\u206F\u3400-\u9FFF\uAC00-\uD7A3]{31}/u;

/** The text in its Stream-Safe form. */
export function streamSafe(text: string): string {
  if (!MAYBE_PILE.test(text)) return text;
  return text.replace(MARKS, (marks, full?: string) => (full === undefined ? marks : `${full}\u034F`));
}

/** NFC in linear time. Composing may leave more marks than there were, of letters that are always written in parts. */
export const composed = (text: string): string => streamSafe(streamSafe(text).normalize('NFC'));
