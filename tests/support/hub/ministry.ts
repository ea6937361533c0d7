/** A ministry on a true hub: offices, members and streams as rows, and desks that speak the protocol. */
import { randomUUID } from 'node:crypto';
import { connect } from '../../../hub/db/connect.ts';
import { openStream } from '../../../hub/streams/open-stream.ts';
import { PROTOCOL_HEADER } from '../../../shared/sync/protocol.ts';
import { helloSchema } from '../../../shared/sync/hello.ts';
import type { Op } from '../../../shared/sync/op.ts';
import type { UnitBody } from '../../../shared/document/model.ts';
import { pullAnswerSchema, type PullAnswer } from '../../../shared/sync/pull.ts';
import { pushAnswerSchema, type OpAnswer } from '../../../shared/sync/push.ts';
import { testAsker } from './bearer.ts';
import { startTestHub, type TestHub } from './hub.ts';

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export interface SyncDesk {
  readonly person: string;
  readonly device: string;
  /** Of the hub that it asks. */
  readonly address: string;
  /** What each of its requests says of it. */
  readonly headers: Readonly<Record<string, string>>;
  /** Any request below /v1, as this person. */
  readonly ask: (path: string, body?: unknown) => Promise<Answer>;
  readonly push: (
    stream: string,
    contents: readonly UnitBody[],
    ops: readonly Op[],
  ) => Promise<readonly OpAnswer[]>;
  readonly pull: (stream: string, after?: number, limit?: number) => Promise<PullAnswer>;
}

export interface Ministry {
  readonly hub: TestHub;
  readonly epoch: string;
  readonly office: (parent: string | null) => Promise<{ readonly office: string; readonly stream: string }>;
  readonly restricted: (members: readonly { person: string; mayWrite: boolean }[]) => Promise<string>;
  readonly join: (person: string, office: string, role: string) => Promise<void>;
  readonly leave: (person: string) => Promise<void>;
  /** Of a new person, or of that one, at this hub or at another on the same database. */
  readonly desk: (person?: string, at?: { readonly address: string }) => SyncDesk;
  /** Another hub on the same database. */
  readonly secondHub: () => Promise<TestHub>;
  readonly end: () => Promise<void>;
}

export async function foundMinistry(): Promise<Ministry> {
  const environment = {
    HUB_REQUESTS_PER_MINUTE: '1000000',
    HUB_LOG_LEVEL: 'debug',
    HUB_STOP_SECONDS: '300',
    HUB_HEARTBEAT_SECONDS: '1',
  };
  const hub = await startTestHub(environment, { whoAsks: testAsker });
  const pool = connect(hub.databaseUrl, 2);
  const { epoch } = helloSchema.parse(await (await fetch(`${hub.address}/v1/hello`)).json());

  const desk: Ministry['desk'] = (person = randomUUID(), at = hub) => {
    const device = randomUUID();
    const headers = { [PROTOCOL_HEADER]: '1', authorization: `Bearer ${person}/${device}` };
    const ask: SyncDesk['ask'] = async (path, body) => {
      const answer = await fetch(`${at.address}/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...headers,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: await answer.json() };
    };
    return {
      person,
      device,
      address: at.address,
      headers,
      ask,
      async push(stream, contents, ops) {
        const { body } = await ask('/push', { epoch, stream, contents, ops });
        return pushAnswerSchema.parse(body).answers;
      },
      async pull(stream, after = 0, limit = 500) {
        const { body } = await ask(
          `/pull?${new URLSearchParams({ epoch, stream, after: `${after}`, limit: `${limit}` })}`,
        );
        return pullAnswerSchema.parse(body);
      },
    };
  };

  return {
    hub,
    epoch,
    desk,
    async office(parent) {
      const [office, stream] = [randomUUID(), randomUUID()];
      await pool.database
        .insertInto('offices')
        .values({ id: office, parent, name_km: 'នាយកដ្ឋាន', name_en: 'Department' })
        .execute();
      await openStream(pool.database, stream, { office });
      return { office, stream };
    },
    async restricted(members) {
      const stream = randomUUID();
      await openStream(pool.database, stream, { document: randomUUID() });
      for (const { person, mayWrite } of members)
        await pool.database
          .insertInto('stream_members')
          .values({ stream, person, may_write: mayWrite })
          .execute();
      return stream;
    },
    async join(person, office, role) {
      await pool.database.insertInto('members').values({ person, office, role }).execute();
    },
    async leave(person) {
      await pool.database.deleteFrom('members').where('person', '=', person).execute();
    },
    secondHub: () =>
      startTestHub(
        { ...environment, HUB_DATABASE_URL: hub.databaseUrl, HUB_DATA: hub.data },
        { whoAsks: testAsker },
      ),
    end: () => pool.close(),
  };
}
