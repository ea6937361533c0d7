import {
  useEffect,
  useId,
  useState,
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { ChevronRight } from 'lucide-react';
import { useSight } from './use-sight.ts';
import { moved, rowsInSight } from './virtual-rows.ts';
import styles from './VirtualTree.module.css';

/** A row of a tree, in the order in which the rows stand; what a closed row holds is not among them. */
export interface TreeRow<Id extends string = string> {
  readonly id: Id;
  /** 0 for the outermost. */
  readonly depth: number;
  /** Null for a row that holds nothing. */
  readonly isOpen: boolean | null;
  /** The how many-eth of how many in the same row above them, from 1. */
  readonly place: number;
  readonly among: number;
}

/** Where a dragged row would go, seen from another one; `into`: as the last of what that one holds. */
export type DropSide = 'before' | 'after' | 'into';

export interface Dropping<Row extends TreeRow> {
  readonly canDrop: (dragged: Row['id'], side: DropSide, on: Row['id']) => boolean;
  readonly onDrop: (dragged: Row['id'], side: DropSide, on: Row['id']) => void;
}

export interface VirtualTreeProps<Row extends TreeRow> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** Every row's height, in CSS pixels. */
  readonly rowHeight: number;
  /** Marked, and brought into sight when it becomes another; null for none. */
  readonly current: Row['id'] | null;
  /** The row that the keys are for; null before any was. */
  readonly active: Row['id'] | null;
  readonly onActive: (id: Row['id']) => void;
  /** Enter, or a click. */
  readonly onChoose: (row: Row) => void;
  readonly onFold: (row: Row, isOpen: boolean) => void;
  /** Further keys of a row; answers whether the key was one of them. */
  readonly onKey?: (event: KeyboardEvent, row: Row) => boolean;
  /** The pointer's other button on a row. */
  readonly onMenu?: (row: Row) => void;
  readonly dropping?: Dropping<Row>;
  readonly empty: ReactNode;
  readonly children: (row: Row) => ReactNode;
}

interface Over<Id> {
  readonly on: Id;
  readonly side: DropSide;
}

/**
 * A tree of any length: only the rows in sight are on the page. The arrows move, Right and Left open and close or go to
 * what holds the row, Enter chooses; a row can be dragged beside or into another.
 */
export function VirtualTree<Row extends TreeRow>(props: VirtualTreeProps<Row>): ReactNode {
  const { label, rows, rowHeight, current, active, onActive, onChoose, onFold, onKey, onMenu } = props;
  const { dropping, empty, children } = props;
  const name = useId();
  const { box, sight, reveal } = useSight(rowHeight);
  const [dragged, setDragged] = useState<Row['id'] | null>(null);
  const [over, setOver] = useState<Over<Row['id']> | null>(null);

  const currentIndex = rows.findIndex(({ id }) => id === current);
  const found = rows.findIndex(({ id }) => id === (active ?? current));
  const activeIndex = found === -1 ? Math.max(0, currentIndex) : found;
  useEffect(() => {
    if (currentIndex !== -1) reveal(currentIndex);
    // Only another current row is brought into sight; the tree itself may change while somebody scrolls in it.
    // oxlint-disable-next-line react/exhaustive-deps -- see the line above
  }, [current]);
  useEffect(() => {
    if (found !== -1) reveal(found);
    // A row that was moved stays in sight.
    // oxlint-disable-next-line react/exhaustive-deps -- see the line above
  }, [found]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[activeIndex];
    if (row === undefined) return;
    if (onKey?.(event, row) === true) return event.preventDefault();
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const perPage = Math.max(1, Math.floor(sight.height / rowHeight) - 1);
    const next = moved(event.key, activeIndex, rows.length, perPage) ?? sideways(event.key, row, activeIndex);
    const target = next === null ? undefined : rows[next];
    if (next !== null && target !== undefined) {
      onActive(target.id);
      reveal(next);
    } else if (event.key === 'Enter' || event.key === ' ') onChoose(row);
    else if (event.key === 'ArrowRight' && row.isOpen === false) onFold(row, true);
    else if (event.key === 'ArrowLeft' && row.isOpen === true) onFold(row, false);
    else return;
    event.preventDefault();
  };

  /** Right goes to the first that an open row holds, Left to what holds the row; null where they open or close it. */
  const sideways = (key: string, row: Row, index: number): number | null => {
    if (key === 'ArrowRight') return row.isOpen === true ? index + 1 : null;
    if (key !== 'ArrowLeft' || row.isOpen === true) return null;
    const holder = rows.findLastIndex((other, at) => at < index && other.depth < row.depth);
    return holder === -1 ? null : holder;
  };

  const press = (event: MouseEvent, row: Row): void => {
    onActive(row.id);
    const isOnArrow = event.target instanceof Element && event.target.closest('[data-fold]') !== null;
    if (isOnArrow && row.isOpen !== null) onFold(row, !row.isOpen);
    else onChoose(row);
  };

  const dragOver = (event: DragEvent, row: Row): void => {
    if (dragged === null || dropping === undefined) return;
    const sides = sidesAt(event, row.isOpen !== null);
    const side = sides.find((one) => dropping.canDrop(dragged, one, row.id));
    if (side === undefined) return setOver(null);
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    if (over?.on !== row.id || over.side !== side) setOver({ on: row.id, side });
  };
  const endDrag = (): void => {
    setDragged(null);
    setOver(null);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    if (dragged !== null && over !== null) dropping?.onDrop(dragged, over.side, over.on);
    endDrag();
  };

  const { first, end } = rowsInSight(sight, rowHeight, rows.length);
  // What is dragged stays on the page, or its drag would never end.
  const shown = rows
    .map((row, index) => ({ row, index }))
    .filter(({ row, index }) => (index >= first && index < end) || row.id === dragged);
  return (
    <>
      {rows.length === 0 ? empty : null}
      <div
        ref={box}
        role="tree"
        aria-label={label}
        tabIndex={0}
        hidden={rows.length === 0}
        className={styles['tree']}
        aria-activedescendant={rows.length === 0 ? undefined : `${name}-${activeIndex}`}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={styles['whole']} style={{ height: rows.length * rowHeight }}>
          {shown.map(({ row, index }) => (
            // The keys and the focus are the tree's own: a row may leave the page while somebody scrolls.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- see above
            <div
              key={row.id}
              id={`${name}-${index}`}
              role="treeitem"
              aria-level={row.depth + 1}
              aria-expanded={row.isOpen ?? undefined}
              aria-selected={row.id === current}
              aria-setsize={row.among}
              aria-posinset={row.place}
              data-active={index === activeIndex}
              data-over={over?.on === row.id ? over.side : undefined}
              data-dragged={row.id === dragged || undefined}
              className={styles['row']}
              style={{
                height: rowHeight,
                transform: `translateY(${index * rowHeight}px)`,
                paddingInlineStart: 4 + row.depth * 14,
              }}
              draggable={dropping !== undefined}
              onClick={(event) => press(event, row)}
              onContextMenu={(event) => {
                if (onMenu === undefined) return;
                event.preventDefault();
                onActive(row.id);
                onMenu(row);
              }}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                onActive(row.id);
                setDragged(row.id);
              }}
              onDragOver={(event) => dragOver(event, row)}
              onDrop={drop}
              onDragEnd={endDrag}
            >
              <span aria-hidden data-fold={row.isOpen === null ? undefined : true} className={styles['fold']}>
                {row.isOpen === null ? null : <ChevronRight />}
              </span>
              {children(row)}
            </div>
          ))}
        </div>
      </div>
    </>
  );
}

/** What the pointer may mean there, the nearest first; the middle of a row that holds others means into it. */
function sidesAt(event: DragEvent, holds: boolean): readonly DropSide[] {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const part = (event.clientY - top) / height;
  const near: DropSide = part < 0.5 ? 'before' : 'after';
  if (holds && part > 0.25 && part < 0.75) return ['into', near];
  return [near, 'into'];
}
