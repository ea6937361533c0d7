/** Merging on the desk in memory: core's own, over what that desk keeps. */
import { branded } from '../../shared/document/brand.ts';
import { bodyHash, contentRoots } from '../../shared/document/hash.ts';
import type { Ids } from '../../shared/document/ids.ts';
import type { DocumentId, DocumentState, PersonId, RevisionId } from '../../shared/document/model.ts';
import { contentOfUnits } from '../../shared/document/open-units.ts';
import { fail, ok } from '../../shared/errors/result.ts';
import type { DeskRecord, OpenDocument, RevisionSummary } from '../../shared/ipc/types.ts';
import type { Edits } from '../../electron/core/history/edits-between.ts';
import { createMerging, type Merging } from '../../electron/core/merging/merging.ts';
import { INSTRUMENTS } from './instrument-units.ts';

/** What somebody else made of a document, and what both began with. */
export interface OtherLine {
  readonly base: OpenDocument;
  readonly theirs: OpenDocument;
  readonly author: string;
  readonly madeAt: number;
  /** The desk has joined it already, by itself. */
  readonly joined?: true;
}

export interface FakeStore {
  readonly ids: Ids;
  readonly person: PersonId;
  readonly others: readonly OtherLine[];
  readonly open: (id: DocumentId) => OpenDocument | null;
  /** Newest first. */
  readonly revisions: (
    id: DocumentId,
  ) => readonly { readonly summary: RevisionSummary; readonly state: OpenDocument }[];
  readonly revise: (id: DocumentId, revisionId?: RevisionId) => RevisionSummary | null;
  readonly edit: (id: DocumentId, edits: Edits) => void;
  readonly record: (name: string) => DeskRecord | null;
  readonly write: (record: DeskRecord) => void;
  readonly changed: (id: DocumentId) => void;
}

const stateOf = ({ summary, metadata, units }: OpenDocument): DocumentState => ({
  kind: summary.kind,
  metadata,
  content: contentOfUnits(summary.kind, units),
});

const COLLEAGUE = branded<PersonId>('01930000-0000-7000-8000-00000000cccc');

/** The base and the others' revisions stand before and beside those that the desk makes. */
interface Line {
  readonly document: DocumentId;
  readonly author: string;
  readonly base: { readonly summary: RevisionSummary; readonly state: DocumentState };
  readonly theirs: { readonly summary: RevisionSummary; readonly state: DocumentState };
}

export function fakeMerging(store: FakeStore): Merging {
  const revisionOf = (
    document: OpenDocument,
    parents: readonly RevisionId[],
    madeAt: number,
    author: PersonId,
  ): Line['base'] => {
    const state = stateOf(document);
    const roots = contentRoots(state.content, bodyHash);
    const id = store.ids.next<RevisionId>();
    return { state, summary: { id, parents, madeAt, author, note: '', automatic: true, roots } };
  };
  const lineOf = ({ base, theirs, author, madeAt }: OtherLine): Line => {
    const began = revisionOf(base, [], madeAt - 86_400_000, store.person);
    return {
      document: base.summary.id,
      author,
      base: began,
      theirs: revisionOf(theirs, [began.summary.id], madeAt, COLLEAGUE),
    };
  };
  const isJoined = ({ joined }: OtherLine): boolean => joined === true;
  const waiting: Line[] = store.others.filter((other) => !isJoined(other)).map(lineOf);
  const joined = store.others.filter(isJoined).map((other) => {
    const line = lineOf(other);
    const parents = [line.base.summary.id, line.theirs.summary.id];
    return Object.assign(line, {
      merge: revisionOf(other.theirs, parents, other.madeAt + 60_000, store.person),
    });
  });
  const all: readonly Line[] = [...waiting, ...joined];
  const linesOf = (id: DocumentId): readonly Line[] => all.filter(({ document }) => document === id);

  /** The desk's first revision of a document goes on from what both began with. */
  const continued = (summary: RevisionSummary, id: DocumentId): RevisionSummary =>
    summary.parents.length > 0
      ? summary
      : { ...summary, parents: linesOf(id).map(({ base }) => base.summary.id) };

  return createMerging({
    branches: {
      of: (id) => waiting.filter(({ document }) => document === id).map(({ theirs }) => theirs.summary),
    },
    documents: {
      draft(id) {
        const document = store.open(id);
        if (document === null) throw new Error('no such document');
        return { state: stateOf(document), hashes: new Map() };
      },
      headRevision: (id) => store.revisions(id)[0]?.summary.id ?? null,
    },
    revisions: {
      list: (id) => [
        ...store.revisions(id).map(({ summary }) => continued(summary, id)),
        ...joined.filter(({ document }) => document === id).map(({ merge }) => merge.summary),
        ...linesOf(id).flatMap(({ base, theirs }) => [base.summary, theirs.summary]),
      ],
      read(id, revisionId) {
        const own = store.revisions(id).find(({ summary }) => summary.id === revisionId);
        if (own !== undefined) return ok(stateOf(own.state));
        const line = linesOf(id)
          .flatMap(({ base, theirs }) => [base, theirs])
          .find(({ summary }) => summary.id === revisionId);
        return line === undefined ? fail({ code: 'notFound' }) : ok(line.state);
      },
    },
    history: { checkpoint: (id) => ok(store.revise(id)) },
    record: store.record,
    write(entries) {
      for (const entry of entries) {
        if (entry.kind === 'edit') store.edit(entry.documentId, entry);
        else if (entry.kind === 'record') {
          const { name, version, fields } = entry;
          store.write({ name, version, fields });
        } else if (entry.kind === 'merge') {
          store.revise(entry.documentId, entry.revisionId);
          waiting.splice(
            waiting.findIndex(({ theirs }) => theirs.summary.id === entry.other),
            1,
          );
        } else throw new Error(`merging writes no ${entry.kind}`);
      }
      return ok({ frame: 0, at: 0 });
    },
    ids: store.ids,
    data: () => INSTRUMENTS,
    author: { author: store.person, device: branded('01930000-0000-7000-8000-00000000bbbb') },
    whoMade({ author }) {
      const name = author === COLLEAGUE ? all.at(0)?.author : undefined;
      return name === undefined ? null : { km: name, en: '' };
    },
    changed: store.changed,
  });
}
