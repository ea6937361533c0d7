import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { foldForSearch } from '../../shared/khmer/index.ts';
import { useNow } from '../i18n/use-now.ts';
import { countsOf, matches, NO_FILTER, titleHas, titleKey, type Facet, type Filter } from './filter.ts';
import { createSorter, type Order } from './order.ts';
import { useOrder } from './use-order.ts';

export const VIEWS = ['all', 'recent', 'pinned', 'toDecide'] as const;
export type View = (typeof VIEWS)[number];

/** What of the library is in sight. */
export interface Library {
  readonly shown: readonly DocumentSummary[];
  readonly view: View;
  readonly setView: (view: View) => void;
  readonly order: Order;
  readonly setOrder: (order: Order) => void;
  readonly filter: Filter;
  readonly setFilter: (filter: Filter) => void;
  /** What was typed to find a title. */
  readonly title: string;
  readonly setTitle: (typed: string) => void;
  /** How many documents each value of a facet would show. */
  readonly counts: (facet: Facet) => ReadonlyMap<string, number>;
}

/** `recent`: the documents opened last, the latest first; `toDecide`: those that wait for a person's decision. */
export function useLibrary(
  list: readonly DocumentSummary[],
  recent: readonly DocumentId[],
  toDecide: ReadonlySet<DocumentId>,
): Library {
  const now = useNow();
  const [view, setView] = useState<View>('all');
  const [order, setOrder] = useOrder();
  const [filter, setFilter] = useState(NO_FILTER);
  const [title, setTitle] = useState('');
  const [sort] = useState(createSorter);
  const typed = useDeferredValue(title);
  useTitleKeys(list);

  const ofView = useMemo(() => {
    if (view === 'pinned') return list.filter(({ pinned }) => pinned);
    if (view === 'toDecide') return list.filter(({ id }) => toDecide.has(id));
    if (view === 'all') return list;
    const byId = new Map(list.map((summary) => [summary.id, summary]));
    return recent.flatMap((id) => byId.get(id) ?? []);
  }, [list, view, recent, toDecide]);

  const shown = useMemo(() => {
    const folded = foldForSearch(typed);
    const found = ofView.filter((summary) => matches(summary, filter, now) && titleHas(summary, folded));
    // What was opened last stands in that order.
    return view === 'recent' ? found : sort(found, order);
  }, [ofView, filter, now, typed, view, order, sort]);
  return {
    shown,
    view,
    setView,
    order,
    setOrder,
    filter,
    setFilter,
    title,
    setTitle,
    counts: (facet) => countsOf(ofView, filter, facet, now),
  };
}

/** Between two keys there is no time to fold ten thousand titles: it is done before, while nothing else is to do. */
function useTitleKeys(list: readonly DocumentSummary[]): void {
  useEffect(() => {
    let next = 0;
    let asked = 0;
    const fold = (deadline: IdleDeadline): void => {
      for (; next < list.length && deadline.timeRemaining() > 2; next += 1) {
        const summary = list[next];
        if (summary !== undefined) titleKey(summary);
      }
      if (next < list.length) asked = requestIdleCallback(fold);
    };
    asked = requestIdleCallback(fold);
    return () => cancelIdleCallback(asked);
  }, [list]);
}
