import { describe, expect, it } from 'vitest';
import { withChanges } from '../../../../../shared/document/tree.ts';
import type { Language } from '../../../../../shared/document/model.ts';
import type { ReferenceTarget } from '../../../../../shared/instrument/instrument.ts';
import { referenceText } from '../../../../../shared/instrument/references/reference-text.ts';
import { innerIdOf, uidOf } from '../../../../support/units.ts';
import {
  annex,
  clauses,
  contentOf,
  division,
  entryOf,
  inserted,
  provision,
  referencesIn,
  registerOf,
  visa,
} from '../../../../support/instrument-units.ts';

const register = registerOf(entryOf(900));
const content = contentOf([
  [1, visa('បានឃើញ')],
  [2, division('chapter'), [[3, division('section'), [[11, provision('ក')]]]]],
  [
    4,
    division('chapter'),
    [
      [
        5,
        division('section'),
        [
          [12, clauses(['ក', 'ខ', [0, 'គ'], [0, 'ឃ'], [1, 'ង'], [2, 'ច'], [2, 'ឆ']], 200)],
          [13, provision('ក', inserted('new 2'), 300)],
        ],
      ],
    ],
  ],
  [6, annex(), [[14, provision('ក', undefined, 400)]]],
]);
const context = referencesIn(content, 'law', register);
const here = (number: number, inner?: number): ReferenceTarget => ({
  in: 'here',
  uid: uidOf(number),
  ...(inner === undefined ? {} : { inner: innerIdOf(inner) }),
});
const shown = (target: ReferenceTarget, standsIn: number, language: Language = 'km') =>
  referenceText({ target, seen: 'មុន' }, uidOf(standsIn), language, context);

describe('a reference shows', () => {
  it.each<[string, ReferenceTarget, number, string, string]>([
    ['an article', here(12), 11, 'មាត្រា ២', 'Article 2'],
    ['an inserted article', here(13), 11, 'មាត្រា ២ ថ្មី (ពីរ)', 'Article 2 new (two)'],
    ['a chapter', here(4), 11, 'ជំពូកទី២', 'Chapter 2'],
    ['a section from another chapter', here(5), 11, 'ផ្នែកទី១ នៃជំពូកទី២', 'Section 1 of Chapter 2'],
    ['a section from its own chapter', here(5), 12, 'ផ្នែកទី១', 'Section 1'],
    ['an annex', here(6), 11, 'ឧបសម្ព័ន្ធទី១', 'Annex 1'],
    ['an article of an annex', here(14), 11, 'មាត្រា ១ នៃឧបសម្ព័ន្ធទី១', 'Article 1 of Annex 1'],
    ['an article of its own annex', here(14), 14, 'មាត្រា ១', 'Article 1'],
    ['a point', here(12, 203), 11, 'ចំណុច ខ នៃមាត្រា ២', 'point b of Article 2'],
    [
      'a point within a point',
      here(12, 204),
      11,
      'ចំណុច ១ នៃចំណុច ខ នៃមាត្រា ២',
      'point 1 of point b of Article 2',
    ],
    [
      'a dash within them by its place',
      here(12, 206),
      11,
      'ចំណុច ២ នៃចំណុច ១ នៃចំណុច ខ នៃមាត្រា ២',
      'point 2 of point 1 of point b of Article 2',
    ],
    ['a paragraph', here(12, 201), 11, 'កថាខណ្ឌទី២ នៃមាត្រា ២', 'paragraph 2 of Article 2'],
    ['what its writer saw where the target is called nothing', here(1), 11, 'មុន', 'មុន'],
    [
      'another instrument',
      { in: 'register', instrument: uidOf(900) },
      11,
      'អនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ',
      'Sub-Decree No. 41 ANK.BK of 14 February 2014 on Organisation',
    ],
    [
      'an article of another instrument',
      { in: 'register', instrument: uidOf(900), article: '១១ ថ្មី' },
      11,
      'មាត្រា ១១ ថ្មី នៃអនុក្រឹត្យលេខ ៤១ អនក្រ.បក ចុះថ្ងៃទី១៤ ខែកុម្ភៈ ឆ្នាំ២០១៤ ស្តីពីការរៀបចំ',
      'Article 11 new of Sub-Decree No. 41 ANK.BK of 14 February 2014 on Organisation',
    ],
  ])('%s', (_what, target, standsIn, khmer, english) => {
    expect(shown(target, standsIn)).toEqual({ kind: 'found', text: khmer });
    expect(shown(target, standsIn, 'en')).toEqual({ kind: 'found', text: english });
  });

  it.each<[string, ReferenceTarget, 'unit' | 'inner' | 'instrument']>([
    ['the unit', here(99), 'unit'],
    ['the unit with its point', here(99, 999), 'unit'],
    ['the point', here(12, 999), 'inner'],
    ['the instrument', { in: 'register', instrument: uidOf(901) }, 'instrument'],
  ])('that its target is gone, and what it showed last: %s', (_what, target, missing) => {
    expect(shown(target, 11)).toEqual({ kind: 'gone', missing, seen: 'មុន' });
  });
});

describe('the target of a reference', () => {
  it('is followed into the unit that it was joined to', () => {
    const joined = contentOf([
      [11, provision('ក')],
      [12, { ...provision('ខ'), absorbed: [uidOf(13)] }],
    ]);
    expect(referenceText({ target: here(13), seen: 'មុន' }, uidOf(11), 'km', referencesIn(joined))).toEqual({
      kind: 'found',
      text: 'មាត្រា ២',
    });
  });

  it('is followed with its point into another article', () => {
    const moved = contentOf([
      [11, clauses(['ក'], 100)],
      [12, clauses([[0, 'ខ']], 203)],
    ]);
    expect(
      referenceText({ target: here(11, 203), seen: 'មុន' }, uidOf(11), 'km', referencesIn(moved)),
    ).toEqual({ kind: 'found', text: 'ចំណុច ក នៃមាត្រា ២' });
  });

  it('is gone once its unit is taken out', () => {
    const without = withChanges(content.km, [{ uid: uidOf(12), after: null }]);
    const after = { ...context, tree: without, numbers: new Map() };
    expect(referenceText({ target: here(12), seen: 'មុន' }, null, 'km', after)).toEqual({
      kind: 'gone',
      missing: 'unit',
      seen: 'មុន',
    });
  });
});
