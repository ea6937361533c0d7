/** What is heard of the hub between rounds: begun after a round that ended well, over when the line is. */
import type { HubEvent } from '../../../shared/sync/events.ts';
import type { Homes } from './homes.ts';
import type { Line } from './line.ts';

export interface ListeningParts {
  readonly homes: Pick<Homes, 'hub' | 'streams'>;
  /** The hub has more than what is stored here, or other streams. */
  readonly onBehind: () => void;
  /** All that the hub tells, in its order. */
  readonly onNews: (news: HubEvent) => void;
  /** Nothing is heard any more. */
  readonly onSilence: () => void;
}

export interface Listening {
  /** Where nobody listens yet. */
  readonly begin: (line: () => Line) => void;
  /** Whatever is new at the hub will be told. */
  readonly isOpen: () => boolean;
  readonly end: () => void;
}

export function createListening({ homes, onBehind, onNews, onSilence }: ListeningParts): Listening {
  let stop: (() => void) | null = null;

  /** Of what was sent from here the end of the round has been read already. */
  const isBehind = (stream: string, seq: number): boolean => {
    const cursor = homes.streams().find(({ id }) => id === stream)?.cursor;
    return cursor !== undefined && cursor < seq;
  };

  const hasMore = (news: HubEvent): boolean => {
    if (news.event === 'presence' || news.event === 'directory') return false;
    if (news.event === 'head') return isBehind(news.data.stream, news.data.seq);
    const { epoch, streams } = news.data;
    const known = new Set(homes.streams().map(({ id }) => id));
    return (
      epoch !== homes.hub()?.epoch ||
      known.size !== streams.length ||
      streams.some(({ id, seq }) => !known.has(id) || isBehind(id, seq))
    );
  };

  return {
    begin(line) {
      stop ??= line().listen(
        (news) => {
          if (hasMore(news)) onBehind();
          onNews(news);
        },
        () => {
          stop = null;
          onSilence();
        },
      );
    },
    isOpen: () => stop !== null,
    end() {
      if (stop === null) return;
      stop();
      stop = null;
      onSilence();
    },
  };
}
