import { describe, expect, it } from 'vitest';
import { mergeDocuments } from '../../../../shared/document/merge.ts';
import type { JsonValue, UnitBody } from '../../../../shared/document/model.ts';
import { treeOf } from '../../../../shared/document/tree.ts';
import { readInstrumentUnit } from '../../../../shared/instrument/views.ts';
import { bothOf } from '../../../../shared/merging/both.ts';
import { typedLines } from '../../../../shared/merging/own-words.ts';
import { clauses, division, visa } from '../../../support/instrument-units.ts';
import { article } from '../../../support/merges.ts';
import { innerIdOf, paragraph, rankOf, uidOf } from '../../../support/units.ts';

const nextId = () => innerIdOf(99);

function both(base: UnitBody, ours: UnitBody, theirs: UnitBody) {
  const of = (body: UnitBody) =>
    article(treeOf([{ uid: uidOf(1), parent: null, rank: rankOf('V'), ...body }]));
  const [conflict] = mergeDocuments(of(base), of(ours), of(theirs)).conflicts;
  return conflict === undefined ? null : bothOf(conflict, nextId);
}

function fieldBoth(ours: JsonValue, theirs: JsonValue) {
  const of = (value: JsonValue) => article(treeOf([]), { f: value });
  const [conflict] = mergeDocuments(of('was'), of(ours), of(theirs)).conflicts;
  return conflict === undefined ? null : bothOf(conflict, nextId);
}

const lines = (decision: ReturnType<typeof both>): readonly string[] | null =>
  decision !== null && typeof decision === 'object' && 'body' in decision ? typedLines(decision.body) : null;

describe('keeping both', () => {
  it.each([
    ['a paragraph', paragraph('was'), paragraph('mine'), paragraph('theirs'), ['mine', 'theirs']],
    ['a visa', visa('was'), visa('mine'), visa('theirs'), ['mine', 'theirs']],
    [
      'points of an article',
      clauses(['intro', [0, 'was']]),
      clauses(['intro', [0, 'mine']]),
      clauses(['intro', [0, 'theirs']]),
      ['', 'intro', 'mine', 'theirs'],
    ],
  ])('puts theirs behind ours in %s, and what both say once', (_, base, ours, theirs, expected) => {
    expect(lines(both(base, ours, theirs))).toEqual(expected);
  });

  it('makes a unit that can be read, with every inner id once', () => {
    const decision = both(
      clauses(['intro', [0, 'was']]),
      clauses(['intro', [0, 'mine']]),
      clauses(['intro', [0, 'theirs']]),
    );
    if (decision === null || typeof decision === 'string' || !('body' in decision))
      throw new Error('no body');
    expect(readInstrumentUnit(decision.body).kind).toBe('readable');
    expect(JSON.stringify(decision.body.content).match(/"id":"[^"]+"/gu)).toEqual([
      ...new Set(JSON.stringify(decision.body.content).match(/"id":"[^"]+"/gu)),
    ]);
  });

  it('is not offered for a heading, nor where one side has no words', () => {
    expect(
      both(division('chapter', 'was'), division('chapter', 'mine'), division('chapter', 'theirs')),
    ).toBeNull();
  });

  it('joins lists of fields, each entry once, and no single values', () => {
    expect(fieldBoth(['a', 'b'], ['b', 'c'])).toEqual({ value: ['a', 'b', 'c'] });
    expect(fieldBoth('mine', 'theirs')).toBeNull();
  });
});
