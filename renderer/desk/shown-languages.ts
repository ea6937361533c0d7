import { LANGUAGES, type Language } from '../../shared/document/model.ts';

export const SHOWN = ['km', 'en', 'both'] as const;
/** Which of a document's languages stand on the paper. */
export type Shown = (typeof SHOWN)[number];

export const languagesOf = (shown: Shown): readonly Language[] => (shown === 'both' ? LANGUAGES : [shown]);

/** The language that preview, print and PDF start with. */
export const mainLanguage = (shown: Shown): Language => (shown === 'en' ? 'en' : 'km');
