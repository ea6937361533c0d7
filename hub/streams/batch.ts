/** The ops of one push against one stream whose head is locked: each is accepted with its number, or refused with a reason. */
import type { Manifest } from '../../shared/document/revision.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { chainNext } from '../../shared/sync/chain.ts';
import type { Op } from '../../shared/sync/op.ts';
import type { OpAnswer, Place, RefusalReason } from '../../shared/sync/push.ts';
import { BIN_RECORD } from '../../shared/sync/record-op.ts';
import type { Work } from '../db/connect.ts';
import type { Asker } from '../rights/asker.ts';
import { knownContents, type KnownContent } from './contents.ts';
import { RECORD_KIND, type DocumentState } from './documents.ts';
import type { GivenAnswers } from './given.ts';
import type { Brought, OpRow, StreamHead } from './log.ts';
import type { Manifests } from './manifests.ts';
import { isTrue, nameableMedia } from './media.ts';
import { ownComments } from './own-comments.ts';
import { pinnedRevision } from '../signoff/pinned.ts';
import type { Taking } from '../signoff/taking.ts';
import type { HubOp } from './hub-op.ts';
import { hashesIn, type ReadOp, type Sent } from './reading.ts';
import { placeRecord } from './record.ts';
import { placeRevision, verified } from './revision.ts';
import { sharedRecords } from './shared-record.ts';

export interface BatchParts {
  readonly work: Work;
  readonly stream: string;
  readonly asker: Asker;
  readonly manifests: Manifests;
  readonly state: DocumentState;
  /** Grown by what is accepted. */
  readonly made: Map<string, Manifest>;
  readonly given: GivenAnswers;
  /** Null: nothing in the push is of sign-off. */
  readonly taking: Taking | null;
  /**
   * Whoever may not write here brings late work on what has moved here from the stream that they named: it stands beside
   * what is here, and may name these contents alone. Null: who asks may write here.
   */
  readonly lateWith: ReadonlySet<string> | null;
  /** Whether what comes of the document stands beside what is here, whatever it is based on. */
  readonly isBeside: (documentId: string) => boolean;
}

/** What a batch leads to; nothing of it has been written. */
export interface Batch {
  readonly answers: readonly OpAnswer[];
  readonly head: StreamHead;
  readonly ops: readonly OpRow[];
  readonly brought: readonly Brought[];
  /** Media, and the ops that name them. */
  readonly media: readonly Brought[];
}

export async function runBatch(parts: BatchParts, from: StreamHead, sent: readonly Sent[]): Promise<Batch> {
  const { work, stream, asker, state, given, taking, lateWith } = parts;
  const named = new Map(
    sent.map((each) => [each, each.as === 'refused' ? new Set<string>() : hashesIn(each)]),
  );
  const all = new Set(Array.from(named.values(), (hashes) => Array.from(hashes)).flat());
  const contents = await knownContents(
    work,
    stream,
    [...all].filter((hash) => lateWith?.has(hash) !== false),
  );
  const media = await nameableMedia(
    work,
    stream,
    asker.person,
    sent.flatMap((each) => (each.as === 'media' ? [each.payload.media] : [])),
  );
  const shared = await sharedRecords(work, stream, asker.person, sent);
  const comments = await ownComments(work, asker.person, sent);
  const mediaNamed: Brought[] = [];
  const answers: OpAnswer[] = [];
  const ops: OpRow[] = [];
  const brought = new Map<string, number>();
  let head = from;

  const append = (
    { op, text }: HubOp,
    { place, bytes, unread }: Pick<OpRow, 'place' | 'bytes' | 'unread'>,
  ) => {
    const seq = head.seq + 1;
    const { opId, documentId: document, kind, hash } = op;
    const link = { seq, opId, hash, person: asker.person, device: asker.device };
    head = { seq, chain: chainNext(head.chain, link) };
    ops.push({ seq, opId, document, kind, payload: text, hash, chain: head.chain, place, bytes, unread });
  };

  const accept = (each: ReadOp, place: Place): void => {
    const { op, text } = each;
    const seq = head.seq + 1;
    const fresh = [...(named.get(each) ?? [])].flatMap((hash): readonly KnownContent[] => {
      const known = contents.get(hash);
      return known?.isNew === true && !brought.has(hash) ? [known] : [];
    });
    for (const { hash } of fresh) brought.set(hash, seq);
    if (each.as === 'media') mediaNamed.push({ hash: each.payload.media, seq });
    answers.push(given.keep(op, stream, { outcome: 'accepted', opId: op.opId, seq, place }));
    const bytes = fresh.reduce((sum, { size }) => sum + size, text.length);
    append(each, { place, bytes, unread: each.as === 'kept' });
  };

  for (const each of sent) {
    const { op } = each;
    const answer = given.answer(each, stream);
    if (answer !== null) {
      answers.push(answer);
      continue;
    }
    if (each.as === 'refused') {
      answers.push(refused(op, each.reason));
      continue;
    }
    const document = state.documents.get(op.documentId);
    if (document !== undefined && document.stream !== stream) {
      answers.push(refused(op, 'elsewhere'));
      continue;
    }
    const refusal = shared.refusal(state, each) ?? comments.refusal(state, each);
    if (refusal !== null) {
      answers.push(refused(op, refusal));
      continue;
    }
    const missing = [...(named.get(each) ?? [])].filter((hash) => !contents.has(hash));
    if (each.as === 'revision' && missing.length > 0) {
      answers.push({ ...refused(op, 'contentsMissing'), missing });
      continue;
    }
    if (each.as === 'media') {
      const known = media.get(each.payload.media);
      if (known === undefined) {
        answers.push({ ...refused(op, 'contentsMissing'), missing: [each.payload.media] });
        continue;
      }
      if (!isTrue(each.payload, known)) {
        answers.push(refused(op, 'payloadInvalid'));
        continue;
      }
    }
    const unsound = await signoffRefusal(parts, each);
    if (unsound !== null) {
      answers.push(refused(op, unsound));
      continue;
    }
    const place = await placed(parts, each);
    if (!place.ok) {
      answers.push(refused(op, place.error));
      continue;
    }
    accept(each, place.value);
    if (each.as === 'submission') await taking?.takeSubmission(op.documentId, each.payload);
    const word =
      each.as === 'statement' ? await taking?.takeStatement(op.documentId, each.payload) : undefined;
    if (word !== undefined) append(word, { place: 'log', bytes: word.text.length, unread: false });
  }
  return {
    answers,
    head,
    ops,
    brought: [...brought].map(([hash, seq]) => ({ hash, seq })),
    media: mediaNamed,
  };
}

/** Null for what is no matter of sign-off. Whoever may not write into a document submits and signs nothing in it. */
async function signoffRefusal(parts: BatchParts, { op, ...each }: ReadOp): Promise<RefusalReason | null> {
  if (each.as !== 'submission' && each.as !== 'statement') return null;
  const { taking, lateWith } = parts;
  if (taking === null || lateWith !== null) return 'notAllowed';
  const { documentId } = op;
  if (each.as === 'statement') return taking.statementRefusal(documentId, each.payload);
  const { revisionId } = each.payload.submission;
  const pinned = await pinnedRevision(parts, documentId, revisionId);
  return taking.submissionRefusal(documentId, each.payload, pinned);
}

export function refused(op: Op, reason: RefusalReason): OpAnswer & { readonly outcome: 'refused' } {
  return { outcome: 'refused', opId: op.opId, reason };
}

/** Where an op stands whose contents are here. Makes its document where it is the first. */
export async function placed(
  {
    work,
    stream,
    manifests,
    state,
    made,
    isBeside,
  }: Omit<BatchParts, 'asker' | 'given' | 'taking' | 'lateWith'>,
  each: ReadOp,
  /** Ops that stand behind it in the log, of those that set fields. */
  behind: ReadonlySet<string> = new Set(),
): Promise<Result<Place, RefusalReason>> {
  const { opId, documentId } = each.op;
  const makeDocument = (): void => {
    if (state.documents.has(documentId)) return;
    state.documents.set(documentId, { kind: null, stream, movedFrom: null, head: null });
    state.changed.documents.add(documentId);
  };
  const onlyBeside = isBeside(documentId);
  if (each.as === 'revision') {
    const manifest = await verified({ work, manifests, made }, state, documentId, each.payload);
    if (!manifest.ok) return fail(manifest.error);
    makeDocument();
    made.set(each.payload.revision.id, manifest.value);
    return ok(placeRevision(state, documentId, each.payload, manifest.value, onlyBeside));
  }
  const isOfRecord = state.documents.get(documentId)?.kind === RECORD_KIND;
  if (each.as === 'record' && each.payload.record === BIN_RECORD && isOfRecord) return fail('otherKind');
  makeDocument();
  return ok(
    each.as === 'record' ? placeRecord(state, documentId, opId, each.payload, onlyBeside, behind) : 'log',
  );
}
