/** Which of a list's items are marked for something that is done to all of them at once. */

export interface Marks {
  readonly ids: ReadonlySet<string>;
  /** Where a stretch begins that Shift extends. */
  readonly anchor: string | null;
}

export const NO_MARKS: Marks = { ids: new Set(), anchor: null };

/** Marks the item, or takes its mark away. */
export function toggled({ ids }: Marks, id: string): Marks {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Marks all from the anchor to the item, and nothing else; without an anchor from `from`, where the list is active. */
export function extended(
  { anchor }: Marks,
  items: readonly { readonly id: string }[],
  from: string,
  to: string,
): Marks {
  const start = anchor !== null && items.some(({ id }) => id === anchor) ? anchor : from;
  const [one, two] = [start, to].map((wanted) => items.findIndex(({ id }) => id === wanted));
  if (one === undefined || two === undefined) return { ids: new Set(), anchor };
  const stretch = items.slice(Math.max(0, Math.min(one, two)), Math.max(one, two) + 1);
  return { ids: new Set(stretch.map(({ id }) => id)), anchor: start };
}

export const all = (items: readonly { readonly id: string }[]): Marks => ({
  ids: new Set(items.map(({ id }) => id)),
  anchor: items[0]?.id ?? null,
});

/** Without the marks of items that are not in the list any more; the same object where all still are. */
export function withinList(marks: Marks, items: readonly { readonly id: string }[]): Marks {
  if (marks.ids.size === 0) return marks;
  const there = items.filter(({ id }) => marks.ids.has(id));
  return there.length === marks.ids.size ? marks : { ...marks, ids: new Set(there.map(({ id }) => id)) };
}
