import type { JsonValue } from '../../shared/document/model.ts';
import { compareKhmer } from '../../shared/khmer/index.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';

export const ORDERS = ['changed', 'event', 'title'] as const;
export type Order = (typeof ORDERS)[number];

/** The record that keeps the order which was chosen last. */
export const ORDER_RECORD = 'library.order';

export const orderFrom = ({ order }: Readonly<Record<string, JsonValue>>): Order =>
  ORDERS.find((known) => known === order) ?? 'changed';

/** Texts in dictionary order, those that are empty behind all others. */
const emptyLast = (a: string, b: string): number => Number(a === '') - Number(b === '') || compareKhmer(a, b);

const latestFirst = (a: string | null, b: string | null): number => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? 1 : -1;
};

/** Khmer titles first, by the dictionary; those without one by their English title. */
const byTitle = (a: DocumentSummary, b: DocumentSummary): number =>
  emptyLast(a.title.km, b.title.km) || emptyLast(a.title.en, b.title.en);

/** Puts documents in an order; they come newest change first, and what is equal stays so. */
export type Sorter = (list: readonly DocumentSummary[], order: Order) => readonly DocumentSummary[];

/**
 * A sorter that begins with the order of last time: what is nearly sorted is sorted in a tenth of the time, and a list
 * is sorted again after each pause in the typing.
 */
export function createSorter(): Sorter {
  let place: ReadonlyMap<string, number> = new Map();
  return (list, order) => {
    if (order === 'changed') return list;
    if (order === 'event') return list.toSorted((a, b) => latestFirst(a.eventDate, b.eventDate));
    const newest = placesOf(list);
    const sorted = list
      .toSorted((a, b) => (place.get(a.id) ?? -1) - (place.get(b.id) ?? -1))
      .sort((a, b) => byTitle(a, b) || (newest.get(a.id) ?? 0) - (newest.get(b.id) ?? 0));
    place = placesOf(sorted);
    return sorted;
  };
}

const placesOf = (list: readonly DocumentSummary[]): ReadonlyMap<string, number> =>
  new Map(list.map(({ id }, index) => [id, index]));
