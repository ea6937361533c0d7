import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, normalizeLabel } from '../../../../shared/khmer/index.ts';
import { loosePlace, looseSource, looseText } from '../../../../shared/khmer/loose.ts';
import { khmerSyllable, khmerText } from '../../../support/khmer.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

const words = fc
  .array(khmerSyllable, { minLength: 1, maxLength: 4 })
  .map((syllables) => normalizeLabel(syllables.join('')));

/** The words as another hand types them. */
const typed = (text: string, gaps: readonly boolean[]): string =>
  Array.from(text, (letter, at) => (gaps[at % gaps.length] === true ? `${letter}\u200B` : letter))
    .join('')
    .replaceAll('\u17B1', '\u17B2');

function findsWhatIsTyped(sourceOf: (text: string) => string): void {
  fc.assert(
    fc.property(
      words,
      fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
      khmerText,
      (sought, gaps, before) => {
        const text = `${before} ${typed(sought, gaps)} ។`;
        const found = [...text.matchAll(new RegExp(sourceOf(sought), 'giu'))].map(([hit]) => hit);
        expect(found.map(foldForSearch)).toContain(foldForSearch(sought));
      },
    ),
    { numRuns: runs(1000) },
  );
}

describe('looking for words as people write them', () => {
  it('finds them through zero-width spaces, and takes no others for them', () =>
    findsWhatIsTyped(looseSource));

  it('would be caught if it looked letter by letter', () => {
    expectCaught(() => findsWhatIsTyped((text) => text));
  });

  it('gives for each letter of the loose text its place in the text', () => {
    fc.assert(
      fc.property(khmerText, fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }), (text, gaps) => {
        const written = typed(text, gaps);
        const loose = looseText(written);
        for (let at = 0; at < loose.length; at += 1) {
          const place = loosePlace(written, at);
          expect(looseText(written.slice(0, place)).length).toBe(at);
          expect(written.slice(place, place + 1)).not.toMatch(/[\u200B-\u200D]/u);
        }
      }),
      { numRuns: runs(500) },
    );
  });
});
