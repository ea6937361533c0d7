/**
 * Desks that listen at this hub. What they hear is looked up in the order in which the database told it, and only they
 * hear it who may read the stream then.
 */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { branded } from '../../shared/document/brand.ts';
import type { HubEvent } from '../../shared/sync/events.ts';
import type { Database } from '../db/connect.ts';
import type { News } from '../db/listen.ts';
import type { Asker, WhoAsks } from '../rights/asker.ts';
import { readableStreams } from '../rights/rights.ts';
import { peopledDocuments, presentIn, sweepPresence } from './presence.ts';

/** Of one desk. */
export interface Outlet {
  /** False where the desk reads too slowly: it is dropped, and comes again. */
  readonly write: (text: string) => boolean;
  readonly end: () => void;
}

export interface Subscriber {
  readonly asker: Asker;
  /** As they came with the request: whether somebody is still signed in is asked again. */
  readonly headers: IncomingHttpHeaders;
  /** What the desk heard last, or null. */
  readonly lastEventId: string | null;
  readonly outlet: Outlet;
}

export interface Subscribers {
  /** False where the person has as many already as one may have. Answers how to leave. */
  readonly add: (subscriber: Subscriber) => (() => void) | null;
  readonly hear: (news: News) => void;
  readonly stop: () => Promise<void>;
}

interface SubscriberParts {
  readonly database: Database;
  readonly epoch: () => string;
  readonly renewEpoch: () => Promise<void>;
  readonly whoAsks: WhoAsks;
  /** Milliseconds between two signs of life. */
  readonly heartbeat: number;
  readonly mistake: (error: unknown) => void;
}

/** Connections of one person to one hub: a desk or two, and those that died unnoticed. */
const PER_PERSON = 6;

interface Member extends Subscriber {
  heads: ReadonlyMap<string, number>;
}

/** Names the state of all heads: a desk that heard of it last has missed nothing. */
const stateOf = (epoch: string, heads: ReadonlyMap<string, number>): string =>
  createHash('sha256')
    .update(JSON.stringify([epoch, [...heads].toSorted(([a], [b]) => (a < b ? -1 : 1))]))
    .digest('base64url')
    .slice(0, 22);

export function createSubscribers(parts: SubscriberParts): Subscribers {
  const { database, epoch, whoAsks } = parts;
  const members = new Set<Member>();
  let last = Promise.resolve();
  /** One after the other, so that nothing overtakes the loss of a right. */
  const inOrder = (work: () => Promise<void>): Promise<void> => {
    last = last.then(work).catch(parts.mistake);
    return last;
  };

  const drop = (member: Member): void => {
    if (members.delete(member)) member.outlet.end();
  };
  const send = (member: Member, { event, data }: HubEvent): void => {
    const id = event === 'presence' || event === 'directory' ? '' : `id: ${stateOf(epoch(), member.heads)}\n`;
    if (!member.outlet.write(`event: ${event}\n${id}data: ${JSON.stringify(data)}\n\n`)) drop(member);
  };
  const sendStreams = (member: Member): void =>
    send(member, {
      event: 'streams',
      data: { epoch: epoch(), streams: Array.from(member.heads, ([id, seq]) => ({ id, seq })) },
    });
  const sendPresence = async (stream: string, document: string, to: Iterable<Member>): Promise<void> => {
    const listening = [...to].filter(({ heads }) => heads.has(stream));
    if (listening.length === 0) return;
    const present = [...(await presentIn(database, stream, document))];
    for (const member of listening)
      send(member, { event: 'presence', data: { stream, documentId: branded(document), present } });
  };
  /** True where the desk reads other streams than before. */
  const lookUp = async (member: Member): Promise<boolean> => {
    const streams = await readableStreams(database, member.asker.person);
    const before = member.heads;
    member.heads = new Map(streams.map(({ id, head }) => [id, head]));
    return before.size !== member.heads.size || streams.some(({ id }) => !before.has(id));
  };
  const welcome = async (member: Member): Promise<void> => {
    await lookUp(member);
    for (const { stream, document } of await peopledDocuments(database, [...member.heads.keys()]))
      await sendPresence(stream, document, [member]);
    // Last: whoever has heard it hears of what happens from here on, and of nothing twice.
    if (member.lastEventId !== stateOf(epoch(), member.heads)) sendStreams(member);
  };

  const handle = async (news: News): Promise<void> => {
    switch (news.what) {
      case 'head':
        for (const member of members) {
          const known = member.heads.get(news.stream);
          if (known === undefined || known >= news.seq) continue;
          member.heads = new Map(member.heads).set(news.stream, news.seq);
          send(member, { event: 'head', data: { stream: news.stream, seq: news.seq } });
        }
        return;
      case 'presence':
        await sendPresence(news.stream, news.document, members);
        return;
      case 'directory':
        for (const member of members) send(member, { event: 'directory', data: { head: news.head } });
        return;
      case 'rights':
        for (const member of members) if (await lookUp(member)) sendStreams(member);
        return;
      case 'epoch':
      case 'again':
        await parts.renewEpoch();
        for (const member of members) {
          await lookUp(member);
          sendStreams(member);
        }
    }
  };

  /** Whoever is signed out, or was taken out, hears nothing more. */
  const beat = async (): Promise<void> => {
    await sweepPresence(database);
    for (const member of members) {
      const asker = await whoAsks(member.headers);
      if (asker?.person !== member.asker.person || !member.outlet.write(':\n\n')) drop(member);
    }
  };
  const timer = setInterval(() => void inOrder(beat), parts.heartbeat);

  return {
    add(subscriber) {
      const { person } = subscriber.asker;
      if ([...members].filter(({ asker }) => asker.person === person).length >= PER_PERSON) return null;
      const member: Member = { ...subscriber, heads: new Map() };
      members.add(member);
      void inOrder(() => welcome(member));
      return () => void members.delete(member);
    },
    hear: (news) => void inOrder(() => handle(news)),
    async stop() {
      clearInterval(timer);
      for (const member of members) drop(member);
      await last;
    },
  };
}
