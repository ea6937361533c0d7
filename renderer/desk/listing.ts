/** The list of documents as it comes: page by page at first, later by what has changed. */
import type { DocumentId } from '../../shared/document/model.ts';
import { LIST_LIMIT, type Bridge } from '../../shared/ipc/contract.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';

/** What one sees of the list at first; the rest comes while nothing else is to do. */
const FIRST_PAGE = 100;

export interface Listed {
  /** Newest change first, as core orders them. */
  readonly list: readonly DocumentSummary[];
  /** False while only the newest are here. */
  readonly isWhole: boolean;
}

export interface Listing {
  /** Reads the whole list anew. */
  readonly load: () => Promise<void>;
  /** These may have changed: reads them when `refresh` is called. */
  readonly changed: (ids: readonly DocumentId[]) => void;
  /** Reads what has changed. Answers when it is shown. */
  readonly refresh: () => Promise<void>;
}

const newestFirst = (a: DocumentSummary, b: DocumentSummary): number =>
  b.changedFrame - a.changedFrame || (a.id < b.id ? 1 : -1);

/** `idle` answers when the page has nothing better to do. */
export function createListing(
  call: Pick<Bridge['call'], 'documents.list' | 'documents.summaries'>,
  bin: boolean,
  { show, idle }: { readonly show: (listed: Listed) => void; readonly idle: () => Promise<void> },
): Listing {
  const known = new Map<DocumentId, DocumentSummary>();
  const stale = new Set<DocumentId>();
  let isWhole = false;
  /** Of the load that goes on, what has been read since it began. */
  let seen = new Set<DocumentId>();

  const tell = (): void => show({ list: [...known.values()].toSorted(newestFirst), isWhole });

  const take = (summaries: readonly DocumentSummary[]): void => {
    for (const summary of summaries) {
      known.set(summary.id, summary);
      seen.add(summary.id);
    }
  };

  return {
    async load() {
      const own = new Set<DocumentId>();
      seen = own;
      let after: DocumentSummary | undefined;
      for (let most = FIRST_PAGE; ; most = LIST_LIMIT) {
        const page = await call['documents.list']({
          bin,
          most,
          ...(after === undefined ? {} : { after: { changedFrame: after.changedFrame, id: after.id } }),
        });
        // A core that has gone is asked again when it is back; a later load has taken over.
        if (!page.ok || seen !== own) return;
        take(page.value);
        after = page.value.at(-1);
        if (page.value.length < most || after === undefined) break;
        if (most === FIRST_PAGE && !isWhole) tell();
        await idle();
      }
      for (const id of known.keys()) if (!own.has(id)) known.delete(id);
      isWhole = true;
      tell();
    },
    changed(ids) {
      for (const id of ids) stale.add(id);
    },
    async refresh() {
      const asked = [...stale];
      stale.clear();
      for (let at = 0; at < asked.length; at += LIST_LIMIT) {
        const ids = asked.slice(at, at + LIST_LIMIT);
        const answer = await call['documents.summaries']({ ids });
        if (!answer.ok) return;
        for (const id of ids) known.delete(id);
        take(answer.value.filter(({ binnedAt }) => (binnedAt !== null) === bin));
      }
      if (asked.length > 0) tell();
    },
  };
}
