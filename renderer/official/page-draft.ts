/** The page of one template while somebody changes it. */
import type { Language } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import { officialPageSchema, type OfficialPage } from '../../shared/official/page.ts';
import { createKeptDraft, type KeptDraft } from '../settings/kept-draft.ts';

/** Why a text is not kept: nothing is in it, or too much. */
export type ProblemKind = 'empty' | 'long';
export interface PageProblem {
  /** `type`, or `issuer` for the slot of that name. */
  readonly field: string;
  readonly language: Language;
  readonly kind: ProblemKind;
}

/** In the order of the page's fields; none where it can be kept. */
export function pageProblems(page: OfficialPage): readonly PageProblem[] {
  const parsed = officialPageSchema.safeParse(page);
  return (parsed.error?.issues ?? []).map(({ path, code }) => ({
    field: String(path.at(-2)),
    language: path.at(-1) === 'en' ? 'en' : 'km',
    kind: code === 'too_small' ? 'empty' : 'long',
  }));
}

export type PageDraft = KeptDraft<OfficialPage>;

export const createPageDraft = (
  first: OfficialPage,
  write: (page: OfficialPage) => Promise<Result<null, Failure>>,
  onFailure: (failure: Failure) => void,
): PageDraft =>
  createKeptDraft(first, { canKeep: (page) => pageProblems(page).length === 0, write, onFailure });
