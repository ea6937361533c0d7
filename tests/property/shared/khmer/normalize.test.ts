import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize, normalizeLabel } from '../../../../shared/khmer/index.ts';
import { khmerSoup, khmerSyllable, khmerText } from '../../../support/khmer.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

/** More marks on one letter than the platform sorts at once, some of which fall into two. */
const piles = fc
  .array(fc.constantFrom('\u0301', '\u0316', '\u0344', '\u17D2', '\u17DD', '\u034F'), { maxLength: 120 })
  .map((marks) => marks.join(''));
const anyText = fc.oneof(
  khmerSoup,
  khmerText,
  fc.string({ unit: 'binary' }),
  fc.tuple(khmerSoup, piles, khmerSoup).map((parts) => parts.join('')),
);
/** Letters and coengs' letters in order of code point, where TO with coeng BA counts as the LA it is mended to. */
const lettersOf = (text: string): string =>
  (text.normalize('NFC').match(/[\u1780-\u17B3]/gu) ?? [])
    .toSorted()
    .join('')
    .replaceAll('\u17A1', '\u1791\u1794');
const sorted = (text: string): string => Array.from(text).toSorted().join('');

type Normalize = typeof normalize;

function isIdempotent(tidy: Normalize): void {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = tidy(text);
      expect(tidy(once)).toBe(once);
      expect(once.normalize('NFC')).toBe(once);
    }),
    { numRuns: runs(6000) },
  );
}

function losesNoLetter(tidy: Normalize): void {
  const plain = khmerSoup.map((text) => text.replace(/[\u17B4\u17B5\u17A3\u17A4]|\u17D8/gu, ''));
  fc.assert(
    fc.property(plain, (text) => {
      expect(sorted(lettersOf(tidy(text)))).toBe(sorted(lettersOf(text)));
    }),
    { numRuns: runs(3000) },
  );
}

describe('normalize', () => {
  it('changes nothing the second time', () => {
    isIdempotent(normalize);
  });

  it('loses no letter', () => {
    losesNoLetter(normalize);
  });

  it('would be caught if it put U+17DD before a coeng, swapped one pair of marks alone, or dropped a coeng', () => {
    expectCaught(() => isIdempotent((text) => normalize(text).replaceAll('\u17D2\u17DD', '\u17DD\u17D2')));
    expectCaught(() =>
      isIdempotent((text) => text.normalize('NFC').replace(/([\u17B6-\u17BD])(\u17D2.)/u, '$2$1')),
    );
    expectCaught(() => losesNoLetter((text) => normalize(text).replace(/(\u17D2.)\u17D2./gu, '$1')));
  });

  it('is the same for the whole as for its parts, cut between syllables', () => {
    fc.assert(
      fc.property(fc.array(khmerSyllable, { maxLength: 12 }), (syllables) => {
        expect(normalize(syllables.join(''))).toBe(syllables.map(normalize).join(''));
      }),
      { numRuns: runs(2000) },
    );
  });

  it('gives the marks of a syllable one order, in whatever order they were typed', () => {
    const syllable = fc.tuple(
      fc.constantFrom('ក', 'ប', 'ស'),
      fc.shuffledSubarray([
        '\u17D2ម',
        '\u17D2រ',
        '\u17CC',
        '\u17C1',
        '\u17BB',
        '\u17B8',
        '\u17B6',
        '\u17D0',
        '\u17C7',
      ]),
    );
    fc.assert(
      fc.property(syllable, ([base, parts]) => {
        expect(normalize(base + parts.join(''))).toBe(normalize(base + parts.toSorted().join('')));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('leaves text alone that is not Khmer, but for NFC', () => {
    const foreign = fc
      .string({ unit: 'grapheme' })
      .map((text) => text.replace(/\p{Cf}|\p{Script=Khmer}/gu, ''));
    fc.assert(
      fc.property(foreign, (text) => {
        expect(normalize(text)).toBe(text.normalize('NFC'));
      }),
      { numRuns: runs(1000) },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(normalize(text)).toBe(text);
      }),
    );
  });
});

describe('normalizeLabel', () => {
  it('changes nothing the second time, and leaves no white space but single spaces inside', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalizeLabel(text);
        expect(normalizeLabel(once)).toBe(once);
        expect(once).not.toMatch(/\u200B|[^\S ]|^ | $| {2}/u);
      }),
      { numRuns: runs(2000) },
    );
  });
});
