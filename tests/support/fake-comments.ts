/** Comments on a desk in memory: core's own, over acts that this desk keeps. */
import type { CommentActs, KeptAct } from '../../electron/core/comments/acts.ts';
import { createComments, type Comments } from '../../electron/core/comments/comments.ts';
import type { Ids } from '../../shared/document/ids.ts';
import type { DocumentId, Hash, RevisionId, UnitBody } from '../../shared/document/model.ts';
import { contentOfUnits } from '../../shared/document/open-units.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import type { Callable } from '../../shared/ipc/comments.ts';
import type { OpenDocument, RevisionSummary } from '../../shared/ipc/types.ts';

/** What was said before the page was opened, in the hub's order, and by whom. */
export interface FakeSaid {
  readonly me: string;
  readonly people: readonly Callable[];
  readonly acts: readonly (KeptAct & { readonly documentId: DocumentId })[];
}

export interface CommentedStore {
  readonly ids: Ids;
  readonly open: (id: DocumentId) => OpenDocument | null;
  readonly revise: (id: DocumentId) => RevisionSummary | null;
  readonly headRevision: (id: DocumentId) => RevisionId | null;
  readonly body: (id: DocumentId, hash: Hash) => Result<UnitBody, Failure>;
  readonly changed: (id: DocumentId) => void;
}

export function fakeComments(store: CommentedStore, said: FakeSaid | undefined): Comments {
  let acts = [...(said?.acts ?? [])];
  const memory: Pick<CommentActs, 'of' | 'unseenIn' | 'callingOn'> = {
    of: (id) => acts.filter(({ documentId }) => documentId === id),
    unseenIn: () => [...new Set(acts.filter(({ isSeen }) => !isSeen).map(({ documentId }) => documentId))],
    callingOn: (person) => [
      ...new Set(
        acts
          .filter(
            ({ payload }) =>
              'said' in payload && payload.said.mentions.some((mention) => mention.person === person),
          )
          .map(({ documentId }) => documentId),
      ),
    ],
  };
  return createComments({
    acts: memory,
    documents: {
      summary: (id) => store.open(id)?.summary ?? null,
      draft(id) {
        const document = store.open(id);
        if (document === null) throw new Error('no such document');
        const { summary, metadata, units } = document;
        const content = contentOfUnits(summary.kind, units);
        return { state: { kind: summary.kind, metadata, content }, hashes: new Map() };
      },
      headRevision: store.headRevision,
    },
    revisions: { body: store.body },
    history: { checkpoint: (id) => ok(store.revise(id)) },
    homes: { home: () => null, streams: () => [] },
    write(entries) {
      for (const entry of entries) {
        if (entry.kind === 'comment') {
          const { documentId, opId, payload } = entry;
          acts.push({ documentId, opId, payload, person: null, isOwn: true, isSeen: true });
        } else if (entry.kind === 'commentsSeen') {
          const seen = new Set(entry.opIds);
          acts = acts.map((act) => (seen.has(act.opId) ? Object.assign({}, act, { isSeen: true }) : act));
        } else throw new Error(`comments write no ${entry.kind}`);
        store.changed(entry.documentId);
      }
      return ok({ frame: 0, at: 0 });
    },
    ids: store.ids,
    naming: {
      me: () => said?.me ?? null,
      myName: () => ({ km: 'សុខ ចាន់ណា', en: 'Sok Channa' }),
      nameOf: (person) => said?.people.find(({ id }) => id === person)?.name ?? null,
    },
    known: () => said?.people ?? [],
  });
}
