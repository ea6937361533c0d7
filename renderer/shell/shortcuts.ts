import { SHORTCUTS } from '../../shared/ipc/shortcuts.ts';
import type { Command } from '../../shared/ipc/types.ts';

/** The keys of a command as a person reads them on this machine: `Ctrl+S`, on a Mac `⌘S`. */
export const keysOf = (command: keyof typeof SHORTCUTS, platform?: string): string =>
  asRead(SHORTCUTS[command], platform);

/** Of any command; null for one that has no keys. */
export function keysOfCommand(command: Command): string | null {
  const keys = (SHORTCUTS as Partial<Record<Command, string>>)[command];
  return keys === undefined ? null : asRead(keys);
}

/** Keys in the form that menus take, as a person reads them on this machine. */
export function asRead(keys: string, platform: string = navigator.platform): string {
  return platform.startsWith('Mac')
    ? keys.replace('CmdOrCtrl+', '⌘').replace('Shift+', '⇧')
    : keys.replace('CmdOrCtrl', 'Ctrl').replace('+Plus', '++');
}
