import { describe, expect, test } from 'vitest';
import type { UnitBody } from '../../../../shared/document/model.ts';
import { replaceInUnit } from '../../../../shared/instrument/replace-text.ts';
import { wordsOf } from '../../../../shared/instrument/text.ts';
import { clauses, division, referenceTo, signature, term, visa } from '../../../support/instrument-units.ts';

const replaced = (unit: UnitBody, from: number, to: number, text: string): string => {
  const made = replaceInUnit(unit, [{ from, to, text }], new Map());
  return made === null ? 'unreadable' : wordsOf(made);
};

describe('words are replaced', () => {
  test.each([
    ['in a visa', visa('មួយ ពីរ'), 0, 3, 'បី ពីរ'],
    ['in a heading', division('chapter', 'មួយ ពីរ'), 4, 7, 'មួយ បី'],
    ['in the second part of a provision', clauses(['មួយ', [0, 'ពីរ']]), 5, 8, '\nមួយ\nបី'],
    ['in the office of who signs', signature('មួយ\nពីរ'), 4, 7, 'មួយ\nបី\n'],
    ['behind a reference', visa([referenceTo(1), { kind: 'text', text: 'មួយ' }]), 1, 4, '\uFFFCបី'],
    ['in a defined term', visa([term(1, 'មួយ')]), 0, 3, 'បី'],
  ])('%s', (_where, unit, from, to, expected) => {
    expect(replaced(unit, from, to, 'បី')).toBe(expected);
  });

  test('across the edge of a defined term once', () => {
    expect(replaced(visa([{ kind: 'text', text: 'កខ' }, term(1, 'គឃ')]), 1, 3, 'X')).toBe('កXឃ');
  });

  test('and a term that loses them all is no term any more', () => {
    const made = replaceInUnit(visa([term(1, 'កខ')]), [{ from: 0, to: 2, text: '' }], new Map());
    expect(made?.content).toEqual({ inline: [] });
  });

  test('in footnotes by their ids', () => {
    const note = { kind: 'footnote', id: '01930000-0000-7000-8000-000000000001', text: 'មួយ' } as never;
    const made = replaceInUnit(
      visa([note]),
      [],
      new Map([['01930000-0000-7000-8000-000000000001' as never, 'ពីរ']]),
    );
    expect(JSON.stringify(made?.content)).toContain('ពីរ');
  });
});
