/** Where in an open draft the caret stands, and where it is wanted: between its editors and what stands beside them. */
import type { Language, Uid } from '../../shared/document/model.ts';
import { createListeners } from './listeners.ts';
import type { Selected } from './place.ts';

/** The unit under the caret. */
export interface Caret {
  readonly language: Language;
  readonly uid: Uid;
}

export interface Whereabouts {
  /** Where the caret is, or was when the text last had the focus; null before it ever had. */
  readonly caret: () => Caret | null;
  /** Called when the caret comes into another unit, not with every key. */
  readonly onCaret: (listener: () => void) => () => void;
  /** Puts the selection and the focus there; where that language is not shown yet, as soon as it is. */
  readonly goTo: (selected: Selected) => void;

  /** For the editors: where the caret is now. */
  readonly tellCaret: (caret: Caret) => void;
  /** For the editors: where the selection is wanted in this language; asked once, it is no longer wanted. */
  readonly takeWanted: (language: Language) => Selected | null;
  readonly onWanted: (listener: () => void) => () => void;
}

export function createWhereabouts(): Whereabouts {
  const carets = createListeners();
  const wishes = createListeners();
  let caret: Caret | null = null;
  let wanted: Selected | null = null;
  return {
    caret: () => caret,
    onCaret: (listener) => carets.add(listener),
    goTo(selected) {
      wanted = selected;
      wishes.tell();
    },
    tellCaret(next) {
      if (caret !== null && caret.uid === next.uid && caret.language === next.language) return;
      caret = next;
      carets.tell();
    },
    takeWanted(language) {
      if (wanted?.language !== language) return null;
      const taken = wanted;
      wanted = null;
      return taken;
    },
    onWanted: (listener) => wishes.add(listener),
  };
}
