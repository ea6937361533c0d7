/** The page of a submission in one language: all words that stand on the paper, and nothing that does not. */
import { bilingualText } from '../document/article-fields.ts';
import { hashJson } from '../document/hash.ts';
import type { DocumentState, Hash, Language, Unit } from '../document/model.ts';
import { inOrder } from '../document/tree.ts';
import type { InstrumentData } from '../instrument/data.ts';
import { instrumentPage, type InstrumentPage } from '../instrument/instrument-page.ts';
import type { RegisterEntry } from '../instrument/register.ts';
import { officialParts, type OfficialParts } from '../official/parts.ts';

export type SubmittedPage =
  | {
      readonly form: 'article';
      readonly language: Language;
      readonly title: string;
      /** Null where there is no official page around it. */
      readonly official: OfficialParts | null;
      /** In document order. */
      readonly units: readonly Unit[];
    }
  | { readonly form: 'instrument'; readonly page: InstrumentPage };

/** What of the frozen values the page depends on. */
export interface PageSources {
  readonly instrument: { readonly data: InstrumentData; readonly register: readonly RegisterEntry[] } | null;
}

/** Throws on an instrument without its data, which nothing that was resolved lacks. */
export function submittedPage(
  { metadata, content }: DocumentState,
  { instrument }: PageSources,
  language: Language,
): SubmittedPage {
  if (content.shape === 'oneTree') {
    if (instrument === null) throw new Error('an instrument without its data');
    const register = new Map(instrument.register.map((entry) => [entry.id, entry]));
    return {
      form: 'instrument',
      page: instrumentPage(metadata, content, instrument.data, register, language),
    };
  }
  const title = bilingualText(metadata, 'title', language);
  const official = officialParts(metadata, title, language);
  return { form: 'article', language, title, official, units: inOrder(content[language]) };
}

/** Where a unit stands among the others is its place in the list; its rank is no word. Released, and never changes. */
export function pageHash(state: DocumentState, sources: PageSources, language: Language): Hash {
  const page = submittedPage(state, sources, language);
  const said =
    page.form === 'article'
      ? { ...page, units: page.units.map(({ uid, type, content }) => ({ uid, type, content })) }
      : page;
  return hashJson({ format: 'sastra.page.1', ...said });
}
