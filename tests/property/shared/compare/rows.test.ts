import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asVersionOf } from '../../../../shared/compare/as-version.ts';
import type { DocumentText } from '../../../../shared/compare/naming.ts';
import { isChanged, rowsOf, type Row } from '../../../../shared/compare/rows.ts';
import { branded } from '../../../../shared/document/brand.ts';
import type { ComparedUnit } from '../../../../shared/document/compare.ts';
import type { DocumentId, Language } from '../../../../shared/document/model.ts';
import { unitsOfContent } from '../../../../shared/document/open-units.ts';
import { inOrder } from '../../../../shared/document/tree.ts';
import { type InstrumentContent, wordsOf } from '../../../../shared/instrument/text.ts';
import { madeId } from '../../../support/fake-documents.ts';
import { INSTRUMENTS } from '../../../support/instrument-units.ts';
import { anyContent, shuffled } from '../../../support/shuffled-content.ts';

const documentOf = (content: InstrumentContent, number = 1): DocumentText => ({
  summary: { id: branded<DocumentId>(madeId(number)), kind: 'instrument' },
  metadata: { 'instrument.type': 'law' },
  units: unitsOfContent(content),
});

const compared = (
  before: DocumentText,
  after: DocumentText,
  language: Language = 'km',
  onlyChanges = false,
): readonly Row[] => rowsOf(before, after, language, INSTRUMENTS, onlyChanges);

/** Each unit that is told, whether shown or folded away. */
const unitsIn = (rows: readonly Row[]): readonly ComparedUnit[] =>
  rows.flatMap((row) => (row.kind === 'unit' ? [row.unit] : row.kind === 'alike' ? row.units : []));

/** The words of `before` with those of `after` where the two differ. */
function rewritten({ before, after, hunks }: ComparedUnit): string {
  if (before === null || after === null) return '';
  const [was, is] = [wordsOf(before), wordsOf(after)];
  let [text, at] = ['', 0];
  for (const hunk of hunks) {
    text += was.slice(at, hunk.before.from) + is.slice(hunk.after.from, hunk.after.to);
    at = hunk.before.to;
  }
  return text + was.slice(at);
}

/** Two texts that have much in common: one is the other in another order, with units of a third in place of some. */
const pair = fc.tuple(anyContent, anyContent, fc.nat()).chain(([content, other, seed]) =>
  shuffled(content).map((moved): readonly [InstrumentContent, InstrumentContent] => {
    const strangers = inOrder(other.km);
    const km = new Map(
      [...moved.km].map(([uid, unit], index) => {
        const stranger = strangers[(index + seed) % Math.max(1, strangers.length)];
        const isKept = stranger?.type !== unit.type || (index + seed) % 3 !== 0;
        return [uid, isKept ? unit : { ...unit, content: stranger.content }];
      }),
    );
    return [content, { ...moved, km }];
  }),
);
/** Some of these have nothing in common. */
const anyPair = fc.oneof(pair, fc.tuple(anyContent, anyContent));

describe('a comparison', () => {
  it('of a text with itself tells no change', () => {
    fc.assert(
      fc.property(anyContent, fc.constantFrom('km' as const, 'en' as const), (content, language) => {
        const text = documentOf(content);
        expect(unitsIn(compared(text, text, language)).filter(isChanged)).toEqual([]);
        for (const { kind } of compared(text, text, language, true)) expect(kind).toBe('alike');
      }),
    );
  });

  it('tells all of the first text: what was taken away and what stayed, each once', () => {
    fc.assert(
      fc.property(anyPair, fc.boolean(), ([a, b], onlyChanges) => {
        const [before, after] = [documentOf(a), documentOf(b)];
        const units = unitsIn(compared(before, after, 'km', onlyChanges));
        const told = units.flatMap((unit) => unit.before ?? []);
        const places = new Map(before.units.km.map(({ uid }, index) => [uid, index]));
        expect(told.toSorted((x, y) => (places.get(x.uid) ?? 0) - (places.get(y.uid) ?? 0))).toEqual(
          before.units.km,
        );
        // Where nothing was moved it is told in its order.
        if (!units.some(({ moved }) => moved)) expect(told).toEqual(before.units.km);
      }),
    );
  });

  it('tells all of the second text in its order: what came and what stayed', () => {
    fc.assert(
      fc.property(anyPair, fc.boolean(), ([a, b], onlyChanges) => {
        const [before, after] = [documentOf(a), documentOf(b)];
        const told = unitsIn(compared(before, after, 'km', onlyChanges)).flatMap((unit) => unit.after ?? []);
        expect(told).toEqual(after.units.km);
      }),
    );
  });

  it('marks words so that the first text without what was taken away, with what came, is the second', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        for (const unit of unitsIn(compared(documentOf(a), documentOf(b))))
          if (unit.before !== null && unit.after !== null) expect(rewritten(unit)).toBe(wordsOf(unit.after));
      }),
    );
  });

  it('tells a move at both places, and no other unit at two', () => {
    fc.assert(
      fc.property(anyPair, ([a, b]) => {
        const rows = compared(documentOf(a), documentOf(b), 'km', true);
        const left = rows.flatMap((row) => (row.kind === 'left' ? [row.uid] : []));
        const come = unitsIn(rows).flatMap(({ uid, moved }) => (moved ? [uid] : []));
        expect(left.toSorted()).toEqual(come.toSorted());
        expect(new Set(left).size).toBe(left.length);
      }),
    );
  });

  it('of a text with a copy of it that is a document of its own tells no change', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const text = documentOf(content);
        const again = asVersionOf(documentOf(content, 2), text, INSTRUMENTS);
        expect(unitsIn(compared(again, text)).filter(isChanged)).toEqual([]);
      }),
    );
  });
});
