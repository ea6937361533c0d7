import { describe, expect, it } from 'vitest';
import { branded } from '../../../../shared/document/brand.ts';
import type { DocumentId, Unit } from '../../../../shared/document/model.ts';
import type { OpenDocument } from '../../../../shared/ipc/types.ts';
import { rowsOf } from '../../../../shared/compare/rows.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';
import { innerIdOf, unitOf } from '../../../support/units.ts';

const documentOf = (units: readonly Unit[]) =>
  ({
    summary: { id: branded<DocumentId>('d'), kind: 'article' },
    metadata: {},
    units: { km: units, en: [] },
  }) as unknown as OpenDocument;

const lines = (...texts: readonly string[]): Unit[] =>
  texts.map((text, index) => unitOf(index + 1, `${String.fromCodePoint(97 + index)}1`, text));

describe('the rows of a comparison', () => {
  it('fold what did not change, but for its neighbours', () => {
    const before = documentOf(lines('a', 'b', 'c', 'd', 'e', 'f'));
    const after = documentOf(lines('a', 'b', 'c', 'D', 'e', 'f'));
    const told = rowsOf(before, after, 'km', INSTRUMENTS, true).map((row) => {
      if (row.kind === 'left') return 'left';
      return row.kind === 'unit' ? row.unit.change : `${row.units.length} alike`;
    });
    expect(told).toEqual(['2 alike', 'same', 'words', 'same', '1 alike']);
    expect(rowsOf(before, after, 'km', INSTRUMENTS, false)).toHaveLength(6);
    expect(rowsOf(before, after, 'en', INSTRUMENTS, true)).toEqual([]);
  });

  it('tell what changed beside the words: a footnote, what a picture shows', () => {
    const noted = (text: string): Unit =>
      unitOf(1, 'a', '', { content: { inline: [{ kind: 'footnote', id: innerIdOf(7), text }] } });
    const [row] = rowsOf(documentOf([noted('one')]), documentOf([noted('two')]), 'km', INSTRUMENTS, true);
    expect(row?.kind === 'unit' && row.asides).toEqual([
      { id: innerIdOf(7), kind: 'note', before: 'one', after: 'two' },
    ]);
    const figure = (alt: string): Unit =>
      unitOf(1, 'a', '', {
        type: 'figure',
        content: { media: 'a'.repeat(64), mime: 'image/png', width: 2, height: 1, alt, inline: [] },
      });
    const [pictured] = rowsOf(documentOf([figure('')]), documentOf([figure('ក')]), 'km', INSTRUMENTS, true);
    expect(pictured?.kind === 'unit' && pictured.asides).toEqual([
      { id: 'alt', kind: 'alt', before: '', after: 'ក' },
    ]);
  });
});
