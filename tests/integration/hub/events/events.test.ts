import { connect as connectSocket } from 'node:net';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Pool } from '../../../../hub/db/connect.ts';
import { NEWS_CHANNEL } from '../../../../hub/db/listen.ts';
import { endDeskSession } from '../../../../hub/auth/desks.ts';
import { presenceAnswerSchema, type HubEvent, type Present } from '../../../../shared/sync/events.ts';
import {
  isHead,
  isPresence,
  isStreams,
  isStreamsOf,
  listenAs,
  type Listener,
} from '../../../support/hub/events.ts';
import { foundMinistry, type Ministry, type SyncDesk } from '../../../support/hub/ministry.ts';
import { uidOf } from '../../../support/units.ts';
import { newDocumentId, written, type Written } from '../../../support/hub/written-article.ts';

let ministry: Ministry;
let root: { office: string; stream: string };
let office: { office: string; stream: string };
let writer: SyncDesk;
let reader: SyncDesk;
let pool: Pool;

beforeAll(async () => {
  ministry = await foundMinistry();
  root = await ministry.office(null);
  office = await ministry.office(root.office);
  [writer, reader] = [ministry.desk(), ministry.desk()];
  await ministry.join(writer.person, office.office, 'drafter');
  await ministry.join(reader.person, office.office, 'moderator');
  pool = connect(ministry.hub.databaseUrl, 1);
});
afterAll(async () => {
  await pool.close();
  await ministry.end();
});

async function pushOne(by: SyncDesk = writer, stream = office.stream): Promise<Written> {
  const one = written(newDocumentId(), [randomUUID()]);
  const [answer] = await by.push(stream, one.contents, [one.op]);
  if (answer?.outcome !== 'accepted') throw new Error('it is accepted');
  return one;
}

const present = (event: HubEvent): readonly Present[] =>
  event.event === 'presence' ? event.data.present : [];
const saysHere = (desk: SyncDesk, documentId: string, unit: string | null = null) =>
  desk.ask('/presence', { documentId, state: { is: 'here', unit } });
const saysWriting = (desk: SyncDesk, documentId: string, unit: string) =>
  desk.ask('/presence', { documentId, state: { is: 'writes', unit } });
const isIn =
  (documentId: string) =>
  (event: HubEvent): boolean =>
    event.event === 'presence' && event.data.documentId === documentId;

describe('news', () => {
  it('begin with the heads of the streams that may be read, and tell of what is pushed', async () => {
    const listener = await listenAs(reader);
    const first = await listener.next(isStreams);
    expect(first.event === 'streams' && first.data.streams.map(({ id }) => id).toSorted()).toEqual(
      [root.stream, office.stream].toSorted(),
    );
    await pushOne();
    const { head } = await reader.pull(office.stream);
    expect(await listener.next(isHead(office.stream))).toEqual({
      event: 'head',
      data: { stream: office.stream, seq: head.seq },
    });
    listener.close();
  });

  it('come from what was pushed at another hub of the same database, too', async () => {
    const second = await ministry.secondHub();
    const listener = await listenAs(ministry.desk(reader.person, second));
    await listener.next(isStreams);
    await pushOne();
    await listener.next(isHead(office.stream));
    listener.close();
  });

  it('say nothing of streams that may not be read, nor of one that may not be read any more', async () => {
    const other = await ministry.office(root.office);
    const elsewhere = ministry.desk();
    await ministry.join(elsewhere.person, other.office, 'drafter');
    const leaving = ministry.desk();
    await ministry.join(leaving.person, office.office, 'drafter');
    const [stranger, left] = [await listenAs(elsewhere), await listenAs(leaving)];
    await Promise.all([stranger.next(isStreams), left.next(isStreams)]);
    await ministry.leave(leaving.person);
    // They may be told once more of what they were welcomed with: that they joined is news of its own.
    await left.next(isStreamsOf(0));
    await pushOne();
    // What the stranger may read comes behind it.
    await pushOne(elsewhere, other.stream);
    await stranger.next(isHead(other.stream));
    await ministry.join(leaving.person, other.office, 'drafter');
    await left.next(isStreamsOf(2));
    expect(stranger.heard.some(isHead(office.stream))).toBe(false);
    expect(left.heard.some(isHead(office.stream))).toBe(false);
    stranger.close();
    left.close();
  });

  it('tell somebody who joins an office of its streams', async () => {
    const joining = ministry.desk();
    const listener = await listenAs(joining);
    await listener.next(isStreams);
    await ministry.join(joining.person, office.office, 'drafter');
    await listener.next(isStreamsOf(2));
    listener.close();
  });

  it('are not told again to a desk that missed none, and told to one that missed some', async () => {
    const listener = await listenAs(reader);
    await listener.next(isStreams);
    const { op } = await pushOne();
    await listener.next(isHead(office.stream));
    await saysHere(writer, op.documentId);
    listener.close();
    const id = listener.lastEventId();
    const again = await listenAs(reader, id);
    await again.next(isIn(op.documentId)); // with that it was welcomed
    await pushOne();
    await again.next(isHead(office.stream));
    expect(again.heard.some(isStreams)).toBe(false);
    again.close();
    const late = await listenAs(reader, id);
    await late.next(isStreams);
    late.close();
  });

  it('are heard again when the connection to the database broke', async () => {
    const listener = await listenAs(reader);
    await listener.next(isStreams);
    await sql`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE application_name = 'sastra-hub news' AND datname = current_database()`.execute(pool.database);
    await pushOne();
    await listener.next(isStreams);
    await pushOne();
    await listener.next(isHead(office.stream));
    listener.close();
  });

  it('are given to so many connections of one person and no more', async () => {
    const busy = ministry.desk();
    const listeners = [];
    for (let count = 0; count < 6; count += 1) listeners.push(await listenAs(busy));
    expect(await busy.ask('/events')).toMatchObject({ status: 429, body: { code: 'tooMany' } });
    for (const listener of listeners) listener.close();
    await expect.poll(async () => (await listenAs(busy).catch(() => null)) !== null).toBe(true);
  });

  it('end for a desk that does not read them, and the hub goes on', async () => {
    const slow = ministry.desk();
    await ministry.join(slow.person, office.office, 'drafter');
    const { hostname, port } = new URL(ministry.hub.address);
    const socket = connectSocket(Number(port), hostname);
    const headers = Object.entries(slow.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`GET /v1/events HTTP/1.1\r\nhost: hub\r\n${headers.join('')}\r\n`);
    await once(socket, 'data');
    socket.pause();
    const closed = once(socket, 'close');
    const one = await pushOne();
    const people = Array.from({ length: 3_000 }, () => ({
      device: randomUUID(),
      document: one.op.documentId,
      stream: office.stream,
      person: randomUUID(),
      until: new Date(Date.now() + 3_600_000),
    }));
    await pool.database.insertInto('presence').values(people).execute();
    // More than the system holds back for a connection that nobody reads.
    const news = JSON.stringify({ what: 'presence', stream: office.stream, document: one.op.documentId });
    for (let time = 0; time < 25; time += 1)
      await sql`SELECT pg_notify(${NEWS_CHANNEL}, ${news})`.execute(pool.database);
    socket.resume();
    await closed;
    await pool.database.deleteFrom('presence').execute();
    expect((await reader.ask('/streams')).status).toBe(200);
  });
});

/** Listens, and has been told all that was so before. */
async function welcomed(desk: SyncDesk): Promise<Listener> {
  const listener = await listenAs(desk);
  await listener.next(isStreams);
  return listener;
}

describe('presence', () => {
  it('tells the others who is in a document, what they write in, and that they left', async () => {
    const { op } = await pushOne();
    const listener = await welcomed(reader);
    const unit = uidOf(1);
    expect((await saysHere(writer, op.documentId)).body).toMatchObject({
      present: [{ person: writer.person, device: writer.device, at: { is: 'here', unit: null } }],
    });
    expect(present(await listener.next(isPresence))).toHaveLength(1);
    await saysHere(writer, op.documentId, unit);
    expect(present(await listener.next(isPresence))).toMatchObject([{ at: { is: 'here', unit } }]);
    await saysWriting(writer, op.documentId, unit);
    expect(present(await listener.next(isPresence))).toMatchObject([
      { person: writer.person, at: { is: 'writes', unit } },
    ]);
    // The second in a unit stands behind the first, who has it.
    await saysWriting(reader, op.documentId, unit);
    expect(present(await listener.next(isPresence)).map(({ person }) => person)).toEqual([
      writer.person,
      reader.person,
    ]);
    await writer.ask('/presence', { documentId: op.documentId, state: { is: 'gone' } });
    expect(present(await listener.next(isPresence)).map(({ person }) => person)).toEqual([reader.person]);
    listener.close();
  });

  it('is told to who comes later, also at another hub, and ends by itself', async () => {
    const { op } = await pushOne();
    await saysHere(writer, op.documentId);
    const second = await ministry.secondHub();
    const listener = await listenAs(ministry.desk(reader.person, second));
    expect(present(await listener.next(isIn(op.documentId)))).toHaveLength(1);
    await pool.database
      .updateTable('presence')
      .set({ until: new Date(0) })
      .execute();
    expect(present(await listener.next(isIn(op.documentId)))).toEqual([]);
    listener.close();
  });

  it('brings the names that the hub itself has, and none where it has none', async () => {
    const { op } = await pushOne();
    await pool.database
      .insertInto('people')
      .values({
        id: writer.person,
        name: 'សុខ ដារ៉ា',
        name_en: 'Sok Dara',
        email: `${writer.person}@example.gov.kh`,
        email_verified: true,
      })
      .execute();
    await saysHere(writer, op.documentId);
    const { body } = await saysHere(reader, op.documentId);
    expect(presenceAnswerSchema.parse(body).present.map(({ name }) => name)).toEqual([
      { km: 'សុខ ដារ៉ា', en: 'Sok Dara' },
      null,
    ]);
  });

  it('ends with the session of a desk, whoever ends it', async () => {
    const { op } = await pushOne();
    const listener = await welcomed(reader);
    await saysHere(writer, op.documentId);
    expect(present(await listener.next(isIn(op.documentId)))).toHaveLength(1);
    await endDeskSession(pool.database, writer.device);
    expect(present(await listener.next(isIn(op.documentId)))).toEqual([]);
    listener.close();
  });

  it('in a document that gets a stream of its own is told to nobody who may not read that', async () => {
    const { op } = await pushOne();
    const listener = await welcomed(reader);
    await saysHere(writer, op.documentId);
    expect(present(await listener.next(isIn(op.documentId)))).toHaveLength(1);
    const { status } = await writer.ask('/own-stream', {
      epoch: ministry.epoch,
      documentId: op.documentId,
      people: [{ person: writer.person, mayWrite: true }],
      offices: [],
    });
    expect(status).toBe(200);
    expect(present(await listener.next(isIn(op.documentId)))).toEqual([]);
    // As a request that was on its way meanwhile would leave it.
    await pool.database
      .insertInto('presence')
      .values({
        device: writer.device,
        document: op.documentId,
        stream: office.stream,
        person: writer.person,
        until: new Date(Date.now() + 60_000),
      })
      .execute();
    const later = await listenAs(reader);
    expect(present(await later.next(isIn(op.documentId)))).toEqual([]);
    listener.close();
    later.close();
  });

  it('is refused in what may not be read, as in what is not there', async () => {
    const other = await ministry.office(root.office);
    const elsewhere = ministry.desk();
    await ministry.join(elsewhere.person, other.office, 'drafter');
    const theirs = await pushOne(elsewhere, other.stream);
    for (const id of [theirs.op.documentId, newDocumentId()])
      expect(await saysHere(writer, id)).toMatchObject({ status: 403, body: { code: 'notAllowed' } });
  });
});
