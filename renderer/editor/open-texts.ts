/** The texts that stand open on the paper: for what works on them from beside them (find, counting, translation). */
import type { LexicalEditor } from 'lexical';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import type { Binding } from './binding/binding.ts';
import type { KeyActions } from './typing/keys.ts';
import type { Footnotes } from './footnote/footnotes.ts';

/** One language's editor as others see it. */
export interface OpenText {
  readonly language: Language;
  readonly editor: LexicalEditor;
  readonly binding: Binding;
  /** What the text asks a person for, as its own keys do. */
  readonly actions: KeyActions;
  /** The element that is edited. */
  readonly root: HTMLElement;
  readonly footnotes: Footnotes;
}

export interface OpenTexts {
  /** In the order of LANGUAGES. The same array until a text comes or goes. */
  readonly all: () => readonly OpenText[];
  readonly get: (language: Language) => OpenText | null;
  /** The text that has the focus, or had it last; null before any had. */
  readonly active: () => OpenText | null;
  /** Answers the function that takes the text away. */
  readonly put: (text: OpenText) => () => void;
  /** Called when a text comes or goes. */
  readonly onChange: (listener: () => void) => () => void;
}

export function createOpenTexts(): OpenTexts {
  const listeners = new Set<() => void>();
  let open: readonly OpenText[] = [];
  let focused: Language | null = null;

  function hold(texts: readonly OpenText[]): void {
    open = LANGUAGES.flatMap((language) => texts.find((text) => text.language === language) ?? []);
    for (const listener of listeners) listener();
  }

  const get = (language: Language): OpenText | null =>
    open.find((text) => text.language === language) ?? null;

  return {
    all: () => open,
    get,
    active: () => (focused === null ? null : get(focused)),
    put(text) {
      const focus = (): void => {
        focused = text.language;
      };
      text.root.addEventListener('focusin', focus);
      hold([...open.filter(({ language }) => language !== text.language), text]);
      return () => {
        text.root.removeEventListener('focusin', focus);
        hold(open.filter((other) => other !== text));
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
