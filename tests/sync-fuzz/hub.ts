/** The real hub on the stage's database, asked over real HTTP, which may be dropped at any moment and started anew. */
import { readConfiguration } from '../../hub/configuration/configuration.ts';
import { startHub, type Hub } from '../../hub/hub.ts';
import { openStream } from '../../hub/streams/open-stream.ts';
import { openHttpLine } from '../../electron/core/sync/http-line.ts';
import type { Line, LineProblem } from '../../electron/core/sync/line.ts';
import { systemPorts } from '../../electron/core/ports.ts';
import type { Result } from '../../shared/errors/result.ts';
import { helloSchema, type Hello } from '../../shared/sync/hello.ts';
import { testAsker } from '../support/hub/bearer.ts';
import type { Message } from './network.ts';
import type { Random } from './random.ts';
import type { Stage } from './stage.ts';

export interface Person {
  readonly person: string;
  readonly device: string;
}

export interface SimulatedHub {
  readonly hello: Hello;
  /** Of each office below the root. */
  readonly streams: readonly string[];
  /** Of the topmost office, which has the records of all. */
  readonly root: string;
  readonly ask: (
    who: Person,
    message: Pick<Message, 'desk' | 'question' | 'asked'>,
  ) => Promise<Result<unknown, LineProblem>>;
  readonly digest: (who: Person, stream: string) => Promise<string>;
  /** The process is gone without a word to anybody; another one starts on the database. */
  readonly crash: () => Promise<void>;
  /** The same while it works on what is asked: before it commits, or when it has and before it says so. */
  readonly crashIn: (work: () => Promise<unknown>, isCommitted: boolean) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** What a hub on this stage is started with. */
export const hubVariables = ({ data, databaseUrl }: Stage): Readonly<Record<string, string>> => ({
  HUB_DATA: data,
  HUB_DATABASE_URL: databaseUrl,
  HUB_PORT: '0',
  HUB_POOL_SIZE: '2',
  HUB_REQUESTS_PER_MINUTE: '1000000',
  HUB_HEARTBEAT_SECONDS: '300',
  HUB_LOG_LEVEL: 'error',
});

/** A ministry with a root office and so many below it, in all of which these people draft. */
export async function foundHub(
  stage: Stage,
  random: Random,
  people: readonly Person[],
  offices: number,
): Promise<SimulatedHub> {
  const configuration = readConfiguration(hubVariables(stage));
  if (!configuration.ok) throw new Error(configuration.error.join('\n'));
  const { value } = configuration;
  const start = (): Promise<Hub> =>
    startHub(value, { whoAsks: testAsker, logTo: { write: () => undefined } });
  const { root, streams } = await foundOffices(stage, random, people, offices);
  let hub = await start();

  const line = ({ person, device }: Person): Line =>
    openHttpLine({
      address: hub.address,
      clock: systemPorts('').clock,
      credentials: () => Promise.resolve(`${person}/${device}`),
    });

  const crash = async (): Promise<void> => {
    await hub.stop();
    hub = await start();
  };
  const hello = helloSchema.parse(await (await fetch(`${hub.address}/v1/hello`)).json());
  return {
    hello,
    streams,
    root,
    async ask(who, { question, asked }) {
      const ask = line(who)[question] as (asked: unknown) => Promise<Result<unknown, LineProblem>>;
      return ask(asked);
    },
    async digest(who, stream) {
      const answer = await line(who).digest({ epoch: hello.epoch, stream, records: 'yes', comments: 'yes' });
      if (!answer.ok) throw new Error(`digest: ${answer.error.kind}`);
      return answer.value.digest;
    },
    crash,
    async crashIn(work, isCommitted) {
      if (isCommitted) await work();
      else await stage.refusing(work);
      await crash();
    },
    stop: () => hub.stop(),
  };
}

/** Answers the streams of the root and of the offices below it, in which all of them draft and keep its register. */
export async function foundOffices(
  { pool: { database } }: Stage,
  random: Random,
  people: readonly Person[],
  offices: number,
): Promise<Pick<SimulatedHub, 'root' | 'streams'>> {
  const root = random.uuid();
  const rootStream = random.uuid();
  const below = Array.from({ length: offices }, () => random.uuid());
  const streams: string[] = [];
  for (const id of [root, ...below]) {
    await database
      .insertInto('offices')
      .values({ id, parent: id === root ? null : root, name_km: 'នាយកដ្ឋាន', name_en: 'Department' })
      .execute();
    const stream = id === root ? rootStream : random.uuid();
    await openStream(database, stream, { office: id });
    if (id !== root) streams.push(stream);
  }
  await database
    .insertInto('members')
    .values(
      people.flatMap(({ person }) =>
        below.flatMap((office) => ['drafter', 'registrar'].map((role) => ({ person, office, role }))),
      ),
    )
    .execute();
  return { root: rootStream, streams };
}
