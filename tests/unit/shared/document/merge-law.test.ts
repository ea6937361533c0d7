import { expect, it } from 'vitest';
import { mergeDocuments } from '../../../../shared/document/merge.ts';
import { draft, law } from '../../../support/law-drafts.ts';
import { article } from '../../../support/merges.ts';
import { uidOf } from '../../../support/units.ts';

it('two drafts of a law of 1,305 units with 60 changes each merge without a question', () => {
  const { state, conflicts } = mergeDocuments(
    article(law()),
    article(draft(5000, 1)),
    article(draft(6000, 7)),
  );
  expect(conflicts).toEqual([]);
  expect(state.content.km.size).toBe(1335);
  expect(state.content.km.get(uidOf(1))).toBeDefined();
});
