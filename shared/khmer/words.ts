import { normalize } from './normalize.ts';

let segmenter: Intl.Segmenter | null = null;

/** White space, punctuation, and what nobody sees. */
const NOT_READ = /[\s\p{P}\p{Z}\p{C}]+/gu;

/**
 * The words of a text in their normal spelling, as ICU's dictionary cuts them: good on prose, not on names (ម៉ា|ណែ|ត),
 * and different from one ICU to the next, so no word list is ever stored as text or sent anywhere. Joined, they are
 * normalize(text) without white space, punctuation and the zero-width space: 3.14 is one word, written 314.
 */
export function words(text: string): string[] {
  // Making one takes milliseconds, and most windows never need it.
  segmenter ??= new Intl.Segmenter('km', { granularity: 'word' });
  const found: string[] = [];
  for (const { segment } of segmenter.segment(normalize(text))) {
    const word = segment.replace(NOT_READ, '');
    if (word !== '') found.push(word);
  }
  return found;
}
