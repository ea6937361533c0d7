import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../../../shared/document/model.ts';
import { readInstrumentUnit } from '../../../../shared/instrument/views.ts';
import { innerIdOf, uidOf } from '../../../support/units.ts';

const read = (type: string, content: JsonValue, schemaVersion = 1) =>
  readInstrumentUnit({ type, schemaVersion, content });
const words = [{ kind: 'text', text: 'មាត្រា' }];
const reference = (target: JsonValue) => ({
  kind: 'reference',
  id: innerIdOf(1),
  target,
  seen: 'មាត្រា ១២',
});
const provision = (more: Record<string, JsonValue> = {}): JsonValue => ({
  number: { kind: 'next' },
  heading: [],
  parts: [{ kind: 'paragraph', id: innerIdOf(2), inline: words }],
  ...more,
});

describe('a unit of an instrument', () => {
  it.each<[string, JsonValue]>([
    ['visa', { inline: words }],
    ['visa', { inline: [reference({ in: 'here', uid: uidOf(1) })] }],
    ['visa', { inline: [reference({ in: 'register', instrument: uidOf(2), article: '១២' })] }],
    ['division', { level: 'chapter', number: { kind: 'next' }, heading: words }],
    ['provision', provision()],
    ['provision', provision({ number: { kind: 'inserted', suffixes: [{ id: 'new', ordinal: 2 }] } })],
    ['provision', provision({ repealed: true })],
    ['signature', { prefix: 'for', capacity: 'រដ្ឋមន្ត្រី\nក្រសួងមហាផ្ទៃ', name: '' }],
    ['annex', { number: { kind: 'next' }, heading: [], orientation: 'landscape' }],
    ['paragraph', { inline: [{ kind: 'text', text: 'ដូចក្នុងអត្ថបទ' }] }],
  ])('is read: %s %j', (type, content) => {
    expect(read(type, content)).toEqual({ kind: 'readable', body: { type, content } });
  });

  it.each<[string, JsonValue]>([
    ['visa', { inline: [reference({ in: 'register', instrument: 'somewhere' })] }],
    ['visa', { inline: [{ kind: 'text', text: '\ud800' }] }],
    ['division', { level: 'ជំពូក', number: { kind: 'next' }, heading: words }],
    ['provision', provision({ parts: [] })],
    ['provision', provision({ number: { kind: 'inserted', suffixes: [] } })],
    ['provision', provision({ number: 12 })],
    ['annex', { number: { kind: 'next' }, heading: [], orientation: 'upside down' }],
  ])('is damaged: %s %j', (type, content) => {
    expect(read(type, content)).toMatchObject({ kind: 'unreadable', reason: 'damaged' });
  });

  it('of a newer version is kept and not read', () => {
    expect(read('provision', provision(), 2)).toMatchObject({ kind: 'unreadable', reason: 'newer' });
  });
});
