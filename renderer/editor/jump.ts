/** Brings the caret and the focus to where somebody beside the text wants them: a heading of the outline, a finding. */
import { SKIP_SCROLL_INTO_VIEW_TAG, type LexicalEditor } from 'lexical';
import type { Language } from '../../shared/document/model.ts';
import type { DraftText } from '../drafting/text.ts';
import type { Binding } from './binding/binding.ts';

/** Fulfils what was wanted before the editor stood, and then every wish; answers the function that stops. */
export function followWishes(
  root: HTMLElement,
  editor: LexicalEditor,
  binding: Binding,
  draft: DraftText,
  language: Language,
): () => void {
  const fulfil = (): void => {
    const wanted = draft.whereabouts.takeWanted(language);
    const key = wanted === null ? undefined : binding.blocks.keyOf(wanted.anchor.uid);
    if (wanted === null || key === undefined) return;
    root.focus({ preventScroll: true });
    binding.select(wanted, SKIP_SCROLL_INTO_VIEW_TAG);
    const block = editor.getElementByKey(key);
    // A block that was never laid out has only a guessed height: it is asked again once it has been.
    block?.scrollIntoView({ block: 'start' });
    requestAnimationFrame(() => block?.scrollIntoView({ block: 'start' }));
  };
  fulfil();
  return draft.whereabouts.onWanted(fulfil);
}
