import { useCallback, useEffect, useState } from 'react';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import type { RegisteredEntry } from '../../shared/instrument/register.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { RegisterFound, RegisterQuestion } from '../../shared/ipc/register.ts';
import { useBridge, useBridgeEvent } from '../bridge.ts';
import { createLatest } from '../search/latest.ts';

/** What is looked for. */
export type RegisterFilter = Omit<RegisterQuestion, 'from' | 'most'>;

export const NO_FILTER: RegisterFilter = { text: '', type: null, year: null, standing: null };

/** So many more each time that the list's end comes into sight. */
const A_PAGE = 200;

export interface UsedRegister {
  /** Null until the register has answered. */
  readonly found: RegisterFound | null;
  readonly failure: Failure | null;
  /** The end of the list is in sight. */
  readonly more: () => void;
}

interface Told {
  readonly filter: RegisterFilter;
  readonly found: RegisterFound | null;
  readonly failure: Failure | null;
}

/** At least `most` entries, where so many fit. */
type Asked = RegisterFilter & { readonly most: number };

/** A list that was scrolled through is read again as far as it was seen, page by page. */
async function inPages(bridge: Bridge, { most, ...filter }: Asked): Promise<Result<RegisterFound, Failure>> {
  const entries: RegisteredEntry[] = [];
  for (;;) {
    const answer = await bridge.call['register.find']({ ...filter, from: entries.length, most: A_PAGE });
    if (!answer.ok) return answer;
    entries.push(...answer.value.entries);
    if (entries.length >= Math.min(most, answer.value.total) || answer.value.entries.length === 0)
      return ok({ ...answer.value, entries });
  }
}

/** The entries that fit, again with every letter and whenever the register changes. */
export function useRegister(filter: RegisterFilter): UsedRegister {
  const bridge = useBridge();
  const [told, setTold] = useState<Told>({ filter, found: null, failure: null });
  const [latest] = useState(() =>
    createLatest(
      (question: Asked) => inPages(bridge, question),
      ({ most: _most, ...asked }, answer) =>
        setTold(
          answer.ok
            ? { filter: asked, found: answer.value, failure: null }
            : { filter: asked, found: null, failure: answer.error },
        ),
    ),
  );
  const [shown, setShown] = useState({ filter, most: A_PAGE });
  const most = shown.filter === filter ? shown.most : A_PAGE;
  useEffect(() => latest.ask({ ...filter, most }), [latest, filter, most]);
  useBridgeEvent('register.changed', () => latest.ask({ ...filter, most }));

  const loaded = told.found?.entries.length ?? 0;
  const hasMore = loaded < (told.found?.total ?? 0);
  const more = useCallback(() => {
    if (hasMore) setShown({ filter, most: loaded + A_PAGE });
  }, [filter, hasMore, loaded]);
  return { found: told.found, failure: told.failure, more };
}

/** Entries by id, as they are now; what is gone is not in it. Null until they have been read. */
export function useEntries(ids: readonly RegisterId[]): ReadonlyMap<RegisterId, RegisteredEntry> | null {
  const bridge = useBridge();
  const [read, setRead] = useState<ReadonlyMap<RegisterId, RegisteredEntry> | null>(null);
  const [latest] = useState(() =>
    createLatest(
      (asked: string) => bridge.call['register.read']({ ids: asked === '' ? [] : asked.split(' ') }),
      (_asked, answer) => {
        if (answer.ok) setRead(new Map(answer.value.map((entry) => [entry.id, entry])));
      },
    ),
  );
  const key = ids.join(' ');
  useEffect(() => latest.ask(key), [latest, key]);
  useBridgeEvent('register.changed', () => latest.ask(key));
  return read;
}
