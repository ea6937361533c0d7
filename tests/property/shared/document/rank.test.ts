import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { branded } from '../../../../shared/document/brand.ts';
import type { Rank } from '../../../../shared/document/model.ts';
import { rankBetween, ranksBetween, ranksInOrder } from '../../../../shared/document/rank.ts';
import { rankSchema } from '../../../../shared/document/schema.ts';
import { expectCaught } from '../../../support/planted.ts';
import { runs } from '../../../support/runs.ts';

type Between = typeof rankBetween;
const insertAt = (row: Rank[], position: number, between: Between): void => {
  row.splice(position, 0, between(row[position - 1] ?? null, row[position] ?? null));
};
const isRising = (row: readonly Rank[]): boolean =>
  row.every((rank, index) => index === 0 || (row[index - 1] ?? '') < rank);
const longest = (row: readonly Rank[]): number => Math.max(...row.map((rank) => rank.length));

function staysInOrder(between: Between): void {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const row: Rank[] = [];
      for (const place of places) insertAt(row, place % (row.length + 1), between);
      expect(isRising(row)).toBe(true);
      for (const rank of row) expect(rankSchema.parse(rank).endsWith('0')).toBe(false);
    }),
    { numRuns: runs(300) },
  );
}

describe('ranks', () => {
  it('stay in order and never end in 0, wherever one inserts', () => {
    staysInOrder(rankBetween);
  });

  it('would be caught if they made no room before themselves, or ended in 0', () => {
    expectCaught(() => staysInOrder((before) => branded(`${before ?? ''}V`)));
    expectCaught(() => staysInOrder((before, after) => branded(`${rankBetween(before, after)}0`)));
  });

  it('have room at both ends and inside for any two ranks, however written', () => {
    const rank = fc.stringMatching(/^[0-9A-Za-z]{0,12}[1-9A-Za-z]$/u).map((text) => rankSchema.parse(text));
    fc.assert(
      fc.property(rank, rank, (a, b) => {
        fc.pre(a !== b);
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(
          isRising([rankBetween(null, low), low, rankBetween(low, high), high, rankBetween(high, null)]),
        ).toBe(true);
      }),
      { numRuns: runs(3000) },
    );
  });

  it('grow by a few digits when ten thousand are added at one place', () => {
    const appended = ranksBetween(null, null, 10_000);
    const prepended: Rank[] = [rankBetween(null, null)];
    for (let count = 0; count < 10_000; count += 1)
      prepended.push(rankBetween(null, prepended.at(-1) ?? null));
    const [low, high] = ranksBetween(null, null, 2);
    const inside = ranksBetween(low ?? null, high ?? null, 10_000);
    expect(isRising(appended) && isRising(prepended.toReversed()) && isRising(inside)).toBe(true);
    expect(longest(appended)).toBeLessThanOrEqual(8);
    expect(longest(prepended)).toBeLessThanOrEqual(8);
    expect(longest(inside)).toBeLessThanOrEqual(10);
  });

  it('are kept for all children that need not move', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 30 }), fc.nat(), fc.nat(), (gaps, from, to) => {
        const row = ranksBetween(null, null, gaps.length);
        const [moved] = row.splice(from % Math.max(1, row.length), 1);
        if (moved !== undefined) row.splice(to % (row.length + 1), 0, moved);
        const wanted = row.map((rank, index) => (gaps[index] === 0 ? null : rank));
        const answer = ranksInOrder(wanted);
        expect(isRising(answer)).toBe(true);
        const changed = answer.filter((rank, index) => wanted[index] !== null && rank !== wanted[index]);
        expect(changed.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: runs(500) },
    );
  });

  it('are told apart where two children had the same', () => {
    const row = ranksInOrder(['V', 'V', 'V'].map((rank) => rankSchema.parse(rank)));
    expect(isRising(row)).toBe(true);
    expect(row).toContain('V');
  });
});
