import { useEffect, useState } from 'react';
import { useCommand } from '../bridge.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import { createFinder, type Finder } from './finder.ts';

/** One press of the keys that open the bar. */
export interface Asked {
  /** Counts the presses, from 1. */
  readonly press: number;
  /** What was selected in the text then, to look for; empty where nothing was. */
  readonly words: string;
  readonly replacing: boolean;
}

export interface Find {
  /** Null while the bar is closed. */
  readonly open: { readonly finder: Finder; readonly asked: Asked } | null;
  readonly setReplacing: (replacing: boolean) => void;
  readonly close: () => void;
}

/** Longer than this is a passage, not something to look for; in UTF-16 units. */
const WORDS_LIMIT = 200;

/** The words selected in the text, where they stand on one line. */
function selectedWords(texts: OpenTexts): string {
  const selection = getSelection();
  const isInText = texts.all().some(({ root }) => root.contains(selection?.anchorNode ?? null));
  const words = isInText ? (selection?.toString() ?? '') : '';
  return words.length > WORDS_LIMIT || /[\n\r]/u.test(words) ? '' : words;
}

/** Find in one draft, which stays the same: its bar is opened by the menu's commands and their keys while `enabled`. */
export function useFind(draft: DraftSession, texts: OpenTexts, enabled: boolean): Find {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [finder] = useState(() => createFinder(draft, texts));
  const isOpen = asked !== null;
  useEffect(() => (isOpen ? finder.watch() : undefined), [finder, isOpen]);

  const ask = (replacing: boolean): void => {
    if (!enabled) return;
    const words = selectedWords(texts);
    setAsked((last) => ({ press: (last?.press ?? 0) + 1, words, replacing }));
  };
  useCommand('find.open', () => ask(false));
  useCommand('find.replace', () => ask(true));
  useCommand('find.next', () => (isOpen ? finder.step(1) : ask(false)));
  useCommand('find.previous', () => (isOpen ? finder.step(-1) : ask(false)));

  return {
    open: asked === null ? null : { finder, asked },
    setReplacing: (replacing) => setAsked((last) => last && { ...last, replacing }),
    close() {
      finder.leave();
      setAsked(null);
    },
  };
}
