import { useEffect, useState } from 'react';
import { useCommand } from '../bridge.ts';
import { blockElement } from '../editor/dom-places.ts';
import type { OnPaper } from './opener.ts';

export interface FocusMode {
  readonly on: boolean;
  readonly leave: () => void;
}

/** Nothing but the paper, where `possible`: the block under the caret stands out from the others. */
export function useFocusMode(onPaper: OnPaper | null, possible: boolean): FocusMode {
  const [wanted, setWanted] = useState(false);
  const on = wanted && possible && onPaper !== null;
  useCommand('view.focus', () => {
    if (possible) setWanted(!wanted);
  });

  useEffect(() => {
    if (!on) return undefined;
    const { texts, draft } = onPaper;
    const { whereabouts } = draft.text;
    let here: HTMLElement | null = null;
    const mark = (): void => {
      delete here?.dataset['here'];
      const caret = whereabouts.caret();
      const text = caret === null ? null : texts.get(caret.language);
      here = caret === null || text === null ? null : blockElement(text, caret.uid);
      if (here !== null) here.dataset['here'] = '';
    };
    // A block that was made anew (another level, an undo) has no mark yet.
    const markSoon = (): void => void requestAnimationFrame(mark);
    mark();
    const stops = [whereabouts.onCaret(mark), draft.text.onChange(markSoon), texts.onChange(mark)];
    return () => {
      for (const stop of stops) stop();
      delete here?.dataset['here'];
    };
  }, [on, onPaper]);

  return { on, leave: () => setWanted(false) };
}
