import { DELETE_CHARACTER_COMMAND } from 'lexical';
import { expect, test } from 'vitest';
import type { Unit } from '../../../../../shared/document/model.ts';
import { articleOf, openHeadless } from '../../../../support/headless-text.ts';
import { unitOf } from '../../../../support/units.ts';

const units: readonly Unit[] = [
  unitOf(1, 'V', 'before'),
  unitOf(2, 'W', '', { type: 'rule', content: {} }),
  unitOf(3, 'X', 'after'),
];

test('Backspace behind a rule chooses it first, takes it out then, and undo brings it back', () => {
  const text = openHeadless(articleOf(units));
  const types = (): readonly string[] => text.draft.text.units('km').map(({ type }) => type);
  text.select([2, 0]);
  text.backspace();
  expect(types()).toEqual(['paragraph', 'rule', 'paragraph']);
  text.update(() => void text.editor.dispatchCommand(DELETE_CHARACTER_COMMAND, true));
  expect(types()).toEqual(['paragraph', 'paragraph']);
  text.draft.undo();
  expect(text.draft.text.units('km')).toEqual(units);
});
