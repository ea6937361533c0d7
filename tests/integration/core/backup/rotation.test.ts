import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { superfluous, type Kept } from '../../../../electron/core/backup/rotation.ts';
import { runs } from '../../../support/runs.ts';

const HOUR = 3_600_000;

/** One every three hours, newest first. */
const everyThreeHours = (count: number): readonly Kept[] =>
  Array.from({ length: count }, (_, index) => ({
    name: `backup ${index}`,
    madeAt: (10_000 - 3 * index) * HOUR,
    bytes: 100,
  }));

const weightless = (): number => 0;

describe('the rotation of backups', () => {
  test('keeps the last hours, days and weeks of three months of work', () => {
    const backups = everyThreeHours(8 * 90);
    const gone = new Set(superfluous(backups, Infinity, weightless));
    const kept = backups.filter(({ name }) => !gone.has(name));
    expect(kept.length).toBeGreaterThan(24);
    expect(kept.length).toBeLessThanOrEqual(12 + 14 + 8);
    expect(kept[0]?.name).toBe('backup 0');
    expect((backups[0]?.madeAt ?? 0) - (kept.at(-1)?.madeAt ?? 0)).toBeGreaterThan(6 * 7 * 24 * HOUR);
  });

  test('keeps less, the oldest first to go, where together they are heavier than the cap', () => {
    const backups = everyThreeHours(6);
    expect(superfluous(backups, 400, weightless)).toEqual(['backup 4', 'backup 5']);
    expect(superfluous(backups, 400, () => 100)).toEqual(['backup 3', 'backup 4', 'backup 5']);
  });

  test('never drops the two newest, whatever the clock and the disk say', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ madeAt: fc.integer(), bytes: fc.nat() }), { maxLength: 60 }),
        fc.nat(),
        (made, cap) => {
          const backups = made.map((each, index) => ({ ...each, name: `backup ${index}` }));
          const gone = superfluous(backups, cap, weightless);
          expect(gone).not.toContain('backup 0');
          expect(gone).not.toContain('backup 1');
        },
      ),
      { numRuns: runs(200) },
    );
  });
});
