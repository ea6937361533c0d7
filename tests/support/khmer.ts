/** Khmer text for property tests: tidy syllables, and the untidy soup that keyboards and imports make. */
import * as fc from 'fast-check';

const from = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String.fromCharCode(first + index));

const letters = from(0x1780, 0x17a2);
const marks = [...from(0x17b6, 0x17d1), '\u17D3', '\u17DD'];

const maybe = (options: readonly string[]): fc.Arbitrary<string> => fc.constantFrom('', ...options);

/** A syllable in any of its regular forms; joined, they are Khmer text that needs no mending but of confusables. */
export const khmerSyllable: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom(...letters),
    maybe(letters.map((letter) => `\u17D2${letter}`)),
    maybe(['\u17C9', '\u17CA']),
    maybe(from(0x17b6, 0x17c5)),
    maybe(['\u17C6', '\u17CB', '\u17D0']),
    maybe(['\u17C7']),
  )
  .map((parts) => parts.join(''));

export const khmerText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: khmerSyllable },
      { weight: 1, arbitrary: fc.constantFrom(' ', '\u200B', '។') },
    ),
  )
  .map((parts) => parts.join(''));

/** Any order, any repeats, with the invisible characters and some other scripts. */
export const khmerSoup: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...letters, ...from(0x17a3, 0x17b5), '\u25CC') },
      { weight: 5, arbitrary: fc.constantFrom(...marks) },
      { weight: 4, arbitrary: fc.constant('\u17D2') },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '\u200B',
          '\u200C',
          '\u200D',
          ' ',
          '\n',
          '«',
          '។',
          '\u17D8',
          '\uFEFF',
          '\u00AD',
        ),
      },
      {
        weight: 1,
        arbitrary: fc.constantFrom('e', '\u0301', '\u094D', '<', '\u0338', '១', '\u{1F600}', '\uD800'),
      },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));
