import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords, type Hunk } from '../../../../shared/document/word-diff.ts';
import { khmerText } from '../../../support/khmer.ts';
import { runs } from '../../../support/runs.ts';

const text = fc
  .array(fc.oneof(khmerText, fc.constantFrom('the ', 'fine ', '30 ', '៣០', '\u200B', '។ ')), {
    maxLength: 12,
  })
  .map((pieces) => pieces.join(''));

/** The first text with each hunk of the second in its place. */
function applied(before: string, after: string, hunks: readonly Hunk[]): string {
  let made = '';
  let at = 0;
  for (const hunk of hunks) {
    made += before.slice(at, hunk.before.from) + after.slice(hunk.after.from, hunk.after.to);
    at = hunk.before.to;
  }
  return made + before.slice(at);
}

describe('the difference of two texts', () => {
  it('leads from the one to the other, in order and without overlap', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const hunks = diffWords(before, after);
        expect(applied(before, after, hunks)).toBe(after);
        let end = 0;
        for (const hunk of hunks) {
          expect(hunk.before.from).toBeGreaterThanOrEqual(end);
          end = hunk.before.to;
        }
      }),
      { numRuns: runs(1000) },
    );
  });

  it('is small where one word of many was changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 399 }), (place) => {
        const words = Array.from({ length: 400 }, (_, index) => `w${index}`);
        const changed = words.with(place, 'other');
        const [hunk, ...rest] = diffWords(words.join(' '), changed.join(' '));
        expect(rest).toEqual([]);
        expect(changed.join(' ').slice(hunk?.after.from, hunk?.after.to)).toBe('other');
      }),
      { numRuns: runs(50) },
    );
  });
});
