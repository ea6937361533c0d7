/**
 * One simulation: chance, from the seed, says what happens next, one thing at a time, until the weather clears. Then
 * everything has to come to rest and to be where it belongs.
 */
import { act, begin } from './action.ts';
import { checkJoined, checkRest, type Problem } from './invariants.ts';
import { comeToRest, decideAll } from './rest.ts';
import type { Stage } from './stage.ts';
import type { Remembered } from './weather.ts';
import { openWorld, type Planted, type World } from './world.ts';

export interface Outcome {
  readonly seed: number;
  /** Of the trace: the same for the same seed. */
  readonly hash: string;
  readonly problems: readonly Problem[];
  readonly lines: readonly string[];
  readonly ops: number;
  readonly words: number;
}

export const STEPS = 300;

export async function simulate(
  stage: Stage,
  seed: number,
  { steps = STEPS, planted = {} }: { steps?: number; planted?: Planted } = {},
): Promise<Outcome> {
  const world = await openWorld(stage, seed, planted);
  const problems: Problem[] = [];
  let ops = 0;
  try {
    problems.push(...(await played(world, steps)));
    ops = problems.length === 0 ? await opsOf(world) : 0;
  } catch (error) {
    problems.push({
      invariant: 'runs',
      words: error instanceof Error ? (error.stack ?? error.message) : 'unknown',
    });
  } finally {
    await world.close();
  }
  for (const { invariant, words } of problems) world.trace.note(`PROBLEM ${invariant}: ${words}`);
  const { trace, ledger } = world;
  return { seed, hash: trace.hash(), problems, lines: trace.lines(), ops, words: ledger.owed().length };
}

/** Ends where there are problems: what came behind them would follow from them. */
async function played(world: World, steps: number): Promise<readonly Problem[]> {
  const remembered: Remembered = new Map();
  await begin(world);
  for (let step = 0; step < steps; step += 1) {
    const problems = await act(world, remembered);
    if (problems.length > 0) return problems;
  }
  const atRest = [...(await comeToRest(world)), ...(await checkRest(world))];
  if (atRest.length > 0) return atRest;
  const decided = await decideAll(world);
  return [...decided, ...(await checkRest(world)), ...(await checkJoined(world))];
}

async function opsOf({ stage }: World): Promise<number> {
  const { count } = await stage.pool.database
    .selectFrom('ops')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
