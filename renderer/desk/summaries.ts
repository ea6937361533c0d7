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

/** Whatever else a summary says comes with a change of the document, which has its time. */
const same = (one: DocumentSummary, two: DocumentSummary): boolean =>
  one.changedAt === two.changedAt &&
  one.binnedAt === two.binnedAt &&
  one.pinned === two.pinned &&
  one.title.km === two.title.km &&
  one.title.en === two.title.en;

/** The newer list, with the objects of the older one where nothing changed, so that their rows need no new render. */
export function keepingUnchanged(
  before: readonly DocumentSummary[],
  after: readonly DocumentSummary[],
): readonly DocumentSummary[] {
  const known = new Map(before.map((summary) => [summary.id, summary]));
  return after.map((summary) => {
    const old = known.get(summary.id);
    return old !== undefined && same(old, summary) ? old : summary;
  });
}
