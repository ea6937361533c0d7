/**
 * How many one-unit revisions of 20-unit documents a hub takes in a second, verified, from 8 writers on 8 streams in
 * batches of 50, and two hubs together; what an edit and a first sync cost on the wire; how long a merge takes. Desks and
 * the first hub share this process, the second one has its own, and PostgreSQL is the hub's.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfiguration } from '../../hub/configuration/configuration.ts';
import { connect } from '../../hub/db/connect.ts';
import { openEmbedded } from '../../hub/embedded/embedded.ts';
import { startHub } from '../../hub/hub.ts';
import { openStream } from '../../hub/streams/open-stream.ts';
import { helloSchema } from '../../shared/sync/hello.ts';
import { PROTOCOL_HEADER } from '../../shared/sync/protocol.ts';
import { pushAnswerSchema } from '../../shared/sync/push.ts';
import { newDocumentId, written, type Written } from '../support/hub/written-article.ts';
import { testAsker } from '../support/hub/bearer.ts';
import { mergeFigures } from './merge-law.ts';
import { report } from './report.ts';
import { idleFigures } from './sync-idle.ts';
import { wireFigures } from './sync-wire.ts';

const WRITERS = 8;
const BATCH = 50;
const ROUNDS = 10;
const UNITS = 20;
/** Ops per second. */
const BUDGET = 1_500;

const folder = mkdtempSync(path.join(tmpdir(), 'sastra-bench-'));
chmodSync(folder, 0o711);
const embedded = await openEmbedded({ data: folder, accountName: null });
const environment = {
  HUB_DATA: path.join(folder, 'hub'),
  HUB_DATABASE_URL: embedded.url,
  HUB_PORT: '0',
  HUB_REQUESTS_PER_MINUTE: '1000000',
  HUB_LOG_LEVEL: 'error',
};
const configuration = readConfiguration(environment);
if (!configuration.ok) throw new Error(configuration.error.join('\n'));
const person = randomUUID();
const headers = { [PROTOCOL_HEADER]: '1', authorization: `Bearer ${person}/${randomUUID()}` };
const start = (heartbeatSeconds: number): ReturnType<typeof startHub> =>
  startHub({ ...configuration.value, heartbeatSeconds }, { whoAsks: testAsker, logTo: null });
/** In seconds. */
const heartbeat = configuration.value.heartbeatSeconds;
const hub = await start(heartbeat);
const pool = connect(embedded.url, 2);
const { epoch } = helloSchema.parse(await (await fetch(`${hub.address}/v1/hello`)).json());

async function newStream(people: readonly string[] = [person]): Promise<string> {
  const stream = randomUUID();
  await openStream(pool.database, stream, { document: randomUUID() });
  await pool.database
    .insertInto('stream_members')
    .values(people.map((member) => ({ stream, person: member, may_write: true })))
    .execute();
  return stream;
}

/** All that will be pushed into a new stream: a document in each batch, changed by one unit at a time. */
async function prepare(): Promise<readonly string[]> {
  const stream = await newStream();
  return Array.from({ length: ROUNDS }, () => {
    const id = newDocumentId();
    const lines = Array.from({ length: UNITS }, (_none, line) => `មាត្រា ${line} ${id}`);
    const all: Written[] = [];
    for (let op = 0; op < BATCH; op += 1) {
      all.push(written(id, lines.with(op % UNITS, `ប្រការ ${op} ${id}`), all.slice(-1)));
    }
    const contents = [
      ...new Map(
        all.flatMap(({ contents }) => contents).map((body) => [JSON.stringify(body), body]),
      ).values(),
    ];
    return JSON.stringify({ epoch, stream, contents, ops: all.map(({ op }) => op) });
  });
}

/** The sequence numbers that were given, in the order of the answers. Each batch goes to the next of the hubs. */
async function write(
  batches: readonly string[],
  first: number,
  hubs: readonly string[],
): Promise<readonly number[]> {
  const given: number[] = [];
  for (const [place, body] of batches.entries()) {
    const answer = await fetch(`${hubs[(first + place) % hubs.length]}/v1/push`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    });
    for (const op of pushAnswerSchema.parse(await answer.json()).answers) {
      if (op.outcome === 'refused') throw new Error(`an op was refused: ${op.reason}`);
      given.push(op.seq);
    }
  }
  return given;
}

/** Numbers that are not the next of their stream are gaps. */
async function pushAll(
  hubs: readonly string[],
): Promise<{ readonly perSecond: number; readonly gaps: number }> {
  const prepared = [];
  for (let writer = 0; writer < WRITERS; writer += 1) prepared.push(await prepare());
  const started = performance.now();
  const given = await Promise.all(prepared.map((batches, writer) => write(batches, writer, hubs)));
  const seconds = (performance.now() - started) / 1000;
  const gaps = given.flat().filter((seq, place) => seq !== (place % (ROUNDS * BATCH)) + 1).length;
  return { perSecond: given.flat().length / seconds, gaps };
}

async function hubBeside(): Promise<{ readonly address: string; readonly stop: () => Promise<unknown> }> {
  const script = path.resolve(import.meta.dirname, '../support/hub/hub-beside.ts');
  const child = spawn(process.execPath, [script], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8');
  for (let said = ''; ;) {
    const [words] = (await once(child.stdout, 'data')) as [string];
    said += words;
    const address = /answers at (\S+),/u.exec(said)?.[1];
    if (address === undefined) continue;
    return {
      address,
      stop() {
        child.kill('SIGTERM');
        return once(child, 'close');
      },
    };
  }
}

try {
  const one = await pushAll([hub.address]);
  const beside = await hubBeside();
  const two = await pushAll([hub.address, beside.address]);
  await beside.stop();
  const unit = 'ops/s';
  report('sync', 'node', 'none', [
    { name: 'push.perSecond', value: one.perSecond, unit, budget: BUDGET, isFloor: true },
    { name: 'push.twoHubs.perSecond', value: two.perSecond, unit },
    { name: 'order.gaps', value: one.gaps + two.gaps, unit: 'numbers', budget: 0 },
    ...(await wireFigures({ address: hub.address, epoch, headers, person, stream: newStream })),
    ...(await idleFigures({ start, heartbeat, stream: newStream })),
    ...mergeFigures(),
  ]);
} finally {
  await pool.close();
  await hub.stop();
  await embedded.stop();
  rmSync(folder, { recursive: true, force: true });
}
