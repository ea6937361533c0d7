/** Amending on a desk in memory: core's own, over what this desk keeps. */
import { branded } from '../../shared/document/brand.ts';
import type { Ids } from '../../shared/document/ids.ts';
import type { DocumentId, DocumentState, Metadata, RevisionId } from '../../shared/document/model.ts';
import { contentOfUnits } from '../../shared/document/open-units.ts';
import { assertNever, fail, ok } from '../../shared/errors/result.ts';
import type { RegisterChange } from '../../shared/ipc/register.ts';
import type { OpenDocument, RevisionSummary, UnitEdit } from '../../shared/ipc/types.ts';
import { actOf, actsOn } from '../../electron/core/amending/act.ts';
import { createAmending, type Amending } from '../../electron/core/amending/amending.ts';
import type { Entry } from '../../electron/core/store/entries.ts';
import type { FakeRegister } from './fake-register.ts';
import { INSTRUMENTS } from './instrument-units.ts';

export interface FakeStore {
  readonly ids: Ids;
  readonly register: FakeRegister;
  /** What is not in the bin. */
  readonly all: () => readonly OpenDocument[];
  readonly open: (id: DocumentId) => OpenDocument | null;
  /** Newest first. */
  readonly revisions: (
    id: DocumentId,
  ) => readonly { readonly summary: RevisionSummary; readonly state: OpenDocument }[];
  readonly revise: (id: DocumentId, revisionId?: RevisionId) => RevisionSummary | null;
  readonly make: (id: DocumentId, units: readonly UnitEdit[], metadata: Metadata) => void;
}

const stateOf = ({ summary, metadata, units }: OpenDocument): DocumentState => ({
  kind: summary.kind,
  metadata,
  content: contentOfUnits(summary.kind, units),
});

export function fakeAmending(store: FakeStore): Amending {
  const { ids, register } = store;
  const carryOut = (entry: Entry): void => {
    switch (entry.kind) {
      case 'create':
        return;
      case 'edit':
        store.make(
          entry.documentId,
          entry.units,
          Object.fromEntries(entry.fields.map(({ name, value }) => [name, value])),
        );
        return;
      case 'revision':
        store.revise(entry.documentId, entry.revisionId);
        return;
      case 'register': {
        const changed = register.change(entry satisfies RegisterChange);
        if (!changed.ok) throw new Error('the register was asked before');
        return;
      }
      case 'bin':
      case 'unbin':
      case 'purge':
      case 'pin':
      case 'record':
      case 'media':
      case 'merge':
      case 'comment':
      case 'commentsSeen':
      case 'sync':
        throw new Error(`amending writes no ${entry.kind}`);
      default:
        assertNever(entry);
    }
  };
  return createAmending({
    acts: {
      amending: (id) =>
        actsOn(
          id,
          store
            .all()
            .flatMap(
              (document) => actOf(document.summary.id, document.summary.title, document.metadata) ?? [],
            ),
        ),
    },
    documents: {
      summary: (id) => store.open(id)?.summary ?? null,
      draft(id) {
        const document = store.open(id);
        if (document === null) throw new Error('no such document');
        return { state: stateOf(document), hashes: new Map() };
      },
      field: (id, name) => store.open(id)?.metadata[name],
      headRevision: (id) => store.revisions(id)[0]?.summary.id ?? null,
    },
    revisions: {
      list: (id) => store.revisions(id).map(({ summary }) => summary),
      read(id, revisionId) {
        const revision = store.revisions(id).find(({ summary }) => summary.id === revisionId);
        return revision === undefined ? fail({ code: 'notFound' }) : ok(stateOf(revision.state));
      },
    },
    history: { checkpoint: (id) => ok(store.revise(id)) },
    register: {
      entered: (wanted) => register.read(wanted),
      byNumber: (number) => register.lookup([number])[0] ?? [],
    },
    write(entries) {
      for (const entry of entries) carryOut(entry);
      return ok({ frame: 0, at: 0 });
    },
    ids,
    data: () => INSTRUMENTS,
    author: {
      author: branded('01930000-0000-7000-8000-00000000aaaa'),
      device: branded('01930000-0000-7000-8000-00000000bbbb'),
    },
  });
}
