import { LANGUAGES, type JsonValue, type Language } from '../../shared/document/model.ts';
import { FIRST_LOOK, paperLookFrom, type PaperLook } from '../../shared/html/paper-look.ts';
import { INTERFACE_RECORD } from '../../shared/ipc/record-names.ts';

export { INTERFACE_RECORD };

export const THEMES = ['light', 'dark', 'system'] as const;
export type Theme = (typeof THEMES)[number];

/** Sizes of everything in the window, in per cent. */
export const SIZES = [90, 100, 110, 125, 150] as const;
/** Sizes of the paper within it, in per cent. */
export const ZOOMS = [70, 80, 90, 100, 110, 125, 150, 175, 200] as const;

/** `system`: things move as the system's own setting allows; `less`: nothing moves. */
export const MOTIONS = ['system', 'less'] as const;

/** How the desk itself looks and speaks; kept in the record `settings.interface`. */
export interface Interface extends PaperLook {
  readonly language: Language;
  readonly theme: Theme;
  readonly size: (typeof SIZES)[number];
  readonly zoom: (typeof ZOOMS)[number];
  readonly motion: (typeof MOTIONS)[number];
}

/** Khmer, and the system's own light or dark, until a person chooses. */
export const FIRST_INTERFACE: Interface = {
  ...FIRST_LOOK,
  language: 'km',
  theme: 'system',
  size: 100,
  zoom: 100,
  motion: 'system',
};

/** What a record says; anything it does not say, or says wrongly, is as at first. */
export function interfaceFrom(fields: Readonly<Record<string, JsonValue>>): Interface {
  const one = <T extends string | number>(choices: readonly T[], field: string, first: T): T =>
    choices.find((choice) => choice === fields[field]) ?? first;
  return {
    ...paperLookFrom(fields),
    language: one(LANGUAGES, 'language', FIRST_INTERFACE.language),
    theme: one(THEMES, 'theme', FIRST_INTERFACE.theme),
    size: one(SIZES, 'size', FIRST_INTERFACE.size),
    zoom: one(ZOOMS, 'zoom', FIRST_INTERFACE.zoom),
    motion: one(MOTIONS, 'motion', FIRST_INTERFACE.motion),
  };
}

export const otherLanguage = (language: Language): Language => (language === 'km' ? 'en' : 'km');

export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? FIRST_INTERFACE.theme;
}

/** The next larger or smaller size of the paper; at the end it stays. */
export function nextZoom(zoom: Interface['zoom'], step: 1 | -1): Interface['zoom'] {
  return ZOOMS[ZOOMS.indexOf(zoom) + step] ?? zoom;
}
