/** Every route of the hub × who asks: what is not theirs is refused, alike whether it exists or not. */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PAGES } from '../../../../hub/admin/pages.ts';
import type { PageRoute } from '../../../../hub/admin/page.ts';
import { openStream } from '../../../../hub/streams/open-stream.ts';
import type { DocumentId, JsonValue } from '../../../../shared/document/model.ts';
import { mediaPlace } from '../../../../shared/media/media.ts';
import { ROLES, type Role } from '../../../../shared/sync/account.ts';
import { SHARED_NAMES, type SharedName } from '../../../../shared/sync/shared-records.ts';
import { TUS_VERSION } from '../../../../shared/sync/upload.ts';
import { openAccounts, type How, type TestAccounts } from '../../../support/hub/accounts.ts';
import { hashOf } from '../../../support/hub/media.ts';
import { sharedOp } from '../../../support/hub/ops.ts';
import { openPages } from '../../../support/hub/pages.ts';
import { newDocumentId, written } from '../../../support/hub/written-article.ts';

let test: TestAccounts;
let epoch: string;
/** The streams that are asked for, and one that is not there. */
const streams: Record<'own' | 'other' | 'root' | 'restricted' | 'nowhere', string> = {
  own: '',
  other: '',
  root: '',
  restricted: '',
  nowhere: randomUUID(),
};
/** A document that lives in each of them. */
const documents = new Map<string, DocumentId>();
interface Somebody {
  readonly person: string;
  readonly token: string;
}
/** One for each role in an office, and others beside. */
const people = new Map<string, Somebody>();
let other: string;

beforeAll(async () => {
  test = await openAccounts();
  const root = await test.office(null, 'ក្រសួង');
  const own = await test.office(root, 'មន្ទីរខេត្តតាកែវ');
  other = await test.office(root, 'មន្ទីរខេត្តកំពត');
  const of = async (office: string): Promise<string> =>
    (
      await test.database
        .selectFrom('streams')
        .select('id')
        .where('office', '=', office)
        .executeTakeFirstOrThrow()
    ).id;
  streams.own = await of(own);
  streams.other = await of(other);
  streams.root = await of(root);
  streams.restricted = randomUUID();
  await openStream(test.database, streams.restricted, { document: randomUUID() });
  const add = async (name: string, office: string, roles: readonly Role[]): Promise<string> => {
    const person = await test.person(office, roles);
    people.set(name, { person, token: await test.desk(person) });
    return person;
  };
  for (const role of ROLES) await add(role, role === 'administrator' ? root : own, [role]);
  await add('nothing', own, []);
  for (const [name, mayWrite] of [
    ['namedReader', false],
    ['namedWriter', true],
  ] as const) {
    const person = await add(name, own, []);
    await test.database
      .insertInto('stream_members')
      .values({ stream: streams.restricted, person, may_write: mayWrite })
      .execute();
  }
  for (const stream of Object.values(streams)) documents.set(stream, newDocumentId());
  await test.database
    .insertInto('documents')
    .values(
      [...documents]
        .filter(([stream]) => stream !== streams.nowhere)
        .map(([stream, id]) => ({ id, stream, kind: null, head: null })),
    )
    .execute();
  await test.database
    .insertInto('media')
    .values({ hash: HASH, bytes: FILE.byteLength, mime: 'text/plain', width: null, height: null })
    .execute();
  await test.database
    .insertInto('stream_media')
    .values(
      [...documents.keys()]
        .filter((stream) => stream !== streams.nowhere)
        .map((stream) => ({ stream, hash: HASH, person: randomUUID(), seq: 1 })),
    )
    .execute();
  const file = path.join(test.hub.data, 'media', ...mediaPlace(HASH));
  mkdirSync(path.dirname(file));
  writeFileSync(file, FILE);
  const hello = (await test.ask(null, '/hello')).body as { epoch: string };
  epoch = hello.epoch;
}, 120_000);
afterAll(() => test.end());

type Stream = keyof typeof streams;
const WRITERS = ['drafter', 'reviewer', 'approver', 'registrar', 'publisher'];
const READERS = [...WRITERS, 'moderator'];
const MEMBERS = [...READERS, 'officeAdministrator', 'administrator'];

type Row = Readonly<Record<Stream, readonly string[]>>;
const MAY_READ: Row = {
  own: READERS,
  other: [],
  root: MEMBERS,
  restricted: ['namedReader', 'namedWriter'],
  nowhere: [],
};
const MAY_WRITE: Row = {
  own: WRITERS,
  other: [],
  root: [],
  restricted: ['namedWriter'],
  nowhere: [],
};
const STREAMS = Object.keys(MAY_READ) as readonly Stream[];

type Question = readonly [path: string, body?: unknown, how?: How];

/** A file that an op of every stream names. */
const FILE = Buffer.from('text');
const HASH = hashOf(FILE);
const TUS = { 'tus-resumable': TUS_VERSION };
const base64 = (text: string): string => Buffer.from(text).toString('base64');

/**
 * Every route below /v1. `anybody`: nobody has to be signed in. `oneself`: it speaks of the asker alone, whatever is
 * asked. `administrator`: of whoever looks after everything. Otherwise: how it asks for a stream, and who may; `answers` is the status that they get, 200 without.
 */
const ROUTES: Readonly<
  Record<
    string,
    | 'anybody'
    | 'oneself'
    | 'administrator'
    | { readonly may: Row; readonly ask: (stream: string) => Question; readonly answers?: number }
  >
> = {
  'GET /v1/hello': 'anybody',
  'POST /v1/desk/code': 'anybody',
  'POST /v1/desk/token': 'anybody',
  'GET /v1/me': 'oneself',
  'POST /v1/desk/report': 'oneself',
  'POST /v1/desk/renew': 'oneself',
  'POST /v1/desk/sign-out': 'oneself',
  'POST /v1/desk/courier': 'oneself',
  // Whoever brings a parcel learns nothing of what is in it: hub/courier/refusals.test.ts.
  'POST /v1/courier': 'oneself',
  // Nor does whoever knows what a part is called that somebody else has brought.
  'POST /v1/courier/parts': 'oneself',
  'GET /v1/courier/parts/{part}': 'oneself',
  'GET /v1/streams': 'oneself',
  'GET /v1/events': 'oneself',
  // Whom the ministry trusts is told to all who work for it.
  'GET /v1/directory': 'oneself',
  'POST /v1/directory/request': 'oneself',
  'POST /v1/directory': 'administrator',
  'GET /v1/digest': {
    may: MAY_READ,
    ask: (stream) => [`/digest?${new URLSearchParams({ epoch, stream }).toString()}`],
  },
  'POST /v1/presence': {
    may: MAY_READ,
    ask: (stream) => ['/presence', { documentId: documents.get(stream), state: { is: 'here', unit: null } }],
  },
  'POST /v1/own-stream': {
    may: MAY_WRITE,
    // Whoever may is told that nobody would be left who writes, so that nothing moves here.
    answers: 409,
    ask: (stream) => ['/own-stream', { epoch, documentId: documents.get(stream), people: [], offices: [] }],
  },
  'GET /v1/media/{stream}/{hash}': { may: MAY_READ, ask: (stream) => [`/media/${stream}/${HASH}`] },
  'POST /v1/uploads': {
    may: MAY_WRITE,
    answers: 201,
    ask: (stream) => [
      '/uploads',
      {},
      {
        headers: {
          ...TUS,
          'upload-length': '4',
          'upload-metadata': `stream ${base64(stream)},hash ${base64(HASH)}`,
        },
      },
    ],
  },
  'HEAD /v1/uploads/{stream}/{hash}': {
    may: MAY_WRITE,
    ask: (stream) => [`/uploads/${stream}/${HASH}`, undefined, { method: 'HEAD', headers: TUS }],
  },
  'PATCH /v1/uploads/{stream}/{hash}': {
    may: MAY_WRITE,
    // All of it is there.
    answers: 204,
    ask: (stream) => [
      `/uploads/${stream}/${HASH}`,
      undefined,
      {
        method: 'PATCH',
        headers: { ...TUS, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      },
    ],
  },
  'GET /v1/pull': {
    may: MAY_READ,
    ask: (stream) => [`/pull?${new URLSearchParams({ epoch, stream, after: '0' }).toString()}`],
  },
  'POST /v1/push': {
    may: MAY_WRITE,
    ask(stream) {
      const { contents, op } = written(newDocumentId(), ['text']);
      return ['/push', { epoch, stream, contents, ops: [op] }];
    },
  },
};

const withoutId = (body: unknown): unknown => ({ ...(body as object), requestId: '' });

describe('the routes below /v1', () => {
  it('are all in the matrix', async () => {
    const docs = (await (await fetch(`${test.hub.address}/docs/json`)).json()) as {
      paths: Record<string, object>;
    };
    const routes = Object.entries(docs.paths)
      .filter(([address]) => address.startsWith('/v1/'))
      .flatMap(([address, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${address}`),
      );
    // The description leaves out what has no answer to describe.
    const described = Object.keys(ROUTES).filter((route) => !route.startsWith('HEAD '));
    expect(routes.toSorted()).toEqual(described.toSorted());
  });

  it('are for nobody who is not signed in, but those for anybody', async () => {
    for (const [route, row] of Object.entries(ROUTES)) {
      const [method = '', address = ''] = route.split(' /v1');
      const { status } = await test.ask(null, address, method === 'POST' ? {} : undefined, { method });
      expect([route, status === 401]).toEqual([route, row !== 'anybody']);
    }
  });
});

describe('the key directory', () => {
  it('takes entries from whoever looks after everything, and from nobody else', async () => {
    const entry = { body: '{}', signatures: [] };
    for (const [name, { token }] of people) {
      const { status, body } = await test.ask(token, '/directory', { entries: [entry] });
      expect([name, status]).toEqual([name, name === 'administrator' ? 200 : 403]);
      // That somebody may bring an entry makes it no good one.
      if (status === 200) expect(body).toMatchObject({ outcome: 'refused' });
    }
    expect(await test.database.selectFrom('directory').selectAll().execute()).toEqual([]);
  });
});

describe('the streams', () => {
  it.each(STREAMS)('%s: whoever may does, and nobody else learns of it', async (of) => {
    for (const [route, row] of Object.entries(ROUTES)) {
      if (typeof row === 'string') continue;
      for (const [name, { token }] of people) {
        const answer = await test.ask(token, ...row.ask(streams[of]));
        expect([route, name, answer.status]).toEqual([
          route,
          name,
          row.may[of].includes(name) ? (row.answers ?? 200) : 403,
        ]);
        if (answer.status !== 403) continue;
        const unknown = await test.ask(token, ...row.ask(streams.nowhere));
        expect([route, name, withoutId(answer.body)]).toEqual([route, name, withoutId(unknown.body)]);
      }
    }
  });

  it('that a person may not read are in no list of theirs', async () => {
    for (const [name, { token }] of people) {
      const { body } = await test.ask(token, '/streams');
      const listed = (body as { streams: { id: string }[] }).streams.map(({ id }) => id);
      const may = STREAMS.filter((of) => MAY_READ[of].includes(name)).map((of) => streams[of]);
      expect([name, listed.toSorted()]).toEqual([name, may.toSorted()]);
    }
  });

  it('are told of in no answer about oneself, but the person’s own offices', async () => {
    for (const [name, { person, token }] of people) {
      const { body } = await test.ask(token, '/me');
      expect([name, JSON.stringify(body).includes(person)]).toEqual([name, true]);
      for (const secret of [streams.other, streams.restricted, other])
        expect([name, JSON.stringify(body).includes(secret)]).toEqual([name, false]);
    }
  });
});

const EVERYBODY_WHO_KEEPS = [
  'reviewer',
  'approver',
  'registrar',
  'publisher',
  'officeAdministrator',
  'administrator',
];
/** Who may write which record that offices share, in the stream that it lives in. */
const MAY_KEEP: Readonly<Record<SharedName, readonly string[]>> = {
  register: ['drafter', ...EVERYBODY_WHO_KEEPS],
  'lists.people': EVERYBODY_WHO_KEEPS,
  'lists.topics': EVERYBODY_WHO_KEEPS,
  'lists.offices': EVERYBODY_WHO_KEEPS,
  'lists.wording': EVERYBODY_WHO_KEEPS,
};

/** Something that each part may be. */
const partOf = (record: SharedName): readonly [string, JsonValue] =>
  record === 'register' ? ['status', 'in-force'] : record === 'lists.wording' ? ['use', 'x'] : ['km', 'x'];

describe('the records that offices share', () => {
  it.each(SHARED_NAMES)(
    '%s: is taken from whoever may write it, from where it lives alone',
    async (record) => {
      for (const [name, { token }] of people)
        for (const of of STREAMS) {
          const entry = record === 'register' ? newDocumentId() : `of-${name}`;
          const op = sharedOp(streams[of], record, [[entry, ...partOf(record)]]);
          const { status, body } = await test.ask(token, '/push', {
            epoch,
            stream: streams[of],
            contents: [],
            ops: [op],
          });
          if (!MAY_READ[of].includes(name)) {
            expect([of, name, status]).toEqual([of, name, 403]);
            continue;
          }
          const [answer] = (body as { answers: { place?: string; reason?: string }[] }).answers;
          const may = MAY_KEEP[record].includes(name) ? 'head' : 'notAllowed';
          expect([of, name, answer?.place ?? answer?.reason]).toEqual([
            of,
            name,
            of === 'root' ? may : 'elsewhere',
          ]);
        }
    },
  );
});

/** What stands before each page; a page that is not here has no right yet. */
const WHO: Readonly<Record<string, PageRoute['who']>> = {
  'GET /account/sign-in': 'anybody',
  'POST /account/sign-in': 'anybody',
  'GET /account/code': 'anybody',
  'POST /account/code': 'anybody',
  'POST /account/provider': 'anybody',
  'GET /account/callback/ministry': 'anybody',
  'POST /account/sign-out': 'anybody',
  'GET /account/enrol': 'anybody',
  'POST /account/enrol': 'anybody',
  'GET /device': 'signedIn',
  'POST /device': 'signedIn',
  'GET /account': 'signedIn',
  'POST /account/second-step': 'signedIn',
  'POST /account/second-step/confirm': 'signedIn',
  'POST /account/password': 'signedIn',
  'POST /account/sessions/end': 'signedIn',
  'GET /admin/people': 'administers',
  'GET /admin/people/add': 'administers',
  'POST /admin/people/add': 'administers',
  'GET /admin/people/of/:person': 'administers',
  'POST /admin/people/of/:person/name': 'administers',
  'POST /admin/people/of/:person/roles': 'administers',
  'POST /admin/people/of/:person/link': 'administers',
  'POST /admin/people/of/:person/access': 'administers',
  'POST /admin/people/of/:person/second-step': 'administers',
  'GET /admin/people/import': 'administers',
  'POST /admin/people/import': 'administers',
  'GET /admin/offices': 'administers',
  'POST /admin/offices/add': 'administers',
  'POST /admin/offices/of/:office/name': 'administers',
  'GET /admin/desks': 'administers',
  'POST /admin/desks/revoke': 'administers',
  'GET /admin/couriers': 'administers',
  'POST /admin/couriers/take': 'administers',
  'POST /admin/couriers/decide': 'administers',
  'POST /admin/couriers/answer': 'administers',
  'GET /admin/couriers/file': 'administers',
  'GET /admin/couriers/card': 'administers',
  'GET /admin/audit': 'administers',
};

describe('the pages', () => {
  it('are all in the matrix, with who may ask for each', () => {
    expect(Object.fromEntries(PAGES.map(({ method, url, who }) => [`${method} ${url}`, who]))).toEqual(WHO);
  });

  it('that are for whoever administers are nobody else’s, whatever they name, and change nothing', async () => {
    const asking = [null, ...READERS, 'nothing', 'namedWriter'];
    const before = await test.database.selectFrom('audit').select('seq').execute();
    for (const name of asking) {
      const visit = openPages(test.hub.address);
      const person = people.get(name ?? '')?.person;
      if (person !== undefined) visit.signIn(await test.browser(person));
      await visit.get(person === undefined ? '/account/sign-in' : '/account');
      for (const { method, url, who } of PAGES) {
        if (who !== 'administers') continue;
        const answers = [];
        for (const id of [people.get('drafter')?.person ?? '', randomUUID()]) {
          const address = url.replace(/:\w+/u, id);
          answers.push(
            await (method === 'GET'
              ? visit.get(address)
              : visit.post(address, { device: id, role: 'drafter' })),
          );
        }
        const [one, two] = answers;
        expect([name, method, url, one?.status]).toEqual([
          name,
          method,
          url,
          person === undefined ? 303 : 403,
        ]);
        if (person !== undefined)
          expect(one?.text.replaceAll(/\/[\w/?=&-]+language=/gu, '')).toBe(
            two?.text.replaceAll(/\/[\w/?=&-]+language=/gu, ''),
          );
        else expect(one?.location).toContain('/account/sign-in');
      }
    }
    expect(await test.database.selectFrom('audit').select('seq').execute()).toEqual(before);
  });

  it('that are for whoever is signed in send everybody else to sign in', async () => {
    const visit = openPages(test.hub.address);
    await visit.get('/account/sign-in');
    for (const { method, url, who } of PAGES.filter((page) => page.who === 'signedIn')) {
      const answer = await (method === 'GET' ? visit.get(url) : visit.post(url, {}));
      expect([url, who, answer.location?.startsWith('/account/sign-in')]).toEqual([url, 'signedIn', true]);
    }
  });
});
