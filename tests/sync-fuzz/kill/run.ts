/**
 * Three desks' cores and a hub, each a process of its own, while people write and desks sync; one after the other is
 * killed with SIGKILL and comes back. `--kills N` (12), `--seed N`. What the seed does not decide is where exactly in its
 * work a process was: that is what this is for.
 */
import type { DocumentId } from '../../../shared/document/model.ts';
import { numberOption } from '../../crash/numbers.ts';
import { startPostgres } from '../../support/hub/postgres.ts';
import { checkJoined, checkRest, checkSaved, type Problem } from '../invariants.ts';
import { createLedger } from '../ledger.ts';
import { personAt } from '../person.ts';
import { randomOf } from '../random.ts';
import { openStage } from '../stage.ts';
import { createTrace } from '../trace.ts';
import { killableDesk, type KillableDesk } from './desk.ts';
import { killableHub } from './hub.ts';

const NOT_RUN = 77;
if (process.platform === 'win32') {
  console.log('test:sync-kill: not run (Windows has no SIGKILL)');
  process.exit(NOT_RUN);
}

/** Milliseconds in which a kill falls, from the last thing that people did. */
const MOMENT = 600;
/** Things that people do before each kill. */
const ACTS = 8;
const DOCUMENTS = 3;
const ROUNDS = 10;

const kills = numberOption('kills', 12);
const seed = numberOption('seed', Date.now() % 1_000_000);
console.log(`seed ${seed}: ${kills} kills`);
const random = randomOf(`kill ${seed}`);
const postgres = await startPostgres();
const stage = await openStage(postgres.url);
const identities = ['A', 'B', 'C'].map((name) => ({ name, person: random.uuid(), device: random.uuid() }));
const hub = await killableHub(stage, random, identities);
const desks = identities.map((identity) => killableDesk(stage, hub, identity));
const ledger = createLedger();
const documents: DocumentId[] = [];
const judged = { stage, hub, desks, ledger, documents, trace: createTrace() };
const people = new Map(
  desks.map((desk) => [desk.name, personAt(desk, ledger, random.fork(`person ${desk.name}`))]),
);
const personOf = ({ name }: KillableDesk) => {
  const person = people.get(name);
  if (person === undefined) throw new Error('a desk without a person');
  return person;
};

const problems: Problem[] = [];
const killed = { hub: 0, desk: 0 };
try {
  for (const desk of desks) await desk.start();
  for (let made = 0; made < DOCUMENTS; made += 1) {
    const id = await personOf(random.pick(desks)).create();
    if (id !== null) documents.push(id);
  }
  await syncAll();
  for (let round = 0; round < kills && problems.length === 0; round += 1) {
    for (let act = 0; act < ACTS; act += 1) await something();
    await moment(random.below(MOMENT));
    await killOne();
  }
  if (problems.length === 0) problems.push(...(await atRest()));
} finally {
  for (const desk of desks) await desk.kill();
  await hub.stop();
  await stage.close();
  await postgres.stop();
}
for (const { invariant, words } of problems.slice(0, 10)) console.error(`  ${invariant}: ${words}`);
console.log(
  `${killed.desk} desks and ${killed.hub} hubs killed, ${ledger.owed().length} words owed, ${problems.length} problems`,
);
process.exit(problems.length === 0 ? 0 : 1);

/** Nobody waits for what it leads to. */
async function something(): Promise<void> {
  const desk = random.pick(desks);
  const documentId = random.pick(documents);
  const act = random.weighted([
    [6, 'edit'],
    [2, 'revise'],
    [3, 'sync'],
    [1, 'merge'],
  ] as const);
  if (act === 'edit') await personOf(desk).edit(documentId);
  else if (act === 'merge') await personOf(desk).merge(documentId, true);
  else if (act === 'sync') void desk.call('sync.now', { allowEmptying: true });
  else void desk.call('drafting.checkpoint', { documentId, automatic: random.chance(0.5), note: '' });
}

/** The random moment of the kill: waited for by the clock, because the clock is the test. */
function moment(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

async function killOne(): Promise<void> {
  if (random.chance(0.35)) {
    killed.hub += 1;
    await hub.crash();
    return;
  }
  killed.desk += 1;
  const desk = random.pick(desks);
  await desk.kill();
  await desk.start();
  problems.push(...(await checkSaved(judged, desk)));
  personOf(desk).afterDeath(random.chance(0.5));
}

/** Everybody sends and reads until nobody has anything to say; answers what is still wrong then. */
async function syncAll(): Promise<readonly Problem[]> {
  let restless: readonly Problem[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    restless = [];
    for (const desk of desks) {
      for (const documentId of documents)
        await desk.call('drafting.checkpoint', { documentId, automatic: true, note: '' });
      const state = await desk.ask('sync.now', { allowEmptying: true });
      if (state.kind !== 'connected' || state.problem !== null || state.waiting + state.refused.count > 0)
        restless = [...restless, { invariant: 'rests', words: `${desk.name}: ${JSON.stringify(state)}` }];
    }
    // What the last one sent the first one has not read.
    if (round >= 2 && restless.length === 0) return [];
  }
  return restless;
}

async function atRest(): Promise<readonly Problem[]> {
  const found = [...(await syncAll()), ...(await checkRest(judged))];
  if (found.length > 0) return found;
  for (let round = 0; round < ROUNDS; round += 1) {
    let merged = 0;
    for (const desk of desks)
      for (const documentId of documents) {
        const beside = await desk.ask('merging.branches', { documentId });
        merged += beside.length;
        for (let more = beside.length; more > 0; more -= 1) await personOf(desk).merge(documentId, true);
        if (beside.length > 0) await syncAll();
      }
    if (merged === 0) break;
  }
  return [...(await checkRest(judged)), ...(await checkJoined(judged))];
}
