/** One thing happens: somebody writes, a clock moves, a message moves, something dies or comes back. */
import type { DocumentId } from '../../shared/document/model.ts';
import { comment } from './comments.ts';
import type { SimulatedDesk } from './desk.ts';
import { checkSaved, type Problem } from './invariants.ts';
import { keepRecords } from './records.ts';
import { reviseAll, syncOne } from './rest.ts';
import { move, type Remembered } from './weather.ts';
import { settle, type World } from './world.ts';

const DOCUMENTS = 8;
/** Milliseconds that a person lets pass: a key, a pause, a break; the last is longer than any retry. */
const PAUSES = [50, 300, 2_500, 6_000, 40_000, 400_000] as const;
const JUMP = 48 * 3_600_000;

type Action = (world: World, desk: SimulatedDesk) => Promise<string>;

/** Answers what a desk lost that had called it saved. */
export async function act(world: World, remembered: Remembered): Promise<readonly Problem[]> {
  const { random, network, desks, trace } = world;
  const moving = network.messages();
  if (moving.length > 0 && random.chance(moving.length > 3 ? 0.7 : 0.5)) {
    await move(world, random.pick(moving), remembered);
  } else {
    const desk = random.pick(desks);
    if (desk.isRunning()) {
      const [name, action] = random.weighted(ACTIONS);
      const told = await action(world, desk);
      await settle();
      trace.note(`${desk.name} ${name} ${told}`);
    }
  }
  const problems: Problem[] = [];
  for (const desk of desks) problems.push(...(await careFor(world, desk)));
  return problems;
}

/** What died is put away, and comes back sooner or later. */
async function careFor(world: World, desk: SimulatedDesk): Promise<readonly Problem[]> {
  if (desk.isRunning()) return [];
  await desk.bury();
  return world.random.chance(0.4) ? comeBack(world, desk) : [];
}

export async function comeBack(world: World, desk: SimulatedDesk): Promise<readonly Problem[]> {
  const pageLives = world.random.chance(0.5);
  await desk.bury();
  await desk.start();
  world.trace.note(`${desk.name} comes back${pageLives ? ', its page had lived on' : ''}`);
  const problems = await checkSaved(world, desk);
  world.people.get(desk.name)?.afterDeath(pageLives);
  await settle();
  return problems;
}

const personOf = ({ people }: World, { name }: SimulatedDesk) => {
  const person = people.get(name);
  if (person === undefined) throw new Error('a desk without a person');
  return person;
};

/** Does it with one of the documents that the desk has; the trace knows documents by their number. */
const withDocument =
  (work: (world: World, desk: SimulatedDesk, documentId: DocumentId) => Promise<string>): Action =>
  async (world, desk) => {
    const here = await desk.call('documents.summaries', { ids: world.documents });
    if (here?.ok !== true || here.value.length === 0) return 'nothing';
    const { id } = world.random.pick(here.value);
    return `${world.documents.indexOf(id)}: ${await work(world, desk, id)}`;
  };

const codeOf = (answer: { readonly ok: boolean } | null): string =>
  answer === null ? 'died' : answer.ok ? 'done' : 'refused';

const edit = withDocument(async (world, desk, documentId) => {
  const told = await personOf(world, desk).edit(documentId);
  if (world.random.chance(0.7)) desk.clock().advance(300);
  return told;
});

const create: Action = async (world, desk) => {
  if (world.documents.length === DOCUMENTS) return 'no more';
  const id = await personOf(world, desk).create();
  if (id === null) return 'nothing';
  world.documents.push(id);
  return id;
};

/** Most of the documents are there from the beginning, and have gone to some of the desks. */
export async function begin(world: World): Promise<void> {
  const { random, desks, trace } = world;
  const early = random.below(DOCUMENTS + 1);
  for (let made = 0; made < early; made += 1) {
    const desk = random.pick(desks);
    trace.note(`${desk.name} creates ${await create(world, desk)}`);
  }
  for (const desk of desks) {
    await reviseAll(world, desk);
    if (random.chance(0.8)) await syncOne(world, desk);
  }
}

const pause: Action = (world, desk) => {
  const milliseconds = world.random.pick(PAUSES);
  desk.clock().advance(milliseconds);
  return Promise.resolve(`${milliseconds} ms`);
};

const revise = withDocument(async ({ random }, desk, documentId) => {
  const automatic = random.chance(0.5);
  const made = await desk.call('drafting.checkpoint', { documentId, automatic, note: '' });
  return made === null ? 'died' : made.ok ? (made.value?.id ?? 'nothing new') : made.error.code;
});

const synchronise: Action = (_world, desk) => {
  void desk.call('sync.now', { allowEmptying: true });
  return Promise.resolve('');
};

const bin = withDocument(async ({ random }, desk, documentId) =>
  codeOf(await desk.call(random.chance(0.5) ? 'documents.bin' : 'documents.restore', { documentId })),
);

const merge = withDocument(async (world, desk, documentId) =>
  personOf(world, desk).merge(documentId, world.random.chance(0.3)),
);

const goBack = withDocument(async (world, desk, documentId) => personOf(world, desk).goBack(documentId));

const say = withDocument(async ({ random, ledger }, desk, documentId) =>
  comment(desk, random, ledger, documentId),
);

const keep: Action = ({ random }, desk) => keepRecords(desk, random);

const changeLine: Action = (_world, desk) => {
  desk.isOnline = !desk.isOnline;
  return Promise.resolve(desk.isOnline ? 'up' : 'down');
};

const jump: Action = ({ random }, desk) => {
  const by = random.below(2 * JUMP) - JUMP;
  desk.clock().jumpTo(desk.clock().now() + by);
  return Promise.resolve(`${by} ms`);
};

const die: Action = ({ random }, desk) => {
  const isWriting = random.chance(0.5);
  if (isWriting) desk.dieWriting(true);
  else desk.die();
  return Promise.resolve(isWriting ? 'at its next writing' : 'at once');
};

const crashHub: Action = async ({ hub }) => {
  await hub.crash();
  return '';
};

/** News of a stream, which may be old or of nothing; or the line for them ends. */
const hearNews: Action = ({ network, random, hub }, desk) => {
  const listener = network.listeners().find((other) => other.desk === desk.name);
  if (listener === undefined) return Promise.resolve('of nothing');
  if (random.chance(0.2)) {
    network.endListening(listener);
    return Promise.resolve('no more');
  }
  const news = { stream: random.pick(hub.streams), seq: random.below(200) };
  listener.hear({ event: 'head', data: news });
  return Promise.resolve(`${hub.streams.indexOf(news.stream)} has ${news.seq}`);
};

const ACTIONS: readonly (readonly [number, readonly [string, Action]])[] = [
  [42, ['edits', edit]],
  [2, ['creates', create]],
  [12, ['waits', pause]],
  [12, ['revises', revise]],
  [12, ['syncs', synchronise]],
  [6, ['merges', merge]],
  [2, ['hears', hearNews]],
  [2, ['bins', bin]],
  [7, ['keeps', keep]],
  [8, ['comments', say]],
  [1, ['goes back', goBack]],
  [3, ['line', changeLine]],
  [2, ['clock jumps', jump]],
  [3, ['dies', die]],
  [1, ['sees the hub die', crashHub]],
];
