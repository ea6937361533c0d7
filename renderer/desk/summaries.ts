import type { Language } from '../../shared/document/model.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';

/** A document's title as the desk names it, and the language that the title is in; null where it has none at all. */
export interface ShownTitle {
  readonly text: string;
  readonly lang: Language;
}

/** The title in the interface's language, else in the other. */
export function titleOf(title: DocumentSummary['title'], language: Language): ShownTitle | null {
  const other = language === 'km' ? 'en' : 'km';
  for (const lang of [language, other] as const) {
    if (title[lang].trim() !== '') return { text: title[lang], lang };
  }
  return null;
}
