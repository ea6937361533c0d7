import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { JsonValue } from '../../../../../shared/document/model.ts';
import { articleOf, openHeadless, type HeadlessText } from '../../../../support/headless-text.ts';
import { unitOf } from '../../../../support/units.ts';

const open = (text: string): HeadlessText => {
  let clock = 1_800_000_000_000;
  const opened = openHeadless(articleOf([unitOf(1, 'V', text)]), 'km', { now: () => (clock += 700) });
  opened.select([0, text.length]);
  return opened;
};

/** Each letter in a task of its own, as keys come. */
async function typeLetters(text: HeadlessText, letters: string): Promise<void> {
  for (const letter of letters) {
    text.type(letter);
    await setImmediate();
  }
}

const contents = (text: HeadlessText): readonly (readonly [string, JsonValue])[] =>
  text.draft.text.units('km').map(({ type, content }) => [type, content]);

const words = (text: string): JsonValue => ({ inline: text === '' ? [] : [{ kind: 'text', text }] });

test.each([
  ['# ', 'heading', { level: 1 }],
  ['## ', 'heading', { level: 2 }],
  ['### ', 'heading', { level: 3 }],
  ['> ', 'quote', {}],
  ['- ', 'list', { ordered: false }],
  ['* ', 'list', { ordered: false }],
  ['1. ', 'list', { ordered: true }],
  ['១. ', 'list', { ordered: true }],
])(
  '%s at the start of a paragraph is what it means, and undo gives the letters back',
  async (sign, type, content) => {
    const text = open('');
    await typeLetters(text, sign);
    expect(contents(text)).toMatchObject([[type, content]]);
    text.draft.undo();
    expect(contents(text)).toEqual([['paragraph', words(sign)]]);
  },
);

test('three hyphens and Enter are a rule with room to write behind it', async () => {
  const text = open('');
  await typeLetters(text, '---');
  text.enter();
  expect(contents(text).map(([type]) => type)).toEqual(['rule', 'paragraph']);
  text.draft.undo();
  expect(contents(text)).toEqual([['paragraph', words('---')]]);
});

test.each([
  ['**ដិត**', 'ដិត', 'bold'],
  ['*ទ្រេត*', 'ទ្រេត', 'italic'],
  ['_ទ្រេត_', 'ទ្រេត', 'italic'],
])(
  '%s marks its words, what follows is plain, and undo gives the letters back',
  async (typed, marked, mark) => {
    const text = open('ក ');
    await typeLetters(text, typed);
    const made = [
      { kind: 'text', text: 'ក ' },
      { kind: 'text', text: marked, marks: [mark] },
    ];
    expect(contents(text)).toEqual([['paragraph', { inline: made }]]);
    text.draft.undo();
    expect(contents(text)).toEqual([['paragraph', words(`ក ${typed}`)]]);
    const again = open('ក ');
    await typeLetters(again, `${typed} ខ`);
    expect(contents(again)).toEqual([['paragraph', { inline: [...made, { kind: 'text', text: ' ខ' }] }]]);
  },
);

test.each(['a_b_', '2 * 3 *', '** **', 'x# ', '1) '])('%s is left as it is', async (typed) => {
  const text = open('');
  await typeLetters(text, typed);
  expect(contents(text)).toEqual([['paragraph', words(typed)]]);
});
