import { expect, test } from 'vitest';
import { rankBetween } from '../../../../shared/document/rank.ts';
import { rankSchema } from '../../../../shared/document/schema.ts';

test('a rank from outside that leaves no room before it is refused', () => {
  for (const rank of ['0', '00', 'V0', '', 'é', 'a'.repeat(201)])
    expect(rankSchema.safeParse(rank).success).toBe(false);
});

test('before and behind every rank that is accepted there is room', () => {
  for (const text of ['1', '01', `${'0'.repeat(199)}1`, 'V', 'z', 'z'.repeat(100)]) {
    const rank = rankSchema.parse(text);
    const [before, behind] = [rankBetween(null, rank), rankBetween(rank, null)];
    expect(before < rank && rank < behind).toBe(true);
  }
});
