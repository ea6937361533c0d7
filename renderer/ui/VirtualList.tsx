import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { FIRST_WINDOW, moved, rowsInSight } from './virtual-rows.ts';
import styles from './VirtualList.module.css';

export interface VirtualListProps<Item extends { readonly id: string }> {
  readonly label: string;
  readonly items: readonly Item[];
  /** Every row's height, in CSS pixels. */
  readonly rowHeight: number;
  readonly chosen: Item['id'] | null;
  readonly onChoose: (item: Item) => void;
  /** The Delete key on a row. */
  readonly onDelete?: (item: Item) => void;
  /** What an empty place says to do first. */
  readonly empty: ReactNode;
  readonly children: (item: Item) => ReactNode;
}

/**
 * A list box of any length: only the rows in sight are on the page, and a new list costs nothing for those that are
 * not. (A collection of the component library renders each of ten thousand items once to know it: over a second.)
 * The arrows move, Enter and Space choose.
 */
export function VirtualList<Item extends { readonly id: string }>(props: VirtualListProps<Item>): ReactNode {
  const { label, items, rowHeight, chosen, onChoose, onDelete, empty, children } = props;
  const name = useId();
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState(FIRST_WINDOW);
  const [active, setActive] = useState<Item['id'] | null>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const look = (): void => setSight({ top: element.scrollTop, height: element.clientHeight });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const resized = new ResizeObserver(look);
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, []);

  const chosenIndex = items.findIndex((item) => item.id === chosen);
  const found = items.findIndex((item) => item.id === (active ?? chosen));
  const activeIndex = found === -1 ? Math.max(0, chosenIndex) : found;

  const reveal = (index: number): void => {
    const element = box.current;
    if (element === null) return;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    const bottom = top + rowHeight - element.clientHeight;
    if (bottom > element.scrollTop) element.scrollTop = bottom;
  };
  useEffect(() => {
    if (chosenIndex !== -1) reveal(chosenIndex);
    // Only a new choice brings its row into sight; the list itself may change while somebody scrolls in it.
    // oxlint-disable-next-line react/exhaustive-deps -- see the line above
  }, [chosen]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const item = items[activeIndex];
    if (item === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    const perPage = Math.max(1, Math.floor(sight.height / rowHeight) - 1);
    const next = moved(event.key, activeIndex, items.length, perPage);
    if (next !== null) {
      setActive(items[next]?.id ?? null);
      reveal(next);
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(item);
    else if (event.key === 'Delete' && onDelete !== undefined) {
      setActive((items[activeIndex + 1] ?? items[activeIndex - 1])?.id ?? null);
      onDelete(item);
    } else return;
    event.preventDefault();
  };

  const { first, end } = rowsInSight(sight, rowHeight, items.length);
  return (
    <>
      {items.length === 0 ? empty : null}
      <div
        ref={box}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot hold two lines and scroll by rows
        role="listbox"
        aria-label={label}
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
                aria-selected={item.id === chosen}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                data-active={index === activeIndex}
                className={styles['row']}
                style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
                onClick={() => {
                  setActive(item.id);
                  onChoose(item);
                }}
              >
                {children(item)}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
