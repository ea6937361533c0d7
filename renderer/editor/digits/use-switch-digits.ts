import { useCommand } from '../../bridge.ts';
import { otherDigits } from '../../../shared/khmer/index.ts';
import type { OpenTexts } from '../open-texts.ts';
import { OWN_STEP_TAG } from '../typing/typed.ts';
import { $switchDigits } from './switch-digits.ts';

/** The menu's command, for the text or the field that one writes in, while `enabled`. */
export function useSwitchDigits(texts: OpenTexts, enabled: boolean): void {
  useCommand('edit.digits', () => {
    const field = document.activeElement;
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) switchInField(field);
    else if (enabled) switchInText(texts);
  });
}

/** One step of undo, with the selection as it was. */
export function switchInText(texts: OpenTexts): void {
  const text = texts.active();
  if (text === null) return;
  text.root.focus({ preventScroll: true });
  text.editor.update($switchDigits, { tag: OWN_STEP_TAG });
}

function switchInField(field: HTMLInputElement | HTMLTextAreaElement): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  if (from === null || to === null || from === to) return;
  // So that the field's own undo knows of it.
  document.execCommand('insertText', false, otherDigits(value.slice(from, to)));
  field.setSelectionRange(from, to);
}
