import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusters,
  clusterSpans,
  compareKhmer,
  foldForSearch,
  normalize,
  words,
} from '../../../../shared/khmer/index.ts';
import { khmerSoup, khmerText } from '../../../support/khmer.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

const anyText = fc.oneof(khmerSoup, khmerText, fc.string({ unit: 'binary' }));

/** What is left of a text where only clusters are read. */
const seen = (text: string): string => text.replace(/[\s\p{P}\p{C}\p{Z}\u17B4\u17B5]/gu, '');

/** `seed`: for a planted fault, which must be met in every run and not by chance. */
function isIdempotent(fold: typeof foldForSearch, seed?: number): void {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = fold(text);
      expect(fold(once)).toBe(once);
    }),
    { numRuns: runs(5000), ...(seed === undefined ? {} : { seed }) },
  );
}

describe('foldForSearch', () => {
  it('changes nothing the second time', () => {
    isIdempotent(foldForSearch);
  });

  it('would be caught if it stripped the joiners last', () => {
    expectCaught(() => isIdempotent((text) => normalize(text).replace(/[\u200B\u200C]/gu, ''), 1));
  });

  it('does not see how a text was normalised', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldForSearch(normalize(text))).toBe(foldForSearch(text));
      }),
      { numRuns: runs(3000) },
    );
  });
});

describe('clusters', () => {
  const keepAll = (cut: typeof clusters): void =>
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cut(text).join('')).toBe(seen(text));
      }),
      { numRuns: runs(5000) },
    );

  it('hold every character that a reader sees, in order', () => {
    keepAll(clusters);
  });

  it('would be caught if they dropped marks without a letter', () => {
    expectCaught(() => keepAll((text) => clusters(text).filter((cluster) => !/^\p{M}/u.test(cluster))));
  });

  it('stand where they say, one behind the other', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let last = 0;
        for (const { start, end } of clusterSpans(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(clusterSpans(text).map(({ start, end }) => seen(text.slice(start, end)))).toEqual(
          clusters(text),
        );
      }),
      { numRuns: runs(3000) },
    );
  });

  it('are the same whether the text is folded whole or cluster by cluster', () => {
    fc.assert(
      fc.property(khmerText, (text) => {
        const folded = clusters(text.replaceAll('\u200B', '')).map(foldForSearch);
        expect(clusters(foldForSearch(text))).toEqual(folded);
      }),
      { numRuns: runs(3000) },
    );
  });
});

/** Khmer's own hostility: neither foreign marks, which NFC sorts among Khmer's, nor signs that stand for a phrase. */
const hostileKhmer = khmerSoup.map((text) =>
  text.replace(/[^\u1780-\u17A3\u17A5-\u17D7\u17DD\u17E1\u25CC\s«\u00AD\uFEFF\u200B\u200C]/gu, ''),
);

function showsTheSame(tidy: typeof normalize): void {
  fc.assert(
    fc.property(hostileKhmer, (text) => {
      expect(clusters(tidy(text)).map(foldForSearch)).toEqual(clusters(text).map(foldForSearch));
    }),
    { numRuns: runs(5000) },
  );
}

describe('normalize', () => {
  it('shows the same clusters as what was typed, in whatever order it was typed', () => {
    showsTheSame(normalize);
  });

  it('would be caught if it lost a mark, or put a letter below onto the next syllable', () => {
    expectCaught(() => showsTheSame((text) => normalize(text).replace('\u17C9', '')));
    expectCaught(() =>
      showsTheSame((text) => normalize(text).replace(/(\u17D2.)([\u1780-\u17A2])/u, '$2$1')),
    );
  });
});

describe('words', () => {
  const keepAll = (cut: typeof words): void =>
    fc.assert(
      fc.property(anyText, (text) => {
        expect(cut(text).join('')).toBe(seen(normalize(text)));
      }),
      { numRuns: runs(3000) },
    );

  it('hold every character of the normal form that a reader sees, in order', () => {
    keepAll(words);
  });

  it('would be caught if they left out what no dictionary knows', () => {
    expectCaught(() => keepAll((text) => words(text).filter((word) => /\p{L}/u.test(word))));
  });
});

describe('compareKhmer', () => {
  it('is an order', () => {
    fc.assert(
      fc.property(khmerText, khmerText, khmerText, (a, b, c) => {
        expect(Math.sign(compareKhmer(a, b)) + Math.sign(compareKhmer(b, a))).toBe(0);
        const [first = '', second = '', third = ''] = [a, b, c].toSorted(compareKhmer);
        expect(compareKhmer(first, second)).toBeLessThanOrEqual(0);
        expect(compareKhmer(first, third)).toBeLessThanOrEqual(0);
      }),
      { numRuns: runs(1000) },
    );
  });
});
