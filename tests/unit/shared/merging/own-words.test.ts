import { describe, expect, it } from 'vitest';
import type { UnitBody } from '../../../../shared/document/model.ts';
import { typedLines, withTypedLines } from '../../../../shared/merging/own-words.ts';
import { clauses, provision } from '../../../support/instrument-units.ts';
import { paragraph } from '../../../support/units.ts';

const marked: UnitBody = {
  type: 'paragraph',
  schemaVersion: 1,
  content: {
    inline: [
      { kind: 'text', text: 'a fine of ' },
      { kind: 'text', text: '100,000', marks: ['bold'] },
      { kind: 'text', text: ' riel' },
    ],
  },
};

describe('own words for a unit', () => {
  it.each([
    ['another number', 'a fine of 300,000 riel'],
    ['more at the end', 'a fine of 100,000 riel, once'],
    ['more at the beginning', 'Also a fine of 100,000 riel'],
    ['more in the middle', 'a fine of 1,100,000 riel'],
    ['less', 'a fine'],
    ['all else', 'ពាក្យផ្សេង'],
    ['no word', ''],
  ])('are said as they were typed: %s', (_, text) => {
    const made = withTypedLines(marked, [text]);
    expect(made === null ? null : typedLines(made)).toEqual([text]);
  });

  it('look as the words did that they replace', () => {
    expect(withTypedLines(marked, ['a fine of 300,000 riel'])?.content).toEqual({
      inline: [
        { kind: 'text', text: 'a fine of ' },
        { kind: 'text', text: '300,000', marks: ['bold'] },
        { kind: 'text', text: ' riel' },
      ],
    });
  });

  it('stand line by line in an article of a law', () => {
    const body = clauses(['The fine is:', [0, 'small'], [0, 'large']]);
    const lines = typedLines(body);
    const made = withTypedLines(
      body,
      lines.map((line) => line.replace('large', 'very large')),
    );
    expect(made === null ? [] : typedLines(made)).toEqual(['', 'The fine is:', 'small', 'very large']);
  });

  it('are refused for a line without a letter, and where there are more lines than the unit has', () => {
    expect(withTypedLines(provision('text'), ['a heading', 'text'])).toBeNull();
    expect(withTypedLines(paragraph('one'), ['one', 'two'])).toBeNull();
  });
});
