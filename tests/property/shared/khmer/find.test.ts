import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findableOf, findAll, foldWithOffsets, needleOf } from '../../../../shared/khmer/find.ts';
import { foldForSearch } from '../../../../shared/khmer/index.ts';
import { khmerSoup, khmerSyllable, khmerText } from '../../../support/khmer.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

const anyText = fc.oneof(khmerText, khmerSoup, fc.string({ unit: 'grapheme' }));
const LOOSE = { exact: false, wholeWords: false };

function foldsAsSearch(fold: (text: string) => string): void {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(fold(text)).toBe(foldForSearch(text));
    }),
    { numRuns: runs(2000) },
  );
}

describe('folding with places', () => {
  it('folds a text as search does', () => foldsAsSearch((text) => foldWithOffsets(text).folded));

  it('would be caught if it folded letter by letter', () => {
    expectCaught(() => foldsAsSearch((text) => Array.from(text, foldForSearch).join('')));
  });

  it('names for each folded letter a piece of the original that folds to it, in order and without gaps in Khmer', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { folded, from, to } = foldWithOffsets(text);
        let reached = 0;
        for (let at = 0; at < folded.length;) {
          const [start, end] = [from[at] ?? -1, to[at] ?? -1];
          let next = at + 1;
          while (next < folded.length && from[next] === start) next += 1;
          expect(foldForSearch(text.slice(start, end))).toBe(folded.slice(at, next));
          expect(start).toBeGreaterThanOrEqual(reached);
          reached = end;
          at = next;
        }
        expect(foldForSearch(text.slice(reached))).toBe('');
      }),
      { numRuns: runs(2000) },
    );
  });
});

describe('finding', () => {
  it('finds what was put into a text, through zero-width spaces, where it stands', () => {
    const words = fc.array(khmerSyllable, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(khmerText, words, khmerText, (before, syllables, after) => {
        const typed = syllables.join('\u200B');
        const text = `${before} ${typed} ${after}`;
        const found = findAll(findableOf(text), needleOf(syllables.join(''), LOOSE));
        expect(found).toContainEqual({ from: before.length + 1, to: before.length + 1 + typed.length });
      }),
      { numRuns: runs(2000) },
    );
  });

  it('finds only what folds to the same, and nothing twice', () => {
    fc.assert(
      fc.property(anyText, fc.oneof(khmerSyllable, fc.constantFrom('e', '1', ' ')), (text, query) => {
        const needle = needleOf(query, LOOSE);
        let reached = 0;
        for (const { from, to } of findAll(findableOf(text), needle)) {
          expect(foldForSearch(text.slice(from, to))).toBe(needle.folded);
          expect(from).toBeGreaterThanOrEqual(reached);
          reached = to;
        }
      }),
      { numRuns: runs(2000) },
    );
  });
});
