// The few words that main says itself: menus and system dialogs. They follow the page's language.
import english from '../../resources/texts/menu.en.json' with { type: 'json' };
import khmer from '../../resources/texts/menu.km.json' with { type: 'json' };
import type { Language } from '../../shared/document/model.ts';

export type TextKey = keyof typeof khmer;

const TEXTS: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { km: khmer, en: english };

export const textsOf = (language: Language): Readonly<Record<TextKey, string>> => TEXTS[language];
