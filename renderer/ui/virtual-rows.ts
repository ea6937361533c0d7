/** The part of a list that is in sight, in CSS pixels from the list's top. */
export interface Sight {
  readonly top: number;
  readonly height: number;
}

/** Before the list is measured: enough for a first picture on a small screen. */
export const FIRST_WINDOW: Sight = { top: 0, height: 768 };

/** Rows beyond the edge, so that scrolling finds them there. */
const BEYOND = 6;

/** The rows to render: from `first` up to, without, `end`. */
export function rowsInSight(
  sight: Sight,
  rowHeight: number,
  count: number,
): { readonly first: number; readonly end: number } {
  const end = Math.min(count, Math.ceil((sight.top + sight.height) / rowHeight) + BEYOND);
  const first = Math.max(0, Math.min(end, Math.floor(sight.top / rowHeight) - BEYOND));
  return { first, end };
}

/** Where a key leads from a row; null for a key that moves nowhere. */
export function moved(key: string, from: number, count: number, perPage: number): number | null {
  const within = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return within(from + 1);
    case 'ArrowUp':
      return within(from - 1);
    case 'PageDown':
      return within(from + perPage);
    case 'PageUp':
      return within(from - perPage);
    case 'Home':
      return 0;
    case 'End':
      return within(count - 1);
    default:
      return null;
  }
}
