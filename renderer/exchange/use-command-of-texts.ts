import { COMMAND_PRIORITY_LOW, mergeRegister, type LexicalCommand } from 'lexical';
import { useEffect } from 'react';
import type { OpenTexts } from '../editor/open-texts.ts';

/** Hears a command in every text that is open. The function is to be the same from one rendering to the next. */
export function useCommandOfTexts<T>(
  texts: OpenTexts,
  command: LexicalCommand<T>,
  hear: (said: T) => boolean,
): void {
  useEffect(() => {
    let stop = (): void => undefined;
    const listen = (): void => {
      stop();
      stop = mergeRegister(
        ...texts.all().map(({ editor }) => editor.registerCommand(command, hear, COMMAND_PRIORITY_LOW)),
      );
    };
    listen();
    const stopFollowing = texts.onChange(listen);
    return () => {
      stopFollowing();
      stop();
    };
  }, [texts, command, hear]);
}
