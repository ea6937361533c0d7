import { describe, expect, it } from 'vitest';
import type { Inline } from '../../../../shared/document/article.ts';
import { normalizeBody, normalizeMetadata } from '../../../../shared/document/normal-form.ts';
import type { JsonValue, UnitBody } from '../../../../shared/document/model.ts';
import { innerIdOf } from '../../../support/units.ts';

const body = (type: string, content: JsonValue, schemaVersion = 1): UnitBody => ({
  type,
  schemaVersion,
  content,
});
const inlineOf = (inline: readonly Inline[]): JsonValue =>
  normalizeBody(body('paragraph', { inline })).content;

describe('the normal form of inline content', () => {
  it('sorts marks, drops empty runs, joins like neighbours and merges links to one address', () => {
    const link = (text: string): Inline => ({
      kind: 'link',
      href: 'https://gov.kh/',
      children: [{ kind: 'text', text }],
    });
    expect(
      inlineOf([
        { kind: 'text', text: 'a', marks: ['italic', 'bold'] },
        { kind: 'text', text: '' },
        { kind: 'text', text: 'b', marks: ['bold', 'italic', 'bold'] },
        { kind: 'text', text: 'c', marks: [] },
        link('d'),
        link('e'),
        link(''),
        { kind: 'break' },
      ]),
    ).toEqual({
      inline: [
        { kind: 'text', text: 'ab', marks: ['bold', 'italic'] },
        { kind: 'text', text: 'c' },
        link('de'),
        { kind: 'break' },
      ],
    });
  });

  it('gives a syllable that two runs share to the run of its base', () => {
    expect(
      inlineOf([
        { kind: 'text', text: 'មន្រ' },
        { kind: 'text', text: '្តីធំ', marks: ['bold'] },
      ]),
    ).toEqual({
      inline: [
        { kind: 'text', text: 'មន្ត្រី' },
        { kind: 'text', text: 'ធំ', marks: ['bold'] },
      ],
    });
  });

  it('drops the zero-width space that stands between a run and a space of the next', () => {
    expect(
      inlineOf([
        { kind: 'text', text: 'ច្បាប់\u200B' },
        { kind: 'text', text: ' ថ្មី', marks: ['bold'] },
      ]),
    ).toEqual({
      inline: [
        { kind: 'text', text: 'ច្បាប់' },
        { kind: 'text', text: ' ថ្មី', marks: ['bold'] },
      ],
    });
  });
});

describe('the normal form of a unit', () => {
  it('lets a list item be one deeper than the item before at most', () => {
    const list = (depths: readonly number[]): UnitBody =>
      body('list', {
        ordered: false,
        items: depths.map((depth, index) => ({ id: innerIdOf(index), depth, inline: [] })),
      });
    expect(normalizeBody(list([2, 5, 1, 3, 0]))).toEqual(list([0, 1, 1, 2, 0]));
  });

  it.each([
    ['of a newer schema', body('paragraph', { inline: [{ kind: 'text', text: 'ស្រ្តី' }] }, 2)],
    ['of an unknown type', body('figure', { caption: 'ស្រ្តី' })],
    ['that is damaged', body('paragraph', { inline: 'ស្រ្តី' })],
    ['that is in it already', body('heading', { level: 1, inline: [{ kind: 'text', text: 'ស្ត្រី' }] })],
  ])('is the very same object for a unit %s', (_, unit) => {
    expect(normalizeBody(unit)).toBe(unit);
  });

  it('leaves alone what belongs to the unit but is not its words', () => {
    const unit = { ...body('paragraph', { inline: [{ kind: 'text', text: 'ស្រ្តី' }] }), absorbed: [] };
    expect(normalizeBody(unit)).toEqual({ ...unit, content: { inline: [{ kind: 'text', text: 'ស្ត្រី' }] } });
  });
});

describe('the normal form of metadata', () => {
  it('makes labels of titles, names and tags, and keeps line-break hints elsewhere', () => {
    const metadata = {
      'title.km': '\u200Bស្រ្តី ',
      tags: ['ក\u200Bខ'],
      summary: 'ក\u200Bខ ',
      order: 3,
      office: { name: 'ស្រ្តី', open: true },
    };
    expect(normalizeMetadata(metadata)).toEqual({
      'title.km': 'ស្ត្រី',
      tags: ['កខ'],
      summary: 'ក\u200Bខ ',
      order: 3,
      office: { name: 'ស្ត្រី', open: true },
    });
  });

  it('is the very same object where nothing changes', () => {
    const metadata = { 'title.en': 'Women', places: [{ at: [1, 2] }], note: null };
    expect(normalizeMetadata(metadata)).toBe(metadata);
  });
});
