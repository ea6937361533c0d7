import { useEffect, useEffectEvent } from 'react';
import type { Bridge } from '../../shared/ipc/contract.ts';

/** Whoever holds words that may not be on disk yet; answers whether they all are, once that is known. */
type Holder = () => Promise<boolean>;

const holders = new Set<Holder>();

/** Answers every `drafting.flush` from the page's first moment on, also where no desk stands: then there is nothing to write. */
export function answerFlush(bridge: Bridge): void {
  bridge.on('drafting.flush', () => {
    void Promise.all([...holders].map((holder) => holder())).then((answers) =>
      bridge.call['window.flushed']({ clean: answers.every(Boolean) }),
    );
  });
}

/** Is asked at every flush while the component is on the page. */
export function useFlush(holder: Holder): void {
  const ask = useEffectEvent(holder);
  useEffect(() => {
    const asked: Holder = () => ask();
    holders.add(asked);
    return () => {
      holders.delete(asked);
    };
  }, []);
}
