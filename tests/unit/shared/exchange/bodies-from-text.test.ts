import { expect, test } from 'vitest';
import { bodiesFromText } from '../../../../shared/exchange/bodies-from-text.ts';
import { bodyHtml, countingIds } from '../../../support/pieces.ts';

const shown = (text: string): string[] => bodiesFromText(text, countingIds()).map(bodyHtml);

test('each line that is not blank is a paragraph', () => {
  expect(shown('មួយ\r\n\r\n  ពីរ \n\u200B\nបី')).toEqual(['<p>មួយ</p>', '<p>ពីរ</p>', '<p>បី</p>']);
});

test('rows of a spreadsheet are a table', () => {
  expect(shown('ខេត្ត\tសិស្ស\nកណ្តាល\t12\n')).toEqual([
    '<table><tbody><tr><td>ខេត្ត</td><td>សិស្ស</td></tr><tr><td>កណ្តាល</td><td>12</td></tr></tbody></table>',
  ]);
});

test('a tab in one line, or in lines of unequal length, is no table', () => {
  expect(shown('a\tb')).toEqual(['<p>a\tb</p>']);
  expect(shown('a\tb\nc')).toEqual(['<p>a\tb</p>', '<p>c</p>']);
});
