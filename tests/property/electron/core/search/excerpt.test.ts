import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerptOf, rangesIn } from '../../../../../electron/core/search/excerpt.ts';
import { termsOf } from '../../../../../electron/core/search/terms.ts';
import { clusterSpans, foldForSearch } from '../../../../../shared/khmer/index.ts';
import { khmerSyllable, khmerText } from '../../../../support/khmer.ts';
import { expectCaught } from '../../../../support/planted.ts';
import { runs } from '../../../../support/runs.ts';

const READING = { apart: false, open: false };
/** Text with a word in the middle of it, which is what is asked for. */
const withWord = fc.tuple(
  khmerText,
  fc.array(khmerSyllable, { minLength: 2, maxLength: 5 }).map((parts) => parts.join('')),
  khmerText,
);

function standWhole(find: typeof rangesIn): void {
  fc.assert(
    fc.property(withWord, ([before, word, after]) => {
      const text = `${before} ${word} ${after}`;
      const spans = clusterSpans(text);
      const ranges = find(text, termsOf(word, READING));
      expect(ranges.length).toBeGreaterThan(0);
      for (const { start, end } of ranges) {
        expect(spans.some((span) => span.start === start)).toBe(true);
        expect(spans.some((span) => span.end === end)).toBe(true);
      }
    }),
    { numRuns: runs(1000) },
  );
}

it('what is found is found where it stands, in whole syllables', () => {
  standWhole(rangesIn);
});

it('would be caught if it cut a syllable', () => {
  expectCaught(() =>
    standWhole((text, terms) => rangesIn(text, terms).map(({ start, end }) => ({ start, end: end - 1 }))),
  );
});

it('a piece of text shows the first place, whole, and is short', () => {
  fc.assert(
    fc.property(withWord, fc.integer({ min: 0, max: 40 }), ([before, word, after], times) => {
      const text = `${`${before} `.repeat(times)}${word} ${after.repeat(times)}`;
      const terms = termsOf(word, READING);
      const [first] = rangesIn(text, terms);
      const { text: piece, ranges } = excerptOf(text, terms);
      if (first === undefined || ranges[0] === undefined) throw new Error('nothing is marked');
      const shown = piece.slice(ranges[0].start, ranges[0].end);
      expect(foldForSearch(shown)).toBe(foldForSearch(text.slice(first.start, first.end)));
      expect(piece.length).toBeLessThan(260 + shown.length);
    }),
    { numRuns: runs(500) },
  );
});
