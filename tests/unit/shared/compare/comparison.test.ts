import { describe, expect, it } from 'vitest';
import { asVersionOf } from '../../../../shared/compare/as-version.ts';
import { alikeNote, leftNote, unitNote } from '../../../../shared/compare/notes.ts';
import { rowsOf, type Row } from '../../../../shared/compare/rows.ts';
import type { Language } from '../../../../shared/document/model.ts';
import { assertNever } from '../../../../shared/errors/result.ts';
import type { OpenDocument } from '../../../../shared/ipc/types.ts';
import { LAW_AFTER, LAW_BEFORE, OTHER_LAW } from '../../../support/compared-laws.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';

function noteOf(row: Row, language: Language): string {
  switch (row.kind) {
    case 'unit':
      return unitNote(row, language);
    case 'left':
      return leftNote(row, language);
    case 'alike':
      return alikeNote(row, language);
    default:
      return assertNever(row);
  }
}

const told = (before: OpenDocument, after: OpenDocument, language: Language, onlyChanges = false) =>
  rowsOf(before, after, 'km', INSTRUMENTS, onlyChanges)
    .map((row) => noteOf(row, language))
    .filter((note) => note !== '');

describe('the comparison of two versions of an instrument', () => {
  it('tells what moved at its new place and its old, and old numbers of what did not', () => {
    expect(told(LAW_BEFORE, LAW_AFTER, 'km')).toEqual([
      'បានផ្លាស់ទីពីក្រោយជំពូកទី៣ (ពីមុនជាមាត្រា ៥)',
      'បានកែ · មាត្រា ២ → មាត្រា ៣',
      'មាត្រា ៣ → មាត្រា ៤',
      'បានដកចេញ',
      'មាត្រា ៥ បានផ្លាស់ទៅក្រោយមាត្រា ១ (ឥឡូវជាមាត្រា ២)',
      'បានបន្ថែម',
    ]);
  });

  it('folds what only has another number, and tells the first and the last of it', () => {
    const folded = rowsOf(LAW_BEFORE, LAW_AFTER, 'km', INSTRUMENTS, true).filter(
      ({ kind }) => kind === 'alike',
    );
    expect(folded.map((row) => noteOf(row, 'en'))).toEqual([
      'Parts that did not change: 2',
      'Parts that did not change: 1',
    ]);
    const grown = {
      ...LAW_BEFORE,
      units: { ...LAW_BEFORE.units, km: LAW_BEFORE.units.km.filter(({ uid }) => !uid.endsWith('0001')) },
    };
    expect(told(grown, LAW_BEFORE, 'km', true)).toEqual([
      'ផ្នែកដែលនៅដដែល៖ ១',
      'បានបន្ថែម',
      'មាត្រា ១ → មាត្រា ២',
      'ផ្នែកដែលនៅដដែល៖ ៧ · ប្តូរលេខ៖ មាត្រា ២ → មាត្រា ៣ … មាត្រា ៥ → មាត្រា ៦',
    ]);
  });
});

describe('another instrument', () => {
  it('is compared as if it were a version: by the words of its units, then by their numbers', () => {
    const version = asVersionOf(OTHER_LAW, LAW_AFTER, INSTRUMENTS);
    expect(told(version, LAW_AFTER, 'en')).toEqual(told(LAW_BEFORE, LAW_AFTER, 'en'));
    expect(version.units.km.filter(({ uid }) => uid.includes('0bbb'))).toHaveLength(1);
  });

  it('keeps its references: they lead to what stands for their target', () => {
    const version = asVersionOf(OTHER_LAW, LAW_AFTER, INSTRUMENTS);
    const last = version.units.km.find(({ uid }) => uid.endsWith('0006'));
    expect(JSON.stringify(last?.content)).toContain('00000003"');
  });

  it('has nothing in common with a text that says other things', () => {
    const alien = { ...OTHER_LAW, units: { km: OTHER_LAW.units.km.slice(0, 1), en: [] } };
    const strange = { ...LAW_AFTER, units: { km: LAW_AFTER.units.km.slice(-1), en: [] } };
    expect(told(asVersionOf(alien, strange, INSTRUMENTS), strange, 'en')).toEqual(['Removed', 'Added']);
  });
});
