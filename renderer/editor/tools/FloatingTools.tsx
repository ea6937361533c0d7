import { useEffect, useState, type ReactNode } from 'react';
import { Toolbar as AriaToolbar } from 'react-aria-components';
import type { EditorLabels } from '../labels.ts';
import type { Looks } from '../commands.ts';
import type { OpenText } from '../open-texts.ts';
import { Tool, WordTools, type ToolbarActions } from './Toolbar.tsx';
import { ArrowDown01, MessageSquarePlus } from 'lucide-react';
import { carryOut } from '../../bridge.ts';
import { keysOf } from '../../shell/shortcuts.ts';
import styles from './menus.module.css';

/** How long a selection has to rest, in milliseconds. */
const REST = 350;
/** What the tools take, with a gap, in CSS pixels. */
const HEIGHT = 48;
const WIDTH = 222;

export interface FloatingToolsProps {
  readonly text: OpenText;
  readonly labels: EditorLabels;
  readonly looks: Looks | null;
  readonly actions: ToolbarActions;
}

interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Above the selected words, or below them where there is no room; null where none are selected in this text. */
function spotOf(root: HTMLElement): Spot | null {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  if (!root.contains(selection.anchorNode) || !root.contains(document.activeElement)) return null;
  const words = selection.getRangeAt(0).getBoundingClientRect();
  const frame = root.closest('article')?.parentElement?.getBoundingClientRect();
  const roof = frame?.top ?? 0;
  if (words.width === 0 || words.bottom < roof || words.top > innerHeight) return null;
  const above = words.top - HEIGHT;
  const below = words.bottom + 6;
  const top = above >= roof ? above : below;
  if (top + HEIGHT > innerHeight) return null;
  return { top, left: Math.max(Math.min(words.left, innerWidth - WIDTH - 8), 8) };
}

const hasDigits = (): boolean => /[0-9\u17E0-\u17E9]/u.test(getSelection()?.toString() ?? '');

/** The tools for words, beside the words that are selected: behind the text in the order of Tab, left by Escape. */
export function FloatingTools({ text, labels, looks, actions }: FloatingToolsProps): ReactNode {
  const [spot, setSpot] = useState<Spot | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      setSpot(null);
    };
    // They stay while they have the focus, whatever their use does to the text.
    const isUsed = (): boolean => (document.activeElement?.closest('[data-floating]') ?? null) !== null;
    const scroll = (): void => {
      if (!isUsed()) hide();
    };
    const wait = (): void => {
      if (isUsed()) return;
      hide();
      timer = setTimeout(() => setSpot(spotOf(text.root)), REST);
    };
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      const wasUsed = isUsed();
      hide();
      if (wasUsed) text.root.focus({ preventScroll: true });
    };
    const leave = ({ target }: FocusEvent): void => {
      if (!isUsed() && !(target instanceof Node && text.root.contains(target))) hide();
    };
    // The paper moves when a panel opens beside it.
    const frame = new ResizeObserver(wait);
    const scroller = text.root.closest('[data-scroller]');
    if (scroller !== null) frame.observe(scroller);
    document.addEventListener('focusin', leave);
    document.addEventListener('selectionchange', wait);
    document.addEventListener('scroll', scroll, true);
    document.addEventListener('keydown', escape, true);
    return () => {
      clearTimeout(timer);
      frame.disconnect();
      document.removeEventListener('focusin', leave);
      document.removeEventListener('selectionchange', wait);
      document.removeEventListener('scroll', scroll, true);
      document.removeEventListener('keydown', escape, true);
    };
  }, [text]);

  if (spot === null || looks === null) return null;
  return (
    <AriaToolbar
      data-floating
      aria-label={labels.selection}
      className={styles['floating'] ?? ''}
      style={spot}
    >
      <WordTools
        labels={labels}
        looks={looks}
        onMark={actions.toggleMark}
        onLink={() => {
          setSpot(null);
          actions.askLink();
        }}
      />
      <Tool
        label={labels.comment}
        keys={keysOf('comment.add')}
        icon={MessageSquarePlus}
        disabled={false}
        onUse={() => carryOut('comment.add')}
      />
      {hasDigits() ? (
        <Tool
          label={labels.digits}
          keys={keysOf('edit.digits')}
          icon={ArrowDown01}
          disabled={false}
          onUse={actions.switchDigits}
        />
      ) : null}
    </AriaToolbar>
  );
}
