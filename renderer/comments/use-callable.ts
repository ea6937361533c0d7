import { useEffect, useMemo, useState } from 'react';
import { compareKhmer } from '../../shared/khmer/index.ts';
import type { Callable } from '../../shared/ipc/comments.ts';
import { useBridge } from '../bridge.ts';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';
import type { Called } from './mentioning.ts';

/** Everybody who can be called on, by name in the interface's language. */
export function useCallable(): readonly Called[] {
  const bridge = useBridge();
  const { language } = useFormat();
  const [people, setPeople] = useState<readonly Callable[]>([]);
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      const answer = await bridge.call['comments.people']({});
      if (!isGone && answer.ok) setPeople(answer.value);
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [bridge]);
  return useMemo(
    () =>
      people
        .flatMap(({ id, name }) => {
          const own = titleOf(name, language);
          return own === null ? [] : [{ id, name: own.text }];
        })
        .toSorted((a, b) => compareKhmer(a.name, b.name)),
    [people, language],
  );
}
