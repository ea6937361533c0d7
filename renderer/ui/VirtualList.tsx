import { useEffect, useId, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { Check } from 'lucide-react';
import { all, extended, NO_MARKS, toggled, type Marks } from './marks.ts';
import { useSight } from './use-sight.ts';
import { moved, rowsInSight } from './virtual-rows.ts';
import styles from './VirtualList.module.css';

export interface Marking {
  readonly marks: Marks;
  readonly onMark: (marks: Marks) => void;
}

export interface VirtualListProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  /** Every row's height, in CSS pixels. */
  readonly rowHeight: number;
  readonly chosen: Item['id'] | null;
  readonly onChoose: (item: Item) => void;
  /** The Delete key on a row. */
  readonly onDelete?: (item: Item) => void;
  /** Where several items can be marked at once; without it, the list is a choice of one. */
  readonly marking?: Marking;
  /** The last of the rows are in sight: more of them may be asked for. */
  readonly onEnd?: () => void;
  /** What an empty place says to do first. */
  readonly empty: ReactNode;
  readonly children: (item: Item) => ReactNode;
}

/** The box of a row is for the pointer alone; the keyboard has Space. */
const isOnMark = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest('[data-marked]') !== null;

/**
 * A list box of any length: only the rows in sight are on the page, and a new list costs nothing for those that are
 * not. (A collection of the component library renders each of ten thousand items once to know it: over a second.)
 * The arrows move, Enter and Space choose. With `marking`, Space marks, Shift with what moves marks a stretch, Ctrl+A all,
 * Escape none.
 */
export function VirtualList<Item extends { readonly id: string }>(props: VirtualListProps<Item>): ReactNode {
  const { label, items, rowHeight, chosen, onChoose, onDelete, marking, onEnd, empty, children } = props;
  const marked = marking?.marks.ids ?? NO_MARKS.ids;
  const name = useId();
  const { box, sight, reveal } = useSight(rowHeight);
  const [active, setActive] = useState<Item['id'] | null>(null);

  const chosenIndex = items.findIndex((item) => item.id === chosen);
  const found = items.findIndex((item) => item.id === (active ?? chosen));
  const activeIndex = found === -1 ? Math.max(0, chosenIndex) : found;

  useEffect(() => {
    if (chosenIndex !== -1) reveal(chosenIndex);
    // Only a new choice brings its row into sight; the list itself may change while somebody scrolls in it.
    // oxlint-disable-next-line react/exhaustive-deps -- see the line above
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[activeIndex];
    if (item === undefined || event.altKey || event.metaKey) return;
    if (marking !== undefined && markByKey(event, marking, item)) return event.preventDefault();
    if (event.ctrlKey) return;
    const perPage = Math.max(1, Math.floor(sight.height / rowHeight) - 1);
    const next = moved(event.key, activeIndex, items.length, perPage);
    const target = next === null ? undefined : items[next];
    if (next !== null && target !== undefined) {
      setActive(target.id);
      reveal(next);
      if (event.shiftKey) marking?.onMark(extended(marking.marks, items, item.id, target.id));
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(item);
    else if (event.key === 'Delete' && onDelete !== undefined) {
      setActive((items[activeIndex + 1] ?? items[activeIndex - 1])?.id ?? null);
      onDelete(item);
    } else return;
    event.preventDefault();
  };

  /** Whether the key was one that marks. */
  const markByKey = (event: KeyboardEvent, { marks, onMark }: Marking, item: Item): boolean => {
    // By the place of the key: on a Khmer keyboard the letter is another.
    if (event.ctrlKey) {
      if (event.code !== 'KeyA') return false;
      onMark(all(items));
    } else if (event.key === ' ') onMark(toggled(marks, item.id));
    else if (event.key === 'Escape' && marks.ids.size > 0) onMark(NO_MARKS);
    else return false;
    return true;
  };

  const press = (event: MouseEvent, item: Item): void => {
    const from = items[activeIndex]?.id ?? item.id;
    setActive(item.id);
    if (marking === undefined) onChoose(item);
    else if (event.shiftKey) marking.onMark(extended(marking.marks, items, from, item.id));
    else if (event.ctrlKey || event.metaKey || isOnMark(event))
      marking.onMark(toggled(marking.marks, item.id));
    else {
      if (marked.size > 0) marking.onMark(NO_MARKS);
      onChoose(item);
    }
  };

  const { first, end } = rowsInSight(sight, rowHeight, items.length);
  const seesEnd = items.length > 0 && end === items.length;
  useEffect(() => {
    if (seesEnd) onEnd?.();
  }, [seesEnd, items.length, onEnd]);

  return (
    <>
      {items.length === 0 ? empty : null}
      <div
        ref={box}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot hold two lines and scroll by rows
        role="listbox"
        aria-label={label}
        aria-multiselectable={marking !== undefined}
        data-marking={marked.size > 0}
        tabIndex={0}
        hidden={items.length === 0}
        className={styles['list']}
        aria-activedescendant={items.length === 0 ? undefined : `${name}-${activeIndex}`}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={styles['whole']} style={{ height: items.length * rowHeight }}>
          {items.slice(first, end).map((item, offset) => {
            const index = first + offset;
            return (
              // The keys and the focus are the list box's own: an option may leave the page while somebody scrolls.
              // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
              <div
                key={item.id}
                id={`${name}-${index}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option element stands only in a select
                role="option"
                aria-selected={marked.size > 0 ? marked.has(item.id) : item.id === chosen}
                aria-current={marking === undefined ? undefined : item.id === chosen}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                data-active={index === activeIndex}
                className={styles['row']}
                style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
                onClick={(event) => press(event, item)}
              >
                {marking === undefined ? null : (
                  <span aria-hidden className={styles['mark']} data-marked={marked.has(item.id)}>
                    <Check />
                  </span>
                )}
                {children(item)}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
