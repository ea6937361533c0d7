import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { FIRST_WINDOW, type Sight } from './virtual-rows.ts';

export interface InSight {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly sight: Sight;
  /** Scrolls as little as brings the row into sight. */
  readonly reveal: (index: number) => void;
}

/** The part of a scrolling box that is in sight; its rows are all of this height, in CSS pixels. */
export function useSight(rowHeight: number): InSight {
  const box = useRef<HTMLDivElement>(null);
  const [sight, setSight] = useState(FIRST_WINDOW);
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
  const reveal = (index: number): void => {
    const element = box.current;
    if (element === null) return;
    const top = index * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    const bottom = top + rowHeight - element.clientHeight;
    if (bottom > element.scrollTop) element.scrollTop = bottom;
  };
  return { box, sight, reveal };
}
