/** Search as the fake desk has it: every document is read for every question, with the real terms and excerpts. */
import { placedExcerpt, rangesIn } from '../../electron/core/search/excerpt.ts';
import { termsOf } from '../../electron/core/search/terms.ts';
import { LANGUAGES, type Language, type Unit } from '../../shared/document/model.ts';
import type { DocumentSummary, SearchAnswer, SearchHit } from '../../shared/ipc/types.ts';

export interface FakeSearched {
  readonly summary: DocumentSummary;
  readonly units: Readonly<Record<Language, Iterable<Unit>>>;
}

export function fakeSearch(documents: readonly FakeSearched[], text: string, limit: number): SearchAnswer {
  const terms = termsOf(text, { apart: false, open: true });
  const hitOf = ({ summary, units }: FakeSearched): SearchHit | null => {
    const titleRanges = { km: rangesIn(summary.title.km, terms), en: rangesIn(summary.title.en, terms) };
    const places = LANGUAGES.flatMap((language) =>
      Array.from(units[language], (unit) => ({
        uid: unit.uid,
        language,
        ...placedExcerpt(unit, terms),
      })),
    );
    const place = places.find(({ ranges }) => ranges.length > 0) ?? null;
    const isFound = place !== null || titleRanges.km.length > 0 || titleRanges.en.length > 0;
    return terms.length > 0 && isFound ? { summary, titleRanges, place, field: null } : null;
  };
  const hits = documents.map(hitOf).filter((hit) => hit !== null);
  return { hits: hits.slice(0, limit), total: hits.length, isWhole: true, took: 0, indexing: null };
}
