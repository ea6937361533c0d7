/** Server-sent events of the hub, as long as the connection holds. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { PROTOCOL, PROTOCOL_HEADER } from '../../../shared/sync/protocol.ts';
import { EVENTS, type HubEvent } from '../../../shared/sync/events.ts';
import type { HttpLineParts } from './http-line.ts';

/** The hub gives a sign of life more often; silence for so long is no connection. */
const SILENCE_MILLISECONDS = 90_000;
/** Of one event, in letters. */
const EVENT_LETTERS = 1_000_000;

export interface HearParts extends HttpLineParts {
  readonly hear: (news: HubEvent) => void;
  /** Aborted by whoever does not want to hear any more. */
  readonly abort: AbortController;
}

/** Resolves when nothing more is heard, whatever ended it. */
export async function hearEvents({ address, credentials, clock, hear, abort }: HearParts): Promise<void> {
  const silent = new AbortController();
  const silence: { callOff?: () => void } = {};
  const heard = (): void => {
    silence.callOff?.();
    silence.callOff = clock.after(SILENCE_MILLISECONDS, () => silent.abort());
  };
  try {
    const token = await credentials();
    heard();
    const answer = await fetch(`${address}/v1/events`, {
      headers: {
        [PROTOCOL_HEADER]: `${PROTOCOL.newest}`,
        accept: 'text/event-stream',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      redirect: 'error',
      signal: AbortSignal.any([abort.signal, silent.signal]),
    });
    if (!answer.ok || answer.body === null) return;
    const messages = answer.body
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(new EventSourceParserStream({ maxBufferSize: EVENT_LETTERS, onComment: heard }));
    for await (const { event, data } of messages) {
      heard();
      const news = newsIn(event, data);
      if (news !== null && !abort.signal.aborted) hear(news);
    }
  } catch {
    // However a connection ends, the next round begins another.
  } finally {
    silence.callOff?.();
  }
}

const isEventName = (name: string): name is HubEvent['event'] => Object.hasOwn(EVENTS, name);

/** Null for what is none of ours. */
function newsIn(event: string | undefined, data: string): HubEvent | null {
  if (event === undefined || !isEventName(event)) return null;
  try {
    // The name says which form the data has; the compiler cannot follow it through the union.
    return { event, data: EVENTS[event].parse(JSON.parse(data)) } as HubEvent;
  } catch {
    return null;
  }
}
