import { describe, expect, it } from 'vitest';
import type { JsonValue, UnitBody } from '../../../../shared/document/model.ts';
import { isEmptyUnit, plainText } from '../../../../shared/document/text.ts';
import { readThrough, readUnit, type Registry } from '../../../../shared/document/views.ts';
import { innerIdOf, paragraph } from '../../../support/units.ts';

const note = (schemaVersion: number, content: JsonValue): UnitBody => ({
  type: 'note',
  schemaVersion,
  content,
});

/** Version 1 was a bare text, version 2 an object with it, version 3 has it as lines. */
const NOTES: Registry<readonly string[]> = new Map([
  [
    'note',
    {
      older: [
        (content: JsonValue) => (typeof content === 'string' ? { text: content } : undefined),
        (content: JsonValue) => {
          const text =
            content !== null && typeof content === 'object' && 'text' in content && content['text'];
          return typeof text === 'string' ? text.split('\n') : undefined;
        },
      ],
      newest: (content: JsonValue) =>
        Array.isArray(content) ? content.filter((line) => typeof line === 'string') : undefined,
    },
  ],
]);

describe('a reading view', () => {
  it.each([
    [1, 'a\nb'],
    [2, { text: 'a\nb' }],
    [3, ['a', 'b']],
  ])('reads version %i through every step after it', (version, content) => {
    const unit = note(version, content);
    const bytes = JSON.stringify(unit);
    expect(readThrough(NOTES, unit)).toEqual({ kind: 'readable', body: ['a', 'b'] });
    expect(JSON.stringify(unit)).toBe(bytes);
  });

  it.each([
    ['a newer version', note(4, ['a']), 'newer'],
    ['an unknown type', { ...note(1, 'a'), type: 'seal' }, 'newer'],
    ['a name that every object has', { ...note(1, 'a'), type: 'constructor' }, 'newer'],
    ['content that its version does not allow', note(1, 5), 'damaged'],
    ['content that breaks at a later step', note(2, { text: 7 }), 'damaged'],
  ])('keeps what it cannot read whole: %s', (_, unit, reason) => {
    expect(readThrough(NOTES, unit)).toEqual({
      kind: 'unreadable',
      type: unit.type,
      schemaVersion: unit.schemaVersion,
      reason,
    });
  });
});

describe('an article unit', () => {
  const inline = (piece: JsonValue): UnitBody => ({
    type: 'paragraph',
    schemaVersion: 1,
    content: { inline: [piece] },
  });

  it.each([
    ['a script address', inline({ kind: 'link', href: 'javascript:alert(1)', children: [] })],
    ['an unknown mark', inline({ kind: 'text', text: 'a', marks: ['blink'] })],
    ['an unknown field', inline({ kind: 'text', text: 'a', html: '<b>' })],
    ['a lone surrogate', inline({ kind: 'text', text: '\uD800' })],
    ['a heading of level 4', { type: 'heading', schemaVersion: 1, content: { level: 4, inline: [] } }],
  ])('is damaged by %s', (_, unit) => {
    expect(readUnit(unit)).toMatchObject({ kind: 'unreadable', reason: 'damaged' });
    expect(isEmptyUnit(unit)).toBe(false);
    expect(plainText(unit)).toBe('');
  });

  it('says its words with list items and line breaks on lines of their own', () => {
    expect(
      plainText({
        type: 'list',
        schemaVersion: 1,
        content: {
          ordered: true,
          items: [
            {
              id: innerIdOf(1),
              depth: 0,
              inline: [
                { kind: 'text', text: 'a' },
                { kind: 'break' },
                { kind: 'link', href: 'https://gov.kh', children: [{ kind: 'text', text: 'b' }] },
              ],
            },
            { id: innerIdOf(2), depth: 1, inline: [{ kind: 'text', text: 'c' }] },
          ],
        },
      }),
    ).toBe('a\nb\nc');
  });

  it('is empty where it holds white space alone, the zero-width space among it', () => {
    expect(isEmptyUnit(paragraph(''))).toBe(true);
    expect(isEmptyUnit(paragraph(' \u200B'))).toBe(true);
    expect(isEmptyUnit(paragraph('ក'))).toBe(false);
  });
});
