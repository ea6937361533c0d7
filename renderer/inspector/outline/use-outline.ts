import { useEffect, useState } from 'react';
import type { Language, Uid } from '../../../shared/document/model.ts';
import type { DraftText } from '../../drafting/text.ts';
import { headingAbove, outlineOf, type OutlineEntry } from './outline.ts';

export interface Outline {
  readonly entries: readonly OutlineEntry[];
  /** The heading whose part the caret stands in. */
  readonly current: Uid | null;
}

/** How long the text has to rest before it is read again, in milliseconds: an outline may come late, a key may not. */
const REST_MS = 250;

function read(text: DraftText, language: Language): Outline {
  const units = text.units(language);
  const caret = text.whereabouts.caret();
  return {
    entries: outlineOf(units),
    current: caret?.language === language ? headingAbove(units, caret.uid) : null,
  };
}

/**
 * The headings of one language and the one that the caret is under; read when a heading or the caret's block changed.
 * For one text and one language: a component that shows others is mounted anew.
 */
export function useOutline(text: DraftText, language: Language): Outline {
  const [outline, setOutline] = useState(() => read(text, language));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readSoon = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setOutline(read(text, language)), REST_MS);
    };
    const stops = [
      text.onChange((changes) => {
        const concerns = changes.some(
          (change) =>
            change.language === language &&
            (change.before?.type === 'heading' || change.after?.type === 'heading'),
        );
        if (concerns) readSoon();
      }),
      text.whereabouts.onCaret(readSoon),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [text, language]);
  return outline;
}
