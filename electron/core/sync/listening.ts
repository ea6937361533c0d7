/** What is heard of the hub between rounds: begun after a round that ended well, over when the line is. */
import type { HubEvent } from '../../../shared/sync/events.ts';
import type { Homes } from './homes.ts';
import type { Line } from './line.ts';

export interface ListeningParts {
  readonly homes: Pick<Homes, 'streams'>;
  /** A stream has come further than what is stored here. */
  readonly onBehind: () => void;
  /** All that the hub tells, in its order. */
  readonly onNews: (news: HubEvent) => void;
  /** Nothing is heard any more. */
  readonly onSilence: () => void;
}

export interface Listening {
  /** Where nobody listens yet. */
  readonly begin: (line: () => Line) => void;
  readonly end: () => void;
}

export function createListening({ homes, onBehind, onNews, onSilence }: ListeningParts): Listening {
  let stop: (() => void) | null = null;

  const isBehind = (stream: string, seq: number): boolean => {
    const cursor = homes.streams().find(({ id }) => id === stream)?.cursor;
    // Of what was sent from here the end of the round has been read already.
    return cursor !== undefined && cursor < seq;
  };

  return {
    begin(line) {
      stop ??= line().listen(
        (news) => {
          const heads =
            news.event === 'streams'
              ? news.data.streams
              : news.event === 'head'
                ? [{ id: news.data.stream, seq: news.data.seq }]
                : [];
          if (heads.some(({ id, seq }) => isBehind(id, seq))) onBehind();
          onNews(news);
        },
        () => {
          stop = null;
          onSilence();
        },
      );
    },
    end() {
      if (stop === null) return;
      stop();
      stop = null;
      onSilence();
    },
  };
}
