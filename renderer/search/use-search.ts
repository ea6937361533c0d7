import { useEffect, useEffectEvent, useState } from 'react';
import type { Language } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { clusters } from '../../shared/khmer/index.ts';
import type { SearchAnswer } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { createRefresher } from '../desk/refresh.ts';
import { pagePorts } from '../drafting/ports.ts';
import { createLatest } from './latest.ts';

export interface SearchChoice {
  /** At most this many hits. */
  readonly limit: number;
  /** Null: both. */
  readonly language: Language | null;
}

/** What is known of the documents that hold a text. */
export interface Searching {
  /** The text that the answer is to, which may be one letter behind; empty where there is no answer. */
  readonly text: string;
  readonly answer: SearchAnswer | null;
  readonly failure: Failure | null;
}

interface Question extends SearchChoice {
  readonly text: string;
}

const NOTHING: Searching = { text: '', answer: null, failure: null };

/** One Khmer syllable stands in nearly every document; a search that runs while one types begins at the second. */
export const isEnough = (text: string): boolean =>
  clusters(text).length > 1 || /[\p{Nd}\p{Script=Latin}]{2}/u.test(text);

/**
 * The documents that hold the text, again with every letter and whenever documents change. A text that is not enough
 * is asked for nothing.
 */
export function useSearch(text: string, { limit, language }: SearchChoice): Searching {
  const bridge = useBridge();
  const [found, setFound] = useState(NOTHING);
  const [latest] = useState(() =>
    createLatest(
      (question: Question) => bridge.call['search.query']({ ...question, kind: null, bin: false }),
      (question, answer) => {
        if (answer.ok) setFound({ text: question.text, answer: answer.value, failure: null });
        else setFound({ text: question.text, answer: null, failure: answer.error });
      },
    ),
  );

  useEffect(() => {
    if (isEnough(text)) latest.ask({ text, limit, language });
  }, [latest, text, limit, language]);
  const askAgain = useEffectEvent(() => {
    if (isEnough(text)) latest.ask({ text, limit, language });
  });
  useEffect(() => {
    const refresher = createRefresher(() => askAgain(), pagePorts);
    const stops = [
      bridge.on('documents.changed', refresher.ask),
      bridge.on('search.progress', refresher.ask),
      refresher.stop,
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [bridge]);

  return isEnough(text) ? found : NOTHING;
}
