/** Puts a step of sync into the database. The caller holds the transaction and has put the step into the journal. */
import { assertNever } from '../../../shared/errors/result.ts';
import type { DocumentId, DocumentKind } from '../../../shared/document/model.ts';
import { MEDIA_OP, mediaPayloadSchema } from '../../../shared/sync/media-op.ts';
import {
  countersignaturePayloadSchema,
  STATEMENT_OP,
  statementPayloadSchema,
} from '../../../shared/statements/ops.ts';
import { SUBMISSION_OP, submissionPayloadSchema } from '../../../shared/submission/submission.ts';
import { COUNTERSIGNATURE_OP, MOVED } from '../../../shared/sync/op.ts';
import type { OpAnswer } from '../../../shared/sync/push.ts';
import { basesOf, sharedNameOf } from '../../../shared/sync/shared-records.ts';
import { revisionPayloadSchema } from '../../../shared/sync/revision-op.ts';
import { COMMENT_OP } from '../../../shared/comments/comment-op.ts';
import type { CommentActs } from '../comments/acts.ts';
import type { Parcels } from '../courier/parcels.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { DocumentStore } from '../store/documents.ts';
import { binnedIn, type BinOps } from './bin-ops.ts';
import type { SharedEntries } from './records/entries.ts';
import type { RecordNotices } from './records/notices.ts';
import { recordWords } from './records/record-ops.ts';
import type { SharedRecords } from './records/shared.ts';
import type { Homes } from './homes.ts';
import type { OpStore } from './ops.ts';
import type { Outgoing } from './outgoing.ts';
import type { PeopleStore } from './people.ts';
import type { LoggedOp, SyncStep } from './steps.ts';

export interface SyncApplyParts {
  readonly homes: Homes;
  readonly ops: OpStore;
  readonly outgoing: Outgoing;
  readonly parcels: Parcels;
  readonly revisions: RevisionStore;
  readonly documents: DocumentStore;
  readonly people: PeopleStore;
  readonly bins: BinOps;
  readonly comments: CommentActs;
  readonly shared: SharedRecords;
  readonly sharedEntries: SharedEntries;
  readonly recordNotices: RecordNotices;
  /** `at` null: out of the bin. */
  readonly bin: (documentId: DocumentId, at: number | null, frame: number) => void;
  /** Takes away the row, and all that hangs on it. */
  readonly drop: (documentId: DocumentId) => void;
  /** Makes the row of a document that is not here yet. */
  readonly create: (documentId: DocumentId, kind: DocumentKind, at: number, frame: number) => void;
}

export interface SyncApply {
  readonly step: (frame: number, at: number, step: SyncStep) => void;
  /** What could not be understood when it came, once more: this version may know more. */
  readonly replayKept: (frame: number, at: number) => void;
}

export function createSyncApply(parts: SyncApplyParts): SyncApply {
  const { homes, ops, outgoing, parcels, revisions, documents, people, bins, shared } = parts;

  const setBinned = (documentId: DocumentId, isBinned: boolean, at: number, frame: number): void => {
    const summary = documents.summary(documentId);
    if (summary === null || (summary.binnedAt !== null) === isBinned) return;
    parts.bin(documentId, isBinned ? at : null, frame);
  };

  /** False where it is another record than that of the bin. */
  const takeRecord = (frame: number, at: number, { opId, documentId, payload, place }: LoggedOp): boolean => {
    const said = binnedIn(payload);
    if (said === null) return false;
    const own = bins.latest(documentId);
    // What was said here since is read back later.
    if (own !== null && own.seq === null && own.opId !== opId) return true;
    setBinned(documentId, place === 'head' ? said : (bins.inLog(documentId)?.isBinned ?? said), at, frame);
    return true;
  };

  /** All of one page, in the log's order, and then what is seen of the records in it. */
  const takeAll = (
    frame: number,
    at: number,
    stream: string,
    { ops: read, isNews }: { readonly ops: readonly LoggedOp[]; readonly isNews: boolean },
  ): void => {
    for (const op of read) ops.logged(stream, op, take(frame, at, stream, op, isNews));
    shared.show(new Set(read.filter(({ kind }) => kind === 'record').map(({ documentId }) => documentId)));
  };

  /** What may never be taken as it is does not wait any more. */
  const takeRefusal = ({ opId, reason }: Extract<OpAnswer, { readonly outcome: 'refused' }>): void => {
    const queued = ops.find(opId);
    if (queued === null || sharedNameOf(queued.op) === null) return;
    const { stream, op } = queued;
    const words = recordWords(stream, op.documentId, op.payload);
    // What it stands on may still come, where this desk has it.
    const mayWait = reason === 'parentUnknown' && words !== null && basesOf(words.entries).every(ops.isKnown);
    if (mayWait) return;
    ops.unqueue(opId);
    shared.refused(stream, op);
  };

  /** False where it cannot be understood: it is kept, and comes to its place when it can. */
  const take = (frame: number, at: number, stream: string, op: LoggedOp, isNews: boolean): boolean => {
    // All that it says is in its row (sync/media/wanted.ts).
    if (op.kind === MEDIA_OP) return mediaPayloadSchema.safeParse(op.payload).success;
    if (op.kind === COMMENT_OP) return parts.comments.take(op);
    // Nothing to do: where the document lives now is known by the streams.
    if (op.kind === MOVED) return true;
    // All that they say is in their rows, and read from there (signoff/said.ts).
    if (op.kind === SUBMISSION_OP) return submissionPayloadSchema.safeParse(op.payload).success;
    if (op.kind === STATEMENT_OP) return statementPayloadSchema.safeParse(op.payload).success;
    if (op.kind === COUNTERSIGNATURE_OP) return countersignaturePayloadSchema.safeParse(op.payload).success;
    // Whatever the hub that took it made of it: the log says in which order.
    if (op.kind === 'record' && shared.take(stream, op, isNews)) return true;
    if (op.kind === 'record' && op.place !== 'log') return takeRecord(frame, at, op);
    // The hub could not read it either when it came.
    if (op.kind !== 'revision' || op.place === 'log') return false;
    const payload = revisionPayloadSchema.safeParse(op.payload);
    if (!payload.success) return false;
    const { documentId } = op;
    const { documentKind, revision } = payload.data;
    const known = documents.summary(documentId);
    if (known === null) parts.create(documentId, documentKind, at, frame);
    else if (known.kind !== documentKind) return false;
    if (revisions.take(documentId, payload.data) === 'unfit') return false;
    // A document that has a stream of its own lives there, however late the one that it left is read.
    homes.setHome(documentId, homes.streams().find(({ document }) => document === documentId)?.id ?? stream);
    homes.place(documentId, revision, op.place);
    const binned = bins.latest(documentId);
    if (binned?.isBinned === true && binned.seq !== null && op.seq > binned.seq)
      setBinned(documentId, false, at, frame);
    return true;
  };

  /** What was said of it here goes along. */
  const join = (documentId: DocumentId, stream: string): void => {
    if (homes.home(documentId) !== null) return;
    outgoing.join(documentId, stream, documents.headRevision(documentId));
    for (const op of parts.comments.ownOps(documentId)) ops.queue(stream, { op, brings: [] });
  };

  return {
    step(frame, at, step) {
      switch (step.step) {
        case 'connect':
          // Another hub's streams are none of this one's: what was written stays here, and is sent as what was always alone.
          if ((homes.hub()?.id ?? step.hub.id) !== step.hub.id) {
            homes.forgetAll();
            ops.forgetAll();
            parts.sharedEntries.forgetAll();
            parts.recordNotices.forgetAll();
          }
          homes.connect(step.hub);
          return;
        case 'home':
          homes.setHomeStream(step.stream);
          return;
        case 'streams':
          homes.setStreams(step.streams);
          return;
        case 'join':
          for (const id of step.documentIds) join(id, step.stream);
          return;
        case 'offered':
          for (const opId of step.opIds) ops.offered(opId);
          return;
        case 'answered':
          for (const answer of step.answers) {
            ops.answered(answer);
            if (answer.outcome === 'refused') takeRefusal(answer);
          }
          return;
        case 'parcelled':
          for (const opId of step.opIds) ops.offered(opId);
          parcels.write(step.number, step.opIds);
          return;
        case 'receipted':
          parcels.answer(step.number);
          return;
        case 'media':
          ops.queue(step.stream, { op: step.op, brings: [] });
          return;
        case 'again':
          ops.waitAgain(step.evenMedia === true);
          return;
        case 'pulled':
          revisions.putBodies(step.contents);
          takeAll(frame, at, step.stream, { ops: step.ops, isNews: true });
          people.put(step.people ?? []);
          homes.setCursor(step.stream, step.cursor, step.chain);
          return;
        case 'binned': {
          const home = homes.home(step.documentId);
          if (home !== null) bins.queue(step.documentId, home.stream, step.opId, step.isBinned);
          return;
        }
        case 'left':
          for (const id of step.documentIds) {
            ops.dropKnown(id);
            parts.drop(id);
          }
          revisions.dropUnusedBodies();
          return;
        case 'mended':
          homes.forget(step.documentId);
          parts.sharedEntries.forget(step.documentId);
          revisions.putBodies(step.contents);
          ops.reofferOthers(step.stream, step.documentId, new Set(step.ops.map(({ opId }) => opId)));
          takeAll(frame, at, step.stream, { ops: step.ops, isNews: false });
          return;
        case 'recorded':
          for (const op of step.ops) ops.queue(step.stream, { op, brings: [] });
          shared.show(new Set(step.ops.map(({ documentId }) => documentId)));
          return;
        case 'said':
          for (const op of step.ops) ops.queue(step.stream, { op, brings: [] });
          return;
        case 'heard':
          parts.recordNotices.hear(step.notice);
          return;
        case 'resend':
          for (const opId of step.opIds) ops.resend(opId);
          return;
        case 'epoch':
          ops.forgetNumbers();
          parts.sharedEntries.forgetAll();
          homes.startEpoch(step.epoch);
          return;
        case 'reoffer':
          ops.reoffer(step.stream);
          return;
        case 'advance':
          revisions.advance(step.documentId, step.revisionId);
          return;
        default:
          assertNever(step);
      }
    },
    replayKept(frame, at) {
      for (const { stream, ...op } of ops.notApplied())
        if (take(frame, at, stream, op, true)) {
          ops.setApplied(op.opId);
          if (op.kind === 'record') shared.show([op.documentId]);
        }
    },
  };
}
