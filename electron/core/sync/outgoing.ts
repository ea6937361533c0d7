/**
 * Puts revisions into the outbox, in the transaction that makes them. An op never changes once it is queued. An automatic
 * revision whose op has never been on its way folds into the next one: a new op, on what the old one stood on. History
 * on this desk keeps both.
 */
import type { DocumentId, Hash, JsonValue, RevisionId } from '../../../shared/document/model.ts';
import {
  deltaBetween,
  emptyManifest,
  type Manifest,
  type RevisionDelta,
} from '../../../shared/document/revision.ts';
import { shapeOf } from '../../../shared/document/model.ts';
import { opHash } from '../../../shared/sync/op.ts';
import { revisionPayloadSchema, type RevisionPayload } from '../../../shared/sync/revision-op.ts';
import type { MadeRevision, RevisionStore } from '../history/revisions.ts';
import type { Homes } from './homes.ts';
import type { OpStore } from './ops.ts';

export interface Outgoing {
  /** Of a document that lives in no stream nothing is queued. */
  readonly revised: (made: MadeRevision) => void;
  /** The document, which lives in none, goes into the stream with what its newest revision says; one that has none goes with its first. */
  readonly join: (documentId: DocumentId, stream: string, head: RevisionId | null) => void;
}

export function createOutgoing(parts: {
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly revisions: Pick<RevisionStore, 'made'>;
}): Outgoing {
  const { homes, ops, revisions } = parts;

  const queue = (stream: string, made: MadeRevision, parents: readonly RevisionId[]): void => {
    const { documentKind, revision, manifest } = made;
    const { documentId, ...said } = revision;
    const [parent] = parents;
    const first =
      parent === undefined
        ? emptyManifest(shapeOf(documentKind))
        : revisions.made(documentId, parent)?.manifest;
    // A history that is damaged cannot be sent on: what was written stays here, and a backup brings it back.
    if (first === undefined) return;
    const delta = deltaBetween(first, manifest);
    const payload: RevisionPayload = { documentKind, revision: { ...said, parents }, delta };
    // The revision's id names its op too, so that a journal that is replayed queues the same op.
    const op = { opId: revision.id, documentId, kind: 'revision', payload: plain(payload) };
    ops.queue(stream, { op: { ...op, hash: opHash(op) }, brings: newIn(delta, first) });
  };

  /** What the parent's op says, where it has never been on its way and a machine made it. */
  const foldable = (
    documentId: DocumentId,
    parent: RevisionId,
  ): Pick<RevisionPayload['revision'], 'id' | 'parents'> | null => {
    const last = ops.lastWaiting(documentId);
    if (last === null || last.opId !== parent || revisions.made(documentId, parent)?.automatic !== true)
      return null;
    const payload = revisionPayloadSchema.safeParse(last.payload);
    return payload.success ? payload.data.revision : null;
  };

  return {
    revised(made) {
      const { documentId, parents } = made.revision;
      const home = homes.home(documentId);
      if (home === null) return;
      const [parent] = parents;
      const folded = parents.length === 1 && parent !== undefined ? foldable(documentId, parent) : null;
      if (folded !== null) ops.unqueue(folded.id);
      queue(home.stream, made, folded?.parents ?? parents);
    },
    join(documentId, stream, head) {
      homes.setHome(documentId, stream);
      const made = head === null ? null : revisions.made(documentId, head);
      if (made !== null) queue(stream, made, []);
    },
  };
}

/** Hashes that the manifest below does not name. */
function newIn({ km, en }: RevisionDelta, first: Manifest): readonly Hash[] {
  const known = new Set([...first.km.values(), ...first.en.values()].map(({ hash }) => hash));
  return [...new Set([...km.set, ...en.set].map(({ hash }) => hash))].filter((hash) => !known.has(hash));
}

/** As it will be read: JSON without what only a program has. */
const plain = (payload: RevisionPayload): JsonValue => JSON.parse(JSON.stringify(payload)) as JsonValue;
