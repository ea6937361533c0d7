/** The page of one template while somebody changes it: every change that can be kept goes to the disk at once. */
import type { Language } from '../../shared/document/model.ts';
import { sameJson } from '../../shared/document/same.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import { officialPageSchema, type OfficialPage } from '../../shared/official/page.ts';

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

export interface PageDraft {
  /** What is on the screen; the same object until it changes. */
  readonly page: () => OfficialPage;
  readonly change: (page: OfficialPage) => void;
  /** Takes what another window wrote over `before`, which was on the screen; not while something newer is. */
  readonly arrive: (next: OfficialPage, before: OfficialPage) => void;
  /** Answers once everything that can be kept is on disk; false where the disk refuses it. */
  readonly flush: () => Promise<boolean>;
  /** Answers the function that stops listening. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function createPageDraft(
  first: OfficialPage,
  write: (page: OfficialPage) => Promise<Result<null, Failure>>,
  onFailure: (failure: Failure) => void,
): PageDraft {
  const listeners = new Set<() => void>();
  let page = first;
  let kept = first;
  let writing: Promise<void> | null = null;

  /** One write at a time, always of the newest: a slow disk is not sent each letter. */
  const writeAll = async (): Promise<void> => {
    while (kept !== page && pageProblems(page).length === 0) {
      const next = page;
      const written = await write(next);
      if (!written.ok) return onFailure(written.error);
      kept = next;
    }
  };
  const keep = (): Promise<void> =>
    (writing ??= writeAll().finally(() => {
      writing = null;
    }));

  const show = (next: OfficialPage): void => {
    page = next;
    for (const listener of listeners) listener();
  };

  return {
    page: () => page,
    change(next) {
      show(next);
      void keep();
    },
    arrive(next, before) {
      if (page !== before || page !== kept || sameJson(next, page)) return;
      kept = next;
      show(next);
    },
    async flush() {
      await keep();
      return kept === page || pageProblems(page).length > 0;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
