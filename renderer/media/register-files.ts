import {
  COMMAND_PRIORITY_CRITICAL,
  DRAGOVER_COMMAND,
  DROP_COMMAND,
  mergeRegister,
  PASTE_COMMAND,
  type LexicalEditor,
} from 'lexical';
import type { Uid } from '../../shared/document/model.ts';
import type { OpenText } from '../editor/open-texts.ts';
import { PASTED_PICTURES_COMMAND } from '../editor/clipboard/paste-foreign.ts';
import type { MediaPlace } from './put-media.ts';

const hasFiles = (data: DataTransfer | null): data is DataTransfer =>
  data !== null && data.types.includes('Files');

/** Files that are pasted or dropped into a text. Answers the function that stops listening. */
export function registerFiles(
  { editor, binding, language }: OpenText,
  take: (files: readonly File[], place: MediaPlace) => void,
): () => void {
  return mergeRegister(
    editor.registerCommand(
      PASTE_COMMAND,
      (event) => {
        const data = event instanceof ClipboardEvent ? event.clipboardData : null;
        // Word and Excel put a picture of the words beside the words.
        if (!hasFiles(data) || data.files.length === 0 || data.getData('text/plain') !== '') return false;
        event.preventDefault();
        take([...data.files], { language, uid: binding.selected()?.focus.uid ?? null });
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      PASTED_PICTURES_COMMAND,
      (files) => {
        take(files, { language, uid: binding.selected()?.focus.uid ?? null });
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      DRAGOVER_COMMAND,
      (event) => {
        if (!hasFiles(event.dataTransfer)) return false;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      DROP_COMMAND,
      (event) => {
        if (!hasFiles(event.dataTransfer)) return false;
        event.preventDefault();
        take([...event.dataTransfer.files], { language, uid: uidAt(editor, event.target, binding.blocks) });
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** The unit whose block the pointer is over; null beside the text. */
function uidAt(
  editor: LexicalEditor,
  target: EventTarget | null,
  blocks: OpenText['binding']['blocks'],
): Uid | null {
  const over = blocks
    .order()
    .find(({ key }) => target instanceof Node && editor.getElementByKey(key)?.contains(target) === true);
  return over?.uid ?? null;
}
