import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterSpans, foldForSearch, normalize, samePlace } from '../../../../shared/khmer/index.ts';
import { khmerSyllable } from '../../../support/khmer.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

/** Syllables with their marks in any order: what hands type and normalize() puts right. */
const untidy = fc
  .array(
    fc.oneof(
      {
        weight: 6,
        arbitrary: khmerSyllable.chain((syllable) =>
          fc
            .shuffledSubarray([...syllable.slice(1).matchAll(/\u17D2.|[^]/gu)].map(String))
            .map((marks) => syllable.charAt(0) + marks.join('')),
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom(' ', '\u200B', '។', 'a', '៤២') },
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

function standsBehindTheSameLetters(place: typeof samePlace): void {
  fc.assert(
    fc.property(untidy, fc.nat(), (text, pick) => {
      const borders = [0, ...clusterSpans(text).flatMap(({ start, end }) => [start, end])];
      const offset = borders[pick % borders.length] ?? 0;
      const normal = normalize(text);
      const at = place(text, normal, offset);
      if (at === null) throw new Error('another spelling of the same text');
      expect(foldForSearch(normal.slice(0, at))).toBe(foldForSearch(text.slice(0, offset)));
      expect(foldForSearch(normal.slice(at))).toBe(foldForSearch(text.slice(offset)));
    }),
    { numRuns: runs(3000) },
  );
}

test('a caret between two clusters stands between the same clusters when the text is normalised', () => {
  standsBehindTheSameLetters(samePlace);
});

test('a caret that keeps its number is found out', () => {
  expectCaught(() => standsBehindTheSameLetters((_before, after, at) => Math.min(at, after.length)));
});

test('a text has no place in another one', () => {
  expect(samePlace('កម្ពុជា', 'ប្រទេស', 2)).toBeNull();
});
