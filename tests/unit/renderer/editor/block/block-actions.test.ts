import { $getRoot, type LexicalNode } from 'lexical';
import { expect, test } from 'vitest';
import {
  $collapseToStart,
  $duplicateBlock,
  $moveBlock,
  $selectLines,
} from '../../../../../renderer/editor/block/block-actions.ts';
import { $kindOf, $setLevel } from '../../../../../renderer/editor/commands.ts';
import { $moveBefore } from '../../../../../renderer/editor/block/move.ts';
import type { Unit } from '../../../../../shared/document/model.ts';
import { plainText } from '../../../../../shared/document/text.ts';
import { articleOf, openHeadless, type HeadlessText } from '../../../../support/headless-text.ts';
import { unitOf } from '../../../../support/units.ts';

const note = { kind: 'footnote', id: '01930000-0000-7000-8000-00000000000f', text: 'source' } as const;
const line = (id: number, text: string) => ({
  id: `01930000-0000-7000-8000-0000000000b${id}`,
  depth: 0,
  inline: [{ kind: 'text', text }],
});
const units: readonly Unit[] = [
  unitOf(1, 'V', '', {
    type: 'paragraph',
    content: { inline: [{ kind: 'text', text: 'first' }, note] },
  }),
  unitOf(2, 'W', '', { type: 'list', content: { ordered: true, items: [line(1, 'a'), line(2, 'b')] } }),
  unitOf(3, 'X', 'last'),
];

const stored = (text: HeadlessText): readonly Unit[] => text.draft.text.units('km');
const $at = (index: number): LexicalNode => $getRoot().getChildAtIndex(index) ?? $getRoot();
const withoutRank = ({ rank: _rank, ...rest }: Unit): Omit<Unit, 'rank'> => rest;

test('a block that is put in front of another, or at the end, gets another rank and nothing else; undo takes one step', () => {
  const text = openHeadless(articleOf(units));
  text.update(() => $moveBefore($at(2), $at(0)));
  const [first, second, third] = units;
  expect(stored(text).map(({ uid }) => uid)).toEqual([third, first, second].map((unit) => unit?.uid));
  const changed = stored(text).filter((unit) => !units.includes(unit));
  expect(changed.map(withoutRank)).toEqual([third].flatMap((unit) => (unit ? [withoutRank(unit)] : [])));
  text.draft.undo();
  expect(stored(text)).toEqual(units);
  text.update(() => $moveBefore($at(0), null));
  expect(
    stored(text)
      .map((unit) => plainText(unit))
      .at(-1),
  ).toContain('first');
  text.draft.undo();
  expect(stored(text)).toEqual(units);
});

test('a block that is let go where it stands changes nothing', () => {
  const text = openHeadless(articleOf(units));
  text.update(() => {
    $moveBefore($at(0), $at(0));
    $moveBefore($at(0), $at(1));
    $moveBefore($at(2), null);
  });
  expect(stored(text)).toEqual(units);
  expect(text.draft.canUndo()).toBe(false);
});

test('a move by the menu brings the caret along, also into a block where it was not', () => {
  const text = openHeadless(articleOf(units));
  text.select([0, 2]);
  text.update(() => $moveBlock($at(2), 'up'));
  text.type('!');
  expect(stored(text).map((unit) => plainText(unit))[1]).toBe('!last');
});

test('a duplicate says the same behind its block, as a unit of its own with notes of its own', () => {
  const text = openHeadless(articleOf(units));
  text.update(() => $duplicateBlock($at(0)));
  const [block, copy, ...rest] = stored(text);
  expect(block).toEqual(units[0]);
  expect(rest).toEqual(units.slice(1));
  expect(units.map(({ uid }) => uid)).not.toContain(copy?.uid);
  expect(copy?.content).toMatchObject({ inline: [{ text: 'first' }, { kind: 'footnote', text: 'source' }] });
  expect(JSON.stringify(copy?.content)).not.toContain(note.id);
  text.draft.undo();
  expect(stored(text)).toEqual(units);
});

test('a list becomes lines as a whole, wherever the caret was in it', () => {
  const text = openHeadless(articleOf(units));
  text.select([1, 3]);
  text.update(() => {
    $selectLines($at(1));
    $setLevel(2);
    $collapseToStart();
  });
  expect(stored(text).map(({ type }) => type)).toEqual(['paragraph', 'heading', 'heading', 'paragraph']);
  text.type('!');
  expect(plainText(stored(text)[1] ?? unitOf(9, 'a', ''))).toBe('!a');
});

test('a block says what it is, so that the menu shows it as chosen', () => {
  const text = openHeadless(articleOf([...units, unitOf(4, 'Y', '', { type: 'rule', content: {} })]));
  const kinds = text.editor.read(() => $getRoot().getChildren().map($kindOf));
  expect(kinds).toEqual(['paragraph', 'numberedList', 'paragraph', null]);
});
