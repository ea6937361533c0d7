/**
 * Takes submissions and statements into the log: each is what it says and was signed by a key that counts, else it is
 * refused. Whether a statement has an effect is another matter (shared/workflow/standing.ts): it stays in the log either
 * way, behind it the hub's word of when it came.
 */
import { keptStateAt } from '../../shared/directory/kept-states.ts';
import type { Directory } from '../../shared/directory/read.ts';
import { hubKeyCounts } from '../../shared/directory/state.ts';
import type { DocumentId } from '../../shared/document/model.ts';
import { numberKeyOf } from '../../shared/instrument/register-keys.ts';
import { commitmentTo } from '../../shared/statements/commitment.ts';
import { sameJson } from '../../shared/document/same.ts';
import type { Countersignature, StatementPayload } from '../../shared/statements/ops.ts';
import { idOfBody, publicKeySchema, signedBy } from '../../shared/statements/signed.ts';
import { readStatement, reasonOf } from '../../shared/statements/statement.ts';
import { resolvedHash } from '../../shared/submission/resolved.ts';
import { submissionHash, type SubmissionPayload } from '../../shared/submission/submission.ts';
import { COUNTERSIGNATURE_OP } from '../../shared/sync/op.ts';
import type { RefusalReason } from '../../shared/sync/push.ts';
import { authorityOf } from '../../shared/workflow/authority.ts';
import { standing, type Standing } from '../../shared/workflow/standing.ts';
import type { Work } from '../db/connect.ts';
import type { HubKey } from '../identity/hub-key.ts';
import { isSigned } from '../identity/is-signed.ts';
import { hubOp, type HubOp } from '../streams/hub-op.ts';
import type { Sent } from '../streams/reading.ts';
import type { Pinned } from './pinned.ts';
import {
  readStored,
  storeStatement,
  storeSubmission,
  takeNumber,
  type Received,
  type Stored,
} from './stored.ts';

export interface SignoffPorts {
  readonly key: HubKey;
  /** Null: the ministry has none yet. */
  readonly directory: (work: Work) => Promise<Directory | null>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export interface Taking {
  /** Null: it may be taken. A number that it gives is the document's from here on. */
  readonly submissionRefusal: (
    documentId: DocumentId,
    payload: SubmissionPayload,
    pinned: Pinned | null,
  ) => RefusalReason | null;
  readonly statementRefusal: (
    documentId: DocumentId,
    payload: StatementPayload,
  ) => Promise<RefusalReason | null>;
  readonly takeSubmission: (documentId: DocumentId, payload: SubmissionPayload) => Promise<void>;
  /** The hub's word, which stands behind the statement in the log. */
  readonly takeStatement: (documentId: DocumentId, payload: StatementPayload) => Promise<HubOp>;
}

/** For one push; null where nothing in it is of sign-off. */
export async function openTaking(
  work: Work,
  ports: SignoffPorts,
  sent: readonly Sent[],
): Promise<Taking | null> {
  const ours = sent.filter((each) => each.as === 'submission' || each.as === 'statement');
  if (ours.length === 0) return null;
  const stored = await readStored(
    work,
    ours.map(({ op }) => op.documentId),
    ours.flatMap((each) => (each.as === 'submission' ? [each.payload.id] : [])),
    ours.flatMap((each) => (each.as === 'statement' ? [idOfBody(each.payload.body)] : [])),
  );
  return new PushTaking(work, ports, await ports.directory(work), stored);
}

class PushTaking implements Taking {
  readonly #work: Work;
  readonly #ports: SignoffPorts;
  readonly #directory: Directory | null;
  readonly #stored: Stored;

  constructor(work: Work, ports: SignoffPorts, directory: Directory | null, stored: Stored) {
    this.#work = work;
    this.#ports = ports;
    this.#directory = directory;
    this.#stored = stored;
  }

  submissionRefusal(
    documentId: DocumentId,
    { id, submission, resolved }: SubmissionPayload,
    pinned: Pinned | null,
  ): RefusalReason | null {
    if (pinned === null) return 'parentUnknown';
    if (this.#stored.submissions.has(id)) return 'otherSubmission';
    const { roots, metadataHash, documentKind, instrumentType } = submission;
    const isPinned = sameJson({ roots, metadataHash, documentKind, instrumentType }, { ...pinned });
    const isWhole =
      submission.documentId === documentId && submission.resolvedHash === resolvedHash(resolved);
    return isPinned && isWhole ? null : 'otherSubmission';
  }

  async statementRefusal(
    documentId: DocumentId,
    { body, signature, reason }: StatementPayload,
  ): Promise<RefusalReason | null> {
    const directory = this.#directory?.state;
    if (directory === undefined || !hubKeyCounts(directory, this.#key)) return 'notSetUp';
    const read = readStatement({ body });
    if (!read.ok) return 'payloadInvalid';
    const statement = read.value;
    if (statement.document !== documentId) return 'payloadInvalid';
    if (reasonOf(statement) !== (reason === null ? null : commitmentTo(reason))) return 'payloadInvalid';
    if (statement.ministry !== directory.ministry) return 'otherMinistry';
    if (!isSigned(statement.key, body, signature)) return 'badSignature';
    const isTheirs = directory.enrolled.get(statement.key)?.person === statement.actor;
    if (!isTheirs || directory.revoked.has(statement.key)) return 'keyNotCounted';
    if (this.#stored.said.has(idOfBody(body))) return 'alreadySaid';
    const received = this.#received(documentId);
    const known = new Set(received.map(({ id }) => id));
    const isOfDocument = this.#stored.submissions.get(statement.submission)?.document === documentId;
    if (!isOfDocument || !statement.seen.every((id) => known.has(id))) return 'parentUnknown';
    return this.#numberRefusal({ id: idOfBody(body), statement, directory: directory.head });
  }

  async takeSubmission(documentId: DocumentId, { id, submission }: SubmissionPayload): Promise<void> {
    const { languages, author, documentKind: kind, instrumentType: type, revisionId: revision } = submission;
    const text = { document: documentId, hash: submissionHash(submission), languages, author, kind, type };
    this.#stored.submissions.set(id, text);
    await storeSubmission(this.#work, { id, revision, ...text });
  }

  async takeStatement(documentId: DocumentId, { body, signature }: StatementPayload): Promise<HubOp> {
    const directory = this.#directory?.state;
    const read = readStatement({ body });
    if (directory === undefined || !read.ok) throw new Error('a statement is taken that would be refused');
    const id = idOfBody(body);
    const received = this.#received(documentId);
    const heard: Received = { id, statement: read.value, directory: directory.head };
    received.push(heard);
    this.#stored.said.set(id, documentId);
    const ordinal = received.length;
    await storeStatement(this.#work, { received: heard, document: documentId, ordinal, body, signature });
    const { ministry, head } = directory;
    const said = signedBy({ key: this.#key, sign: this.#ports.key.sign }, {
      format: 'sastra.countersignature.1',
      ministry,
      key: this.#key,
      document: documentId,
      statement: id,
      order: ordinal,
      at: this.#ports.now(),
      directory: head,
    } satisfies Countersignature);
    return hubOp(documentId, COUNTERSIGNATURE_OP, { ...said });
  }

  get #key() {
    return publicKeySchema.parse(this.#ports.key.publicKey);
  }

  #received(documentId: DocumentId): Received[] {
    const known = this.#stored.received.get(documentId);
    if (known !== undefined) return known;
    const none: Received[] = [];
    this.#stored.received.set(documentId, none);
    return none;
  }

  /** A number that has no effect is not taken from anybody. */
  async #numberRefusal(heard: Received): Promise<RefusalReason | null> {
    const { statement } = heard;
    if (statement.type !== 'register' && statement.type !== 'issue' && statement.type !== 'certify')
      return null;
    const after = this.#standingWith(heard);
    const submission = this.#stored.submissions.get(statement.submission);
    if (submission === undefined || after.verdicts.get(heard.id)?.counted !== true) return null;
    const isFree = await takeNumber(this.#work, {
      office: statement.office,
      type: submission.type ?? submission.kind,
      year: Number(statement.date.slice(0, 4)),
      number: numberKeyOf(statement.number),
      document: statement.document,
    });
    return isFree ? null : 'numberTaken';
  }

  #standingWith(heard: Received): Standing {
    const received = [...this.#received(heard.statement.document), heard];
    const heads = new Map(received.map(({ id, directory }) => [id, directory]));
    return standing(received, {
      submissions: this.#stored.submissions,
      ...authorityOf(({ id }) => {
        const head = heads.get(id);
        return head === undefined || this.#directory === null ? null : keptStateAt(this.#directory, head);
      }),
    });
  }
}
