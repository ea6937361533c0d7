import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertLimon, foldForSearch, limonToUnicode, normalize } from '../../../../shared/khmer/index.ts';
import { BASES, COENGS, MARKS } from '../../../../shared/khmer/limon-table.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

const glyphFor = (table: Readonly<Record<string, string>>, text: string): string =>
  Object.entries(table).find(([, meaning]) => meaning === text)?.[0] ?? '';

/** Two glyphs side by side that are a letter of their own would be read as that letter. */
const letters = Object.values(BASES).filter((letter) => letter.length === 1 && !/[ឥ-ឳបពញ]/u.test(letter));
const below = Object.values(COENGS);

interface Typed {
  readonly unicode: string;
  readonly limon: string;
}

/** A vowel as it is written in the font: what is drawn on the left, what on the right. */
const VOWELS: readonly (readonly [vowel: string, left: string, right: string])[] = [
  ['', '', ''],
  ['\u17B6', '', 'a'],
  ['\u17B7', '', 'i'],
  ['\u17BC', '', 'U'],
  ['\u17BE', 'e', 'I'],
  ['\u17BF', 'e', 'O'],
  ['\u17C0', 'e', 'o'],
  ['\u17C1', 'e', ''],
  ['\u17C2', 'E', ''],
  ['\u17C3', 'é', ''],
  ['\u17C4', 'e', 'a'],
  ['\u17C5', 'e', 'A'],
];

/** A syllable in Unicode's order and in the order in which it is drawn, from left to right. */
const syllable: fc.Arbitrary<Typed> = fc
  .record({
    base: fc.constantFrom(...letters),
    coeng: fc.option(fc.constantFrom(...below), { nil: '' }),
    hasRo: fc.boolean(),
    vowel: fc.constantFrom(...VOWELS),
    sign: fc.constantFrom('', '\u17C6', '\u17C7'),
  })
  .map(({ base, coeng, hasRo, vowel: [vowel, left, right], sign }) => ({
    unicode: base + coeng + (hasRo ? '\u17D2\u179A' : '') + vowel + sign,
    limon:
      left +
      (hasRo ? 'R' : '') +
      glyphFor(BASES, base) +
      (coeng === '' ? '' : glyphFor(COENGS, coeng)) +
      right +
      (sign === '' ? '' : glyphFor(MARKS, sign)),
  }));

function readsWhatIsDrawn(read: typeof limonToUnicode): void {
  fc.assert(
    fc.property(fc.array(syllable, { maxLength: 8 }), (syllables) => {
      const written = normalize(syllables.map(({ unicode }) => unicode).join(''));
      expect(foldForSearch(read(syllables.map(({ limon }) => limon).join('')))).toBe(foldForSearch(written));
    }),
    { numRuns: runs(2000) },
  );
}

describe('limonToUnicode', () => {
  it('reads every syllable as it is drawn', () => {
    readsWhatIsDrawn(limonToUnicode);
  });

  it('would be caught if a vowel on the left stayed with the syllable before', () => {
    expectCaught(() => readsWhatIsDrawn((text) => limonToUnicode(text.replace(/([ekt])e/u, 'e$1'))));
  });

  it('takes any text: it is converted to its normal form, or comes back as it was with what is unknown', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('eRkB§aØb¤~³ \u0091\u0301\uF061')) }),
    );
    fc.assert(
      fc.property(any, (text) => {
        const run = convertLimon(text);
        if (run.ok) expect(normalize(run.text)).toBe(run.text);
        else expect(run.unknown.length).toBeGreaterThan(0);
        expect(limonToUnicode(text)).toBe(run.ok ? run.text : text);
      }),
      { numRuns: runs(3000) },
    );
  });
});
