import { normalize } from './normalize.ts';

let segmenter: Intl.Segmenter | null = null;

/**
 * The words of a text in their normal spelling, as ICU's dictionary cuts them: good on prose, not on names (ម៉ា|ណែ|ត),
 * and different from one ICU to the next, so no word list is ever stored as text or sent anywhere. White space,
 * punctuation and the zero-width space are no words.
 */
export function words(text: string): string[] {
  // Making one takes milliseconds, and most windows never need it.
  segmenter ??= new Intl.Segmenter('km', { granularity: 'word' });
  const found: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(normalize(text))) {
    if (isWordLike === true) found.push(segment);
  }
  return found;
}
