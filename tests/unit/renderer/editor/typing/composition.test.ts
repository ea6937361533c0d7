import { expect, test } from 'vitest';
import { textAfterComposition } from '../../../../../renderer/editor/typing/composition.ts';

const Z = '\u200B';

test.each([
  [
    'puts back what stood before and after',
    { head: `ក${Z}ខ`, tail: `គ${Z}` },
    'ជា',
    'កខជាគ',
    `ក${Z}ខជាគ${Z}`,
  ],
  ['keeps those that were composed', { head: 'ក', tail: 'ខ' }, `ជា${Z}ជា`, 'កជាជាខ', `កជា${Z}ជាខ`],
  ['takes away a mark that was left', { head: 'ក', tail: 'ខ' }, 'ជា', `ក${Z}ជាខ`, 'កជាខ'],
  [
    'restores the text around a composition that was given up',
    { head: `ក${Z}`, tail: `${Z}ខ` },
    '',
    'កខ',
    `ក${Z}${Z}ខ`,
  ],
  [
    'takes the text as it is where something else was composed than reported',
    { head: `ក${Z}`, tail: '' },
    'x',
    'កyz',
    `ក${Z}yz`,
  ],
])('%s', (_what, around, composed, text, wanted) => {
  expect(textAfterComposition(around, composed, text)).toBe(wanted);
});

test('where other text changed as well it leaves everything alone', () => {
  expect(textAfterComposition({ head: `ក${Z}`, tail: 'ខ' }, 'x', 'គxខ')).toBeNull();
});
