/**
 * Commands after which one types at once. The page carries them out while their key is still going down, so that the
 * next letter finds the field: by the menu's way to main and back, letters typed meanwhile went into the article. A key
 * that the page has handled is no longer the menu's.
 */
import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { SHORTCUTS } from '../../shared/ipc/shortcuts.ts';
import { carryOut } from '../bridge.ts';

const TYPED = ['view.palette', 'view.search', 'find.open', 'find.replace', 'comment.add'] as const;

export function useTypedCommands(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      // Most keys are letters.
      if (!event.ctrlKey && !event.metaKey) return;
      const command = TYPED.find((each) => isPressed(SHORTCUTS[each], event));
      if (command === undefined || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      flushSync(() => carryOut(command));
    };
    addEventListener('keydown', onKeyDown, true);
    return () => removeEventListener('keydown', onKeyDown, true);
  }, []);
}

/** Keys as menus write them, a letter the last of them: by its place on the keyboard, whatever the layout makes of it. */
function isPressed(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split('+');
  const isMain = navigator.platform.startsWith('Mac') ? event.metaKey : event.ctrlKey;
  return (
    event.code === `Key${parts.at(-1) ?? ''}` &&
    isMain === parts.includes('CmdOrCtrl') &&
    event.shiftKey === parts.includes('Shift') &&
    !event.altKey
  );
}
