/** Keys in the Khmer of an instrument, where its structure is made. */
import {
  COMMAND_PRIORITY_CRITICAL,
  COMMAND_PRIORITY_EDITOR,
  COMMAND_PRIORITY_HIGH,
  createCommand,
  DELETE_CHARACTER_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  KEY_DOWN_COMMAND,
  KEY_ENTER_COMMAND,
  KEY_TAB_COMMAND,
  mergeRegister,
  type LexicalCommand,
  type LexicalEditor,
} from 'lexical';
import { lowerDivision, raiseDivision } from '../../../shared/instrument/editing/divisions.ts';
import type { Binding } from '../binding/binding.ts';
import { $enter, $newDivision, $newProvision } from './enter.ts';
import type { InstrumentWriting } from './instrument-writing.ts';
import { $joinBackwards, $joinForwards } from './joining.ts';
import { $caretLine } from './line-places.ts';
import { $isInstrumentLine, type InstrumentLine } from './instrument-nodes.ts';

/** A provision behind the caret's unit. */
export const NEW_PROVISION_COMMAND: LexicalCommand<undefined> = createCommand('NEW_PROVISION');
/** A division of this level behind the caret's unit. */
export const NEW_DIVISION_COMMAND: LexicalCommand<string> = createCommand('NEW_DIVISION');
/** A division, a paragraph or a point one level deeper (1) or higher (-1). */
export const SHIFT_COMMAND: LexicalCommand<1 | -1> = createCommand('SHIFT');

/** By the key's place: a heading of the type's first level, and so on. */
const LEVEL_KEYS: readonly string[] = ['Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5'];

/** Registers them, before Lexical's own; answers the function that takes them away. */
export function registerInstrumentKeys(
  editor: LexicalEditor,
  writing: InstrumentWriting,
  binding: Binding,
): () => void {
  return mergeRegister(
    // Behind what makes room for it, which takes out what is selected.
    editor.registerCommand(INSERT_PARAGRAPH_COMMAND, $enter, COMMAND_PRIORITY_HIGH),
    editor.registerCommand(
      KEY_ENTER_COMMAND,
      (event) => {
        const isAsked = event !== null && (event.ctrlKey || event.metaKey);
        if (!isAsked || !editor.dispatchCommand(NEW_PROVISION_COMMAND, undefined)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
    editor.registerCommand(
      DELETE_CHARACTER_COMMAND,
      (isBackward) => (isBackward ? $joinBackwards() : $joinForwards()),
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(NEW_PROVISION_COMMAND, $newProvision, COMMAND_PRIORITY_EDITOR),
    editor.registerCommand(
      NEW_DIVISION_COMMAND,
      (level) => {
        $newDivision(level);
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      SHIFT_COMMAND,
      (step) => {
        const place = $caretLine();
        if (place === null) return false;
        if (place.block.getFrame().type !== 'division') return $shiftPart(place.line, step);
        const uid = binding.blocks.uidOf(place.block.getKey());
        // Another step than the one that carries the key.
        if (uid !== undefined)
          queueMicrotask(() =>
            writing.perform(
              (drafting) => (step === 1 ? lowerDivision(drafting, uid) : raiseDivision(drafting, uid)),
              binding.selected(),
            ),
          );
        return true;
      },
      COMMAND_PRIORITY_EDITOR,
    ),
    editor.registerCommand(
      KEY_TAB_COMMAND,
      (event) => {
        if (!editor.dispatchCommand(SHIFT_COMMAND, event.shiftKey ? -1 : 1)) return false;
        event.preventDefault();
        return true;
      },
      COMMAND_PRIORITY_HIGH,
    ),
    editor.registerCommand(
      KEY_DOWN_COMMAND,
      (event) => {
        const at = LEVEL_KEYS.indexOf(event.code);
        // AltGr reports itself as Ctrl+Alt, and types.
        if (at === -1 || !event.ctrlKey || !event.altKey || event.getModifierState('AltGraph')) return false;
        event.preventDefault();
        const level = writing.drafting()?.type.levels[at];
        if (level !== undefined) $newDivision(level);
        return true;
      },
      COMMAND_PRIORITY_CRITICAL,
    ),
  );
}

/** A paragraph becomes a point, a point goes one deeper or one out; answers whether it can. */
function $shiftPart(line: InstrumentLine, step: 1 | -1): boolean {
  const depth = line.getRole() === 'point' ? line.getDepth() : -1;
  const before = line.getPreviousSibling();
  const deepest = $isInstrumentLine(before) && before.getRole() === 'point' ? before.getDepth() + 1 : 0;
  const next = depth + step;
  if (next < -1) return false;
  if (next === -1) line.setRole('paragraph').setDepth(0);
  else line.setRole('point').setDepth(Math.min(next, deepest));
  return true;
}
