/**
 * What was submitted and said about a document, as this desk has it: its own ops and those that it read, each with the
 * hub's word where that has come. The hub is not believed more than its signature bears out.
 */
import { keptStateAt } from '../../../shared/directory/kept-states.ts';
import type { Directory } from '../../../shared/directory/read.ts';
import { hubKeyCounts, type DirectoryState } from '../../../shared/directory/state.ts';
import type { DocumentId, Hash } from '../../../shared/document/model.ts';
import { commitmentTo } from '../../../shared/statements/commitment.ts';
import {
  countersignaturePayloadSchema,
  countersignatureSchema,
  STATEMENT_OP,
  statementPayloadSchema,
  type Countersignature,
} from '../../../shared/statements/ops.ts';
import { idOfBody, readBody, type VerifySignature } from '../../../shared/statements/signed.ts';
import { readStatement, reasonOf } from '../../../shared/statements/statement.ts';
import {
  submissionHash,
  SUBMISSION_OP,
  submissionPayloadSchema,
  type SubmissionPayload,
} from '../../../shared/submission/submission.ts';
import { resolvedHash } from '../../../shared/submission/resolved.ts';
import { COUNTERSIGNATURE_OP } from '../../../shared/sync/op.ts';
import type { RefusalReason } from '../../../shared/sync/push.ts';
import { authorityOf } from '../../../shared/workflow/authority.ts';
import {
  standing,
  type Heard,
  type Standing,
  type SubmittedText,
  type Verdict,
} from '../../../shared/workflow/standing.ts';
import type { Database } from '../db/database.ts';
import { storedJson } from '../db/stored-json.ts';

/** Where a statement is: on this desk alone, at the hub without its word, with its word, or refused there. */
export type Whereabouts =
  | { readonly at: 'here' | 'sent' }
  | { readonly at: 'received'; readonly word: Countersignature }
  | { readonly at: 'refused'; readonly reason: RefusalReason };

export interface SaidStatement extends Heard {
  /** The words of its commitment; null where there are none, or where this desk was not told. */
  readonly reason: string | null;
  readonly whereabouts: Whereabouts;
}

export interface Said {
  /** By id. */
  readonly submissions: ReadonlyMap<string, SubmissionPayload>;
  /** In the order that counts: the hub's, then what has not come there, as it was made or read. */
  readonly statements: readonly SaidStatement[];
  readonly standing: Standing;
  /** What a statement would come to that nobody has made yet, on this submission beside those that are known. */
  readonly verdictOn: (heard: Heard, submission?: SubmissionPayload) => Verdict;
}

export interface SaidReader {
  readonly read: (documentId: DocumentId) => Said;
  /** Whether the hub's word on something names a head of the key directory that this desk has not read. */
  readonly lacksDirectory: (documentId: DocumentId) => boolean;
}

interface Row {
  readonly kind: string;
  readonly payload: string;
  readonly state: 'waiting' | 'offered' | 'accepted' | 'logged' | 'refused';
  readonly reason: RefusalReason | null;
}

export interface SaidParts {
  readonly database: Database;
  /** Null: this desk knows none. */
  readonly directory: () => Directory | null;
  readonly verify: VerifySignature;
}

export function openSaid({ database, directory, verify }: SaidParts): SaidReader {
  const rows = database.prepare<Row>(
    `SELECT kind, payload, state, reason FROM ops
      WHERE document_id = :documentId AND kind IN ('${SUBMISSION_OP}', '${STATEMENT_OP}', '${COUNTERSIGNATURE_OP}')
      ORDER BY number`,
  );
  return {
    read(documentId) {
      const known = directory();
      const ops = rows.all({ documentId });
      const submissions = submissionsIn(documentId, ops);
      const words = wordsIn(documentId, ops, known, verify);
      const all = statementsIn(documentId, ops, words, verify);
      const statements = inOrder(all);
      const stateOf = ({ id }: Heard): DirectoryState | null =>
        known === null ? null : keptStateAt(known, words.get(id)?.directory ?? known.state.head);
      const heard = statements.filter(({ whereabouts }) => whereabouts.at !== 'refused');
      const authority = authorityOf(stateOf);
      return {
        submissions,
        statements,
        standing: standing(heard, { submissions: textsOf(submissions), ...authority }),
        verdictOn(next, submission) {
          const all =
            submission === undefined ? submissions : new Map(submissions).set(submission.id, submission);
          const { verdicts } = standing([...heard, next], { submissions: textsOf(all), ...authority });
          const verdict = verdicts.get(next.id);
          if (verdict === undefined) throw new Error('a statement without a verdict');
          return verdict;
        },
      };
    },
    lacksDirectory(documentId) {
      const known = new Set<string>(directory()?.heads);
      return wordsOn(rows.all({ documentId })).some(({ word }) => !known.has(word.directory));
    },
  };
}

/** Those that are what they say. */
function submissionsIn(documentId: DocumentId, ops: readonly Row[]): ReadonlyMap<string, SubmissionPayload> {
  const submissions = new Map<string, SubmissionPayload>();
  for (const { kind, payload, state } of ops) {
    if (kind !== SUBMISSION_OP || state === 'refused') continue;
    const read = submissionPayloadSchema.safeParse(storedJson(payload));
    if (!read.success || submissions.has(read.data.id)) continue;
    const { submission, resolved } = read.data;
    const isWhole =
      submission.documentId === documentId && submission.resolvedHash === resolvedHash(resolved);
    if (isWhole) submissions.set(read.data.id, read.data);
  }
  return submissions;
}

const textsOf = (submissions: ReadonlyMap<string, SubmissionPayload>): ReadonlyMap<string, SubmittedText> =>
  new Map(
    [...submissions].map(([id, { submission }]) => {
      const { languages, author, documentKind: kind, instrumentType: type } = submission;
      return [id, { hash: submissionHash(submission), languages, author, kind, type }];
    }),
  );

interface SignedWord {
  readonly word: Countersignature;
  readonly body: string;
  readonly signature: string;
}

/** As they came: nothing of them is believed yet. */
const wordsOn = (ops: readonly Row[]): readonly SignedWord[] =>
  ops.flatMap(({ kind, payload }) => {
    if (kind !== COUNTERSIGNATURE_OP) return [];
    const signed = countersignaturePayloadSchema.safeParse(storedJson(payload));
    const read = signed.success ? readBody(countersignatureSchema, signed.data.body) : null;
    return signed.success && read?.ok === true ? [{ word: read.value, ...signed.data }] : [];
  });

/** By statement; the first word on it stands. */
function wordsIn(
  documentId: DocumentId,
  ops: readonly Row[],
  directory: Directory | null,
  verify: VerifySignature,
): ReadonlyMap<Hash, Countersignature> {
  const words = new Map<Hash, Countersignature>();
  if (directory === null) return words;
  const taken = new Set<number>();
  for (const { word, body, signature } of wordsOn(ops)) {
    const then = keptStateAt(directory, word.directory);
    const counts =
      word.document === documentId &&
      word.ministry === directory.state.ministry &&
      then !== null &&
      hubKeyCounts(then, word.key) &&
      verify(word.key, body, signature);
    // Two statements in one place of the order: whoever came first has it.
    if (!counts || taken.has(word.order) || words.has(word.statement)) continue;
    taken.add(word.order);
    words.set(word.statement, word);
  }
  return words;
}

/** Those that their key signed. */
function statementsIn(
  documentId: DocumentId,
  ops: readonly Row[],
  words: ReadonlyMap<Hash, Countersignature>,
  verify: VerifySignature,
): readonly SaidStatement[] {
  const statements = new Map<Hash, SaidStatement>();
  for (const { kind, payload, state, reason: refusal } of ops) {
    if (kind !== STATEMENT_OP) continue;
    const signed = statementPayloadSchema.safeParse(storedJson(payload));
    const read = signed.success ? readStatement(signed.data) : null;
    if (!signed.success || read?.ok !== true) continue;
    const statement = read.value;
    const { body, signature, reason } = signed.data;
    const id = idOfBody(body);
    if (statements.has(id) || statement.document !== documentId) continue;
    if (!verify(statement.key, body, signature)) continue;
    const isOpened = reason !== null && commitmentTo(reason) === reasonOf(statement);
    const word = words.get(id);
    statements.set(id, {
      id,
      statement,
      reason: isOpened ? reason.text : null,
      whereabouts:
        word !== undefined
          ? { at: 'received', word }
          : state === 'refused' && refusal !== null
            ? { at: 'refused', reason: refusal }
            : { at: state === 'waiting' || state === 'offered' ? 'here' : 'sent' },
    });
  }
  return [...statements.values()];
}

function inOrder(statements: readonly SaidStatement[]): readonly SaidStatement[] {
  const orderOf = ({ whereabouts }: SaidStatement): number =>
    whereabouts.at === 'received' ? whereabouts.word.order : Number.POSITIVE_INFINITY;
  // Sorting is stable: what has no word keeps the order that it came in.
  return statements.toSorted((a, b) => {
    const [first, second] = [orderOf(a), orderOf(b)];
    return first === second ? 0 : first - second;
  });
}
