import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyOf } from '../../../../shared/document/hash.ts';
import { normalizeBody } from '../../../../shared/document/normal-form.ts';
import { placedText } from '../../../../shared/document/text.ts';
import { clusterSpans, foldForSearch } from '../../../../shared/khmer/index.ts';
import { articleOf, openHeadless } from '../../../support/headless-text.ts';
import { khmerSoup, khmerText } from '../../../support/khmer.ts';
import { runs } from '../../../support/runs.ts';
import { uidOf, unitOf } from '../../../support/units.ts';

test('a unit that is left has its normal form, its caret between the same clusters, and undo gives back what was typed', () => {
  fc.assert(
    fc.property(
      fc.oneof(khmerText, khmerSoup).map((text) => text.toWellFormed()),
      fc.nat(),
      (typed, pick) => {
        const text = openHeadless(articleOf([unitOf(1, 'V', '')]));
        text.select([0, 0]);
        text.type(typed);
        const before = text.draft.text.unit('km', uidOf(1));
        if (before === undefined) return;
        const words = placedText(before);
        const borders = [0, ...clusterSpans(words).flatMap(({ start, end }) => [start, end])];
        const caret = borders[pick % borders.length] ?? 0;
        text.select([0, caret]);
        text.binding.settle();
        const after = text.draft.text.unit('km', uidOf(1));
        if (after === undefined) throw new Error('the unit is gone');
        expect(after).toEqual({ ...before, ...normalizeBody(bodyOf(before)) });
        const normal = placedText(after);
        const at = text.binding.selected()?.anchor.at ?? -1;
        // Marks that hang on nothing fold over their line as a whole, and may join the letter before them: there the caret
        // has no better place than its own.
        if (isRegular(words) && foldedClusters(words).join('|') === foldedClusters(normal).join('|'))
          expect(foldForSearch(normal.slice(0, at))).toBe(foldForSearch(words.slice(0, caret)));
        text.binding.settle();
        expect(text.draft.text.unit('km', uidOf(1))).toEqual(after);
        if (after !== before && normal !== words) text.draft.undo();
        expect(placedText(text.draft.text.unit('km', uidOf(1)) ?? before)).toBe(words);
      },
    ),
    { numRuns: runs(600) },
  );
});

const foldedClusters = (text: string): readonly string[] =>
  clusterSpans(text).map(({ start, end }) => foldForSearch(text.slice(start, end)));

const isRegular = (text: string): boolean =>
  foldedClusters(text).join('') === foldForSearch(text).replaceAll(/[\s\p{P}]/gu, '');
