import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../../../support/hub/database.ts';
import { FAULTS } from '../../../sync-fuzz/planted.ts';
import { simulate } from '../../../sync-fuzz/simulation.ts';
import { openStage, type Stage } from '../../../sync-fuzz/stage.ts';

/** Half of what a seed is played for otherwise. */
const STEPS = 150;
/** A fault that chance does not come by in one seed is met in another. */
const SEEDS = [1, 2, 3, 4, 5] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(await newDatabase());
});
afterAll(() => stage.close());

describe('a simulation', () => {
  it('is the same for the same seed, step by step, and another for another', async () => {
    const [first, again, other] = [
      await simulate(stage, 1, { steps: STEPS }),
      await simulate(stage, 1, { steps: STEPS }),
      await simulate(stage, 2, { steps: STEPS }),
    ];
    expect(again.lines).toEqual(first.lines);
    expect(again.hash).toBe(first.hash);
    expect(other.hash).not.toBe(first.hash);
    expect([...first.problems, ...other.problems]).toEqual([]);
    expect(first.ops).toBeGreaterThan(0);
    expect(first.words).toBeGreaterThan(0);
  });
});

describe.each(FAULTS)('$what', ({ caughtBy, planted }) => {
  it(`is caught by "${caughtBy}"`, async () => {
    const caught = new Set<string>();
    for (const seed of SEEDS) {
      const { problems } = await simulate(stage, seed, { steps: STEPS, planted: planted() });
      for (const { invariant } of problems) caught.add(invariant);
      if (caught.has(caughtBy)) break;
    }
    expect(caught).toContain(caughtBy);
  });
});
