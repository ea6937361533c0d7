import { LANGUAGES, type JsonValue, type Language } from '../../shared/document/model.ts';

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** How the desk itself looks and speaks; kept in the record `settings.interface`. */
export interface Interface {
  readonly language: Language;
  readonly theme: Theme;
}

export const INTERFACE_RECORD = 'settings.interface';

/** Khmer, and the system's own light or dark, until a person chooses. */
export const FIRST_INTERFACE: Interface = { language: 'km', theme: 'system' };

/** What a record says; anything it does not say, or says wrongly, is as at first. */
export function interfaceFrom(fields: Readonly<Record<string, JsonValue>>): Interface {
  return {
    language: LANGUAGES.find((language) => language === fields['language']) ?? FIRST_INTERFACE.language,
    theme: THEMES.find((theme) => theme === fields['theme']) ?? FIRST_INTERFACE.theme,
  };
}

export const otherLanguage = (language: Language): Language => (language === 'km' ? 'en' : 'km');

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? FIRST_INTERFACE.theme;
}
