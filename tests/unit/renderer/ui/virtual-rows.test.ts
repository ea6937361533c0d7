import { assert, integer, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, rowsInSight } from '../../../../renderer/ui/virtual-rows.ts';
import { runs } from '../../../support/runs.ts';

describe('the rows of a long list', () => {
  it('hold every row in sight and little more, wherever the list stands', () => {
    assert(
      property(
        nat(20_000),
        integer({ min: 20, max: 120 }),
        integer({ min: 0, max: 2_000_000 }),
        integer({ min: 0, max: 2_000 }),
        (count, rowHeight, top, height) => {
          const { first, end } = rowsInSight({ top, height }, rowHeight, count);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(count);
          expect(first).toBeLessThanOrEqual(end);
          expect(end - first).toBeLessThanOrEqual(height / rowHeight + 14);
          for (let y = top; y < Math.min(top + height, count * rowHeight); y += rowHeight) {
            const row = Math.floor(y / rowHeight);
            expect(row >= first && row < end).toBe(true);
          }
        },
      ),
      { numRuns: runs(300) },
    );
  });

  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 7],
    ['PageUp', 3, 0],
    ['Home', 5, 0],
    ['End', 5, 9],
  ])('%s leads from row %d to row %d', (key, from, to) => {
    expect(moved(key, from, 10, 4)).toBe(to);
  });

  it('are not left by any other key', () => {
    expect(moved('a', 3, 10, 4)).toBeNull();
  });
});
