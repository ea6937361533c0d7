// The few words that main says itself: menus and system dialogs. They follow the page's language.
import englishCommands from '../../resources/texts/commands.en.json' with { type: 'json' };
import khmerCommands from '../../resources/texts/commands.km.json' with { type: 'json' };
import english from '../../resources/texts/menu.en.json' with { type: 'json' };
import khmer from '../../resources/texts/menu.km.json' with { type: 'json' };
import type { Language } from '../../shared/document/model.ts';
import type { Command } from '../../shared/ipc/types.ts';

export type TextKey = keyof typeof khmer;

const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { km: khmer, en: english };

export const textsOf = (language: Language): Readonly<Record<TextKey, string>> => TEXTS[language];

/** What each command is called, in the menu as on the page. */
export const COMMAND_TITLES: Readonly<Record<Language, Readonly<Record<Command, string>>>> = {
  km: khmerCommands,
  en: englishCommands,
};
