import type { DocumentSummary } from '../../../shared/ipc/types.ts';

/** What the command to amend is about: what alone is marked in the list, else what is on the paper; null: nothing. */
export function amendableOf(
  marked: readonly DocumentSummary[],
  onPaper: DocumentSummary | null,
): DocumentSummary | null {
  const [only, ...others] = marked;
  const target = only === undefined ? onPaper : others.length === 0 ? only : null;
  return target?.kind === 'instrument' ? target : null;
}
