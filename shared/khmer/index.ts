/** Khmer, first class: what the rest of Sastra may ask about Khmer text. */
export { toAsciiDigits, toKhmerDigits } from './digits.ts';
export { normalize } from './normalize.ts';
export { normalizeLabel } from './normalize-label.ts';
