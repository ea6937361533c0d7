/**
 * A code has more blocks than a frame has time to repaint: what is in sight or near it is painted at once, the rest when
 * the page has nothing better to do, or when it comes near.
 */

/** Of what is far out of sight at most so many milliseconds pass until some of it is painted. */
const AT_MOST_MS = 100;

export interface InSightFirst {
  /** Of several for one block the last is called. */
  readonly paint: (block: HTMLElement, paintOne: () => void) => void;
  readonly stop: () => void;
}

/** `root` holds the blocks. */
export function paintInSightFirst(root: HTMLElement): InSightFirst {
  const far = new WeakSet<EventTarget>();
  const waiting = new Map<EventTarget, () => void>();
  let idle: number | undefined;

  function paintWaiting(deadline: IdleDeadline): void {
    idle = undefined;
    for (const [block, paintOne] of waiting) {
      waiting.delete(block);
      paintOne();
      if (deadline.timeRemaining() < 1) break;
    }
    if (waiting.size > 0) ask();
  }
  function ask(): void {
    idle ??= requestIdleCallback(paintWaiting, { timeout: AT_MOST_MS });
  }
  // The browser skips what is far from the sight (content-visibility), and tells of it well before it is seen.
  function look(event: Event): void {
    const { target } = event;
    if (!(event instanceof ContentVisibilityAutoStateChangeEvent) || target === null) return;
    if (event.skipped) {
      far.add(target);
      return;
    }
    far.delete(target);
    waiting.get(target)?.();
    waiting.delete(target);
  }

  root.addEventListener('contentvisibilityautostatechange', look);
  return {
    paint(block, paintOne) {
      waiting.delete(block);
      if (!far.has(block)) {
        paintOne();
        return;
      }
      waiting.set(block, paintOne);
      ask();
    },
    stop() {
      root.removeEventListener('contentvisibilityautostatechange', look);
      if (idle !== undefined) cancelIdleCallback(idle);
    },
  };
}
