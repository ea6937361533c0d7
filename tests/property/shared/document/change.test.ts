import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, diffTrees, invertChanges } from '../../../../shared/document/change.ts';
import { runs } from '../../../support/runs.ts';
import { editedBy, edits, tree } from '../../../support/trees.ts';

describe('changes between two states', () => {
  it('lead from one to the other, and inverted back', () => {
    fc.assert(
      fc.property(tree(), edits(6), edits(6), (km, forKhmer, forEnglish) => {
        const before = { km, en: km };
        const after = { km: editedBy(km, forKhmer, 100), en: editedBy(km, forEnglish, 200) };
        const changes = [...diffTrees('km', before.km, after.km), ...diffTrees('en', before.en, after.en)];
        expect(applyChanges(before, changes)).toEqual(after);
        expect(applyChanges(after, invertChanges(changes))).toEqual(before);
      }),
      { numRuns: runs(500) },
    );
  });

  it('are none between equal states, however the units are made', () => {
    fc.assert(
      fc.property(tree(), (km) => {
        expect(diffTrees('km', km, structuredClone(km))).toEqual([]);
        expect(applyChanges({ km, en: km }, []).km).toBe(km);
      }),
      { numRuns: runs(100) },
    );
  });
});
