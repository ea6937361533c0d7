import { SHORTCUTS } from '../../shared/ipc/shortcuts.ts';

/** The keys of a command as a person reads them on this machine: `Ctrl+S`, on a Mac `⌘S`. */
export function keysOf(command: keyof typeof SHORTCUTS, platform: string = navigator.platform): string {
  const keys = SHORTCUTS[command];
  return platform.startsWith('Mac')
    ? keys.replace('CmdOrCtrl+', '⌘').replace('Shift+', '⇧')
    : keys.replace('CmdOrCtrl', 'Ctrl');
}
