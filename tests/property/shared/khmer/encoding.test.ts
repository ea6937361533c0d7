import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterSpans, encodingFindings, foldForSearch, normalize } from '../../../../shared/khmer/index.ts';
import { khmerSoup, khmerText } from '../../../support/khmer.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

const anyText = fc.oneof(khmerSoup, khmerText, fc.string({ unit: 'binary' }));

type Find = typeof encodingFindings;

const fixed = (text: string, find: Find): string =>
  find(text)
    .toReversed()
    .reduce(
      (left, { from, to, instead }) =>
        instead === null ? left : left.slice(0, from) + instead + left.slice(to),
      text,
    );

/** What is fixed may bring two numbers, or two signs, together: then they are found in turn. */
function comesToAnEnd(find: Find): void {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = text;
      for (let round = 0; round < 4; round += 1) last = fixed(last, find);
      expect(find(last).filter(({ instead }) => instead !== null)).toEqual([]);
    }),
    { numRuns: runs(4000) },
  );
}

test('what was found and fixed is not found again', () => {
  comesToAnEnd(encodingFindings);
});

test('a fix that changes nothing is found out', () => {
  expectCaught(() =>
    comesToAnEnd((text) =>
      encodingFindings(text).map(({ kind, from, to }) => ({ kind, from, to, instead: text.slice(from, to) })),
    ),
  );
});

test('findings stand in order, none over another, none within a Khmer cluster', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let end = 0;
      const inside = clusterSpans(text).filter(({ start }) =>
        /^[\u1780-\u17B3\u25CC]/u.test(text.slice(start)),
      );
      for (const { from, to } of encodingFindings(text)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
        for (const border of [from, to])
          expect(inside.some((span) => span.start < border && border < span.end)).toBe(false);
      }
    }),
    { numRuns: runs(4000) },
  );
});

test('a form that looks alike is found where normalising would change a cluster, and fixing it changes no letter', () => {
  fc.assert(
    fc.property(khmerText, (text) => {
      const alike = encodingFindings(text).filter(({ kind }) => kind === 'alike');
      for (const { from, to, instead } of alike) {
        expect(instead).toBe(normalize(text.slice(from, to)));
        expect(foldForSearch(instead ?? '')).toBe(foldForSearch(text.slice(from, to)));
      }
    }),
    { numRuns: runs(2000) },
  );
});
