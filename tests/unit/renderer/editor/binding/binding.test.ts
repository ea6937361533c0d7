import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { $pasteText } from '../../../../../renderer/editor/clipboard/clipboard.ts';
import { plainText } from '../../../../../shared/document/text.ts';
import {
  articleOf,
  DOCUMENT_ID,
  openHeadless,
  type HeadlessText,
} from '../../../../support/headless-text.ts';
import { uidOf, unitOf } from '../../../../support/units.ts';

const words = (text: HeadlessText): readonly string[] =>
  text.shown().map(({ content }) => plainText(content));

test('opening a text without units changes nothing, and its first letter makes its first unit', () => {
  const text = openHeadless(articleOf([]));
  expect(text.draft.text.units('km')).toEqual([]);
  text.select([0, 0]);
  text.type('ក');
  expect(text.draft.text.units('km')).toMatchObject([{ content: { inline: [{ text: 'ក' }] } }]);
});

test('typing on is one step of undo, a pause begins another', () => {
  let clock = 0;
  const text = openHeadless(articleOf([]), 'km', { now: () => clock });
  text.select([0, 0]);
  for (const letter of 'abc') {
    clock += 100;
    text.type(letter);
  }
  clock += 5_000;
  text.type('d');
  text.draft.undo();
  expect(words(text)).toEqual(['abc']);
  text.draft.undo();
  expect(text.draft.text.units('km')).toEqual([]);
});

test('Enter in front of a text leaves the text its uid', () => {
  const text = openHeadless(articleOf([unitOf(1, 'V', 'text')]));
  text.select([0, 0]);
  text.enter();
  expect(words(text)).toEqual(['', 'text']);
  expect(text.shown()[1]?.uid).toBe(uidOf(1));
});

test('Backspace joins two units into the first, which remembers the second', () => {
  const text = openHeadless(articleOf([unitOf(1, 'V', 'one'), unitOf(2, 'W', 'two')]));
  text.select([1, 0]);
  text.backspace();
  expect(text.draft.text.units('km')).toMatchObject([
    { uid: uidOf(1), absorbed: [uidOf(2)], content: { inline: [{ text: 'onetwo' }] } },
  ]);
});

test('a change from elsewhere leaves the caret on its word and is no step of undo', async () => {
  const text = openHeadless(articleOf([unitOf(1, 'V', 'one two'), unitOf(2, 'W', 'x')]));
  text.select([0, 7]);
  text.type('!');
  text.select([0, 4]);
  await text.desk.bridge.call['drafting.edit']({
    documentId: DOCUMENT_ID,
    session: '01930000-0000-7000-8000-00000000eeee',
    seq: 1,
    units: [
      { language: 'km', uid: uidOf(1), unit: unitOf(1, 'V', 'ONE HUNDRED two!') },
      { language: 'km', uid: uidOf(3), unit: unitOf(3, 'VV', 'between') },
      { language: 'km', uid: uidOf(2), unit: null },
    ],
    fields: [],
  });
  text.desk.emit('document.changed', { documentId: DOCUMENT_ID, session: null, headRevision: null });
  await setImmediate();
  expect(words(text)).toEqual(['ONE HUNDRED two!', 'between']);
  expect(text.binding.selected()?.anchor).toEqual({ uid: uidOf(1), at: 'ONE HUNDRED '.length });
  text.draft.undo();
  expect(words(text)).toEqual(['ONE HUNDRED two!', 'between']);
});

test('a unit is normalised when the caret leaves it: one step of undo, and only if a person changed it', async () => {
  const unruly = 'ក្ខ\u17C6\u17B6';
  const text = openHeadless(articleOf([unitOf(1, 'V', unruly), unitOf(2, 'W', ''), unitOf(3, 'X', '')]));
  text.select([0, 0]);
  text.select([1, 0]);
  await setImmediate();
  expect(words(text)[0]).toBe(unruly);
  text.type(unruly);
  expect(words(text)[1]).toBe(unruly);
  text.select([2, 0]);
  await setImmediate();
  expect(words(text)[1]).toBe('ក្ខ\u17B6\u17C6');
  text.draft.undo();
  expect(words(text)[1]).toBe(unruly);
});

test('what a normalisation changed is undone by itself, and not done again until the text is edited', async () => {
  const unruly = 'ក្ខ\u17C6\u17B6';
  const text = openHeadless(articleOf([unitOf(1, 'V', ''), unitOf(2, 'W', '')]));
  text.select([0, 0]);
  text.type(unruly);
  text.select([1, 0]);
  await setImmediate();
  text.draft.undo();
  for (const place of [0, 1]) {
    text.select([place, 0]);
    await setImmediate();
  }
  expect(words(text)[0]).toBe(unruly);
  expect(text.draft.canRedo()).toBe(true);
  text.select([0, unruly.length]);
  text.type('ក');
  text.select([1, 0]);
  await setImmediate();
  expect(words(text)[0]).toBe('ក្ខ\u17B6\u17C6ក');
});

test('what was typed and taken back leaves the unit its bytes, however untidy they are', async () => {
  const unruly = 'ក្ខ\u17C6\u17B6';
  const text = openHeadless(articleOf([unitOf(1, 'V', unruly), unitOf(2, 'W', '')]));
  text.select([0, 0]);
  text.type('ក');
  text.draft.undo();
  text.select([1, 0]);
  await setImmediate();
  expect(words(text)[0]).toBe(unruly);
});

test('the caret between two words that are put right stays between them', () => {
  const text = openHeadless(articleOf([unitOf(1, 'V', '')]));
  text.select([0, 0]);
  text.type('មន្រ្តី\u200B\u200Bមន្រ្តី');
  text.select([0, 7]);
  text.binding.settle();
  expect(words(text)[0]).toBe('មន្ត្រី\u200Bមន្ត្រី');
  expect(text.binding.selected()?.anchor.at).toBe(7);
});

test('what another program spells is normalised as it is pasted, in the one step that pastes it', () => {
  const text = openHeadless(articleOf([unitOf(1, 'V', '')]));
  text.select([0, 0]);
  text.act((selection) => $pasteText(selection, 'មន្រ្តី\nទិ្ធ'));
  expect(words(text)).toEqual(['មន្ត្រី', 'ទ្ធិ']);
  text.draft.undo();
  expect(words(text).join('')).toBe('');
});

test('bytes that nobody edited stay the bytes that they were', () => {
  // Marks in another order than this version writes them.
  const old = unitOf(1, 'V', '', {
    content: { inline: [{ kind: 'text', text: 'x', marks: ['italic', 'bold'] }] },
  });
  const text = openHeadless(articleOf([old, unitOf(2, 'W', 'two')]));
  text.select([0, 0]);
  text.enter();
  text.select([2, 3]);
  text.type('!');
  expect(text.draft.text.unit('km', uidOf(1))).toEqual(old);
});
