/** What a desk hears of a hub: its server-sent events, in their order. */
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createParser } from 'eventsource-parser';
import { EVENTS, type HubEvent } from '../../../shared/sync/events.ts';
import type { SyncDesk } from './ministry.ts';

export interface Listener {
  /** The next event that fits, whatever comes before it. Rejects where the hub ends the connection first. */
  readonly next: (fits: (event: HubEvent) => boolean) => Promise<HubEvent>;
  /** All that was heard so far. */
  readonly heard: readonly HubEvent[];
  readonly lastEventId: () => string | null;
  /** Resolves when the hub has ended it. */
  readonly ended: Promise<void>;
  readonly close: () => void;
}

export async function listenAs(
  desk: Pick<SyncDesk, 'address' | 'headers'>,
  lastEventId: string | null = null,
): Promise<Listener> {
  // A connection for itself: fetch() opens another one behind each that is cut, and a hub that stops waits for it.
  const asked = request(`${desk.address}/v1/events`, {
    agent: false,
    headers: { ...desk.headers, ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }) },
  });
  asked.end();
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  asked.on('error', () => undefined);
  if (answer.statusCode !== 200) {
    asked.destroy();
    throw new Error(`refused with ${answer.statusCode}`);
  }
  answer.setEncoding('utf8');
  const heard: HubEvent[] = [];
  const told = new EventTarget();
  let last: string | null = null;
  const parser = createParser({
    onEvent({ event, data, id }) {
      if (event === undefined || !Object.hasOwn(EVENTS, event)) throw new Error(`heard ${event}`);
      const name = event as HubEvent['event'];
      // The name says which form the data has.
      heard.push({ event: name, data: EVENTS[name].parse(JSON.parse(data)) } as HubEvent);
      last = id ?? last;
      told.dispatchEvent(new Event('more'));
    },
  });
  let isOver = false;
  const ended = (async () => {
    try {
      for await (const text of answer) parser.feed(String(text));
    } catch {
      // Closed by us, or cut by the hub.
    }
    isOver = true;
    told.dispatchEvent(new Event('more'));
  })();
  let read = 0;
  return {
    heard,
    ended,
    lastEventId: () => last,
    close: () => void asked.destroy(),
    async next(fits) {
      for (;;) {
        while (read < heard.length) {
          const event = heard[read];
          read += 1;
          if (event !== undefined && fits(event)) return event;
        }
        if (isOver) throw new Error('the hub ended the connection');
        await new Promise((resolve) => told.addEventListener('more', resolve, { once: true }));
      }
    },
  };
}

export const isHead =
  (stream: string) =>
  (event: HubEvent): boolean =>
    event.event === 'head' && event.data.stream === stream;
export const isPresence = (event: HubEvent): boolean => event.event === 'presence';
export const isStreams = (event: HubEvent): boolean => event.event === 'streams';

/** That so many streams may be read now. */
export const isStreamsOf =
  (count: number) =>
  (event: HubEvent): boolean =>
    event.event === 'streams' && event.data.streams.length === count;
