import en from '../../resources/texts/commands.en.json';
import km from '../../resources/texts/commands.km.json';
import menuEn from '../../resources/texts/menu.en.json';
import menuKm from '../../resources/texts/menu.km.json';
import type { Command } from '../../shared/ipc/types.ts';
import { useFormat } from './use-format.ts';

/** What each command is called, in the palette and the keyboard map as in the menu. */
export function useCommandTitles(): Readonly<Record<Command, string>> {
  return useFormat().language === 'en' ? en : km;
}

/** The menu's other entries, which are the window's own. */
export function useMenuTexts(): typeof menuKm {
  return useFormat().language === 'en' ? menuEn : menuKm;
}
