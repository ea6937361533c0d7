/** The weather clears: what is on its way arrives, what died comes back, and everybody syncs until nothing moves. */
import { comeBack } from './action.ts';
import { headsOf, type Problem } from './invariants.ts';
import type { SimulatedDesk } from './desk.ts';
import { carry } from './weather.ts';
import { settle, type World } from './world.ts';

/** Desks that have not come to rest after so many rounds each never will. */
const ROUNDS = 12;

export async function comeToRest(world: World): Promise<readonly Problem[]> {
  const { desks, network, random, trace } = world;
  trace.note('the weather clears');
  const problems: Problem[] = [];
  for (const desk of desks) {
    if (!desk.isRunning()) problems.push(...(await comeBack(world, desk)));
    desk.isOnline = true;
    desk.dieWriting(false);
  }
  while (network.messages().length > 0) await carry(world, random.pick(network.messages()));
  for (const desk of desks) await reviseAll(world, desk);
  return [...problems, ...(await syncAll(world))];
}

/** Every revision goes everywhere. */
async function syncAll(world: World): Promise<readonly Problem[]> {
  const { desks } = world;
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = JSON.stringify(await headsOf(world));
    for (const desk of desks) await syncOne(world, desk);
    if (JSON.stringify(await headsOf(world)) !== before) continue;
    const restless = (await Promise.all(desks.map(restlessness))).flat();
    if (restless.length === 0) return [];
  }
  const restless = (await Promise.all(desks.map(restlessness))).flat();
  return restless.length > 0 ? restless : [{ invariant: 'rests', words: 'desks send for ever' }];
}

/** What the desk has written becomes revisions. */
export async function reviseAll({ documents, trace }: World, desk: SimulatedDesk): Promise<void> {
  for (const documentId of documents) {
    const made = await desk.call('drafting.checkpoint', { documentId, automatic: true, note: '' });
    if (made?.ok === true && made.value !== null) trace.note(`${desk.name} revises ${made.value.id}`);
  }
}

/** A whole round of this desk, in which nothing fails. */
export async function syncOne(world: World, desk: SimulatedDesk): Promise<void> {
  const { network } = world;
  const synced = { isOver: false };
  const sync = async (): Promise<void> => {
    await desk.call('sync.now', { allowEmptying: true });
    synced.isOver = true;
  };
  void sync();
  await settle();
  for (;;) {
    const [message] = network.messages();
    if (message === undefined) break;
    await carry(world, message);
  }
  if (!synced.isOver) throw new Error(`${desk.name} waits for nothing`);
}

async function restlessness(desk: SimulatedDesk): Promise<readonly Problem[]> {
  const state = await desk.call('sync.state', {});
  if (state?.ok !== true || state.value.kind !== 'connected')
    return [{ invariant: 'rests', words: `${desk.name} is not connected` }];
  const { waiting, refused, problem } = state.value;
  return waiting === 0 && refused.count === 0 && problem === null
    ? []
    : [{ invariant: 'rests', words: `${desk.name}: ${JSON.stringify({ waiting, refused, problem })}` }];
}

/** One desk after the other decides what machines may not, until nothing stands beside. */
export async function decideAll(world: World): Promise<readonly Problem[]> {
  const { desks, documents, people, trace } = world;
  for (let round = 0; round < ROUNDS; round += 1) {
    let merged = 0;
    for (const desk of desks) {
      const before = merged;
      for (const documentId of documents) {
        const beside = await desk.ask('merging.branches', { documentId });
        merged += beside.length;
        for (let more = beside.length; more > 0; more -= 1) {
          const told = await people.get(desk.name)?.merge(documentId, true);
          trace.note(`${desk.name} merges ${documents.indexOf(documentId)}: ${told}`);
        }
      }
      const problems = merged > before ? await syncAll(world) : [];
      if (problems.length > 0) return problems;
    }
    if (merged === 0) return [];
  }
  return [{ invariant: 'rests', words: 'branches are left however often people decide' }];
}
