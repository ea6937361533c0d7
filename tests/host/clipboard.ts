/** Electron's `clipboard` within one run: a clipboard of the main process alone, apart from the one of the pages. */
import type { Clipboard as ElectronClipboard } from 'electron';
import { strict } from './strict.ts';

let held = '';

export const clipboard = strict('clipboard', {
  readText: async () => held,
  writeText: async (text) => {
    held = text;
  },
} satisfies Pick<ElectronClipboard, 'readText' | 'writeText'>);
