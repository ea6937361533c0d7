/**
 * What a person does to have words published: submit them, sign, return, recall, register. What is signed is exactly the
 * submission that was shown, and only what would count is signed at all.
 */
import type { Directory } from '../../../shared/directory/read.ts';
import { contentRoots, metadataHash } from '../../../shared/document/hash.ts';
import type { Ids } from '../../../shared/document/ids.ts';
import type {
  DocumentId,
  DocumentState,
  JsonValue,
  PersonId,
  RevisionId,
} from '../../../shared/document/model.ts';
import { sameJson } from '../../../shared/document/same.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { instrumentField } from '../../../shared/instrument/instrument-fields.ts';
import type { ActRequest, RouteChoice, SignoffView, SubmitRequest } from '../../../shared/ipc/signoff.ts';
import type { PersonName } from '../../../shared/ipc/types.ts';
import { STATEMENT_OP } from '../../../shared/statements/ops.ts';
import type { PublicKey } from '../../../shared/statements/signed.ts';
import {
  printsAsFrozen,
  resolve,
  resolvedHash,
  type ResolveSources,
} from '../../../shared/submission/resolved.ts';
import {
  submissionHash,
  SUBMISSION_OP,
  SUBMITTED_LANGUAGES,
  type Submission,
  type SubmissionPayload,
} from '../../../shared/submission/submission.ts';
import { opHash, type Op } from '../../../shared/sync/op.ts';
import { routesFor } from '../../../shared/workflow/authority.ts';
import { routeHash, type Route } from '../../../shared/workflow/route.ts';
import { officeOf } from '../../../shared/workflow/standing.ts';
import type { History } from '../history/history.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { Clock } from '../ports.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Writer } from '../store/writer.ts';
import type { Homes } from '../sync/homes.ts';
import type { SaidReader } from './said.ts';
import { viewOf } from './view.ts';
import { worded, type Subject, type Worded, type WordingParts } from './wording.ts';

export interface SigningKeys {
  /** The key of whoever is signed in; null: they have none. */
  readonly key: () => PublicKey | null;
  readonly sign: (pin: string | null, text: string) => Promise<Result<string, Failure>>;
  readonly directory: () => Directory | null;
}

export interface SignoffParts {
  readonly said: SaidReader;
  readonly keys: SigningKeys;
  readonly homes: Pick<Homes, 'home'>;
  readonly documents: Pick<DocumentStore, 'summary' | 'headRevision' | 'draft'>;
  readonly revisions: Pick<RevisionStore, 'read' | 'isHead'>;
  readonly history: Pick<History, 'checkpoint'>;
  readonly sources: ResolveSources;
  /** The account of whoever is signed in; null: nobody is. */
  readonly person: () => PersonId | null;
  /** Who wrote the revision, by their account; null where that is this desk's person. */
  readonly writerOf: (revision: RevisionId) => PersonId | null;
  readonly nameOf: (person: PersonId) => PersonName | null;
  readonly write: Writer['write'];
  readonly ids: Ids;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: (bytes: number) => Uint8Array;
}

/** Of documents whose words are all on the disk. */
export interface Signoff {
  readonly view: (documentId: DocumentId) => SignoffView;
  /** The ways that this person's offices submit such a document by, the usual one first. */
  readonly routes: (documentId: DocumentId) => readonly RouteChoice[];
  /**
   * `signoffAlone` for a document that lives on this desk alone, `signoffNotSetUp` without directory or key,
   * `signoffRefused` where it would not count (`detail`: the reason); what the PIN fails with.
   */
  readonly submit: (request: SubmitRequest) => Promise<Result<SignoffView, Failure>>;
  /** The same; `signoffOther` where the words are not those that were shown, or would be printed otherwise here. */
  readonly act: (request: ActRequest) => Promise<Result<SignoffView, Failure>>;
}

export function createSignoff(parts: SignoffParts): Signoff {
  const { said, keys, homes, documents, revisions } = parts;

  const wording = (): Result<WordingParts, Failure> => {
    const [actor, key, directory] = [parts.person(), keys.key(), keys.directory()];
    if (actor === null || key === null || directory === null) return fail({ code: 'signoffNotSetUp' });
    const { ministry } = directory.state;
    return ok({ ministry, actor, key, now: parts.clock.now, random: parts.random });
  };

  const routesOf = (documentId: DocumentId): readonly Route[] => {
    const directory = keys.directory()?.state;
    const summary = documents.summary(documentId);
    const person = parts.person();
    if (directory === undefined || summary === null || person === null) return [];
    const offices = new Set((directory.grants.get(person) ?? []).map(({ office }) => office));
    const { metadata } = documents.draft(documentId).state;
    return [...offices].flatMap((office) => routesFor(directory, office, summary.kind, typeIn(metadata)));
  };

  const view = (documentId: DocumentId): SignoffView => {
    const now = said.read(documentId);
    const ready = wording();
    return viewOf(now, {
      isSetUp: keys.directory() !== null,
      nameOf: parts.nameOf,
      person: parts.person(),
      wording: ready.ok ? ready.value : null,
      documentId,
      isBehindDraft: (revision) => documents.headRevision(documentId) !== revision || !isAtHead(documentId),
    });
  };
  const isAtHead = (documentId: DocumentId): boolean =>
    revisions.isHead(documentId, documents.draft(documentId));

  /** Signs what is worded and queues it, behind `before`. */
  const say = async (
    documentId: DocumentId,
    statement: Worded,
    pin: string | null,
    before: readonly Op[],
  ): Promise<Result<SignoffView, Failure>> => {
    const signature = await keys.sign(pin, statement.body);
    if (!signature.ok) return signature;
    const home = homes.home(documentId);
    if (home === null) return fail({ code: 'signoffAlone' });
    const { body, reason } = statement;
    const op = opOf(parts.ids, documentId, STATEMENT_OP, { body, signature: signature.value, reason });
    const written = parts.write([{ kind: 'sync', step: 'said', stream: home.stream, ops: [...before, op] }]);
    if (!written.ok) return written;
    return ok(view(documentId));
  };

  /** The pinned revision, where it is what the submission says and is printed here as it was frozen. */
  const submittedState = (
    documentId: DocumentId,
    { submission, resolved }: SubmissionPayload,
  ): Result<DocumentState, Failure> => {
    const state = revisions.read(documentId, submission.revisionId);
    if (!state.ok) return state;
    const { content, metadata, kind } = state.value;
    const isIt =
      kind === submission.documentKind &&
      typeIn(metadata) === submission.instrumentType &&
      metadataHash(metadata) === submission.metadataHash &&
      sameJson(contentRoots(content), submission.roots) &&
      submission.languages.every((language) => printsAsFrozen(state.value, resolved, language));
    return isIt ? state : fail({ code: 'signoffOther' });
  };

  return {
    view,
    routes: (documentId) =>
      routesOf(documentId).map((route) => ({
        hash: routeHash(route),
        names: route.names,
        isUrgent: route.isUrgent,
        steps: route.steps.map(({ names }) => names),
      })),
    async submit({ documentId, route: chosen, withEnglish, pin }) {
      const ready = wording();
      if (!ready.ok) return ready;
      if (homes.home(documentId) === null) return fail({ code: 'signoffAlone' });
      const route = routesOf(documentId).find((each) => routeHash(each) === chosen);
      if (route === undefined) return fail({ code: 'signoffRefused', detail: 'routeUnknown' });
      const made = parts.history.checkpoint(documentId, { automatic: false, note: '' });
      if (!made.ok) return made;
      const revisionId = documents.headRevision(documentId);
      if (revisionId === null) return fail({ code: 'notFound' });
      const state = revisions.read(documentId, revisionId);
      if (!state.ok) return state;
      const payload = submissionOf(
        parts,
        documentId,
        revisionId,
        state.value,
        withEnglish,
        ready.value.actor,
      );
      const { statements, verdictOn } = said.read(documentId);
      const subject = subjectOf(documentId, payload, chosen, route.office, statements);
      const statement = worded(ready.value, subject, { type: 'submit' });
      const verdict = verdictOn(statement, payload);
      if (!verdict.counted) return fail({ code: 'signoffRefused', detail: verdict.why });
      const op = opOf(parts.ids, documentId, SUBMISSION_OP, payload);
      return say(documentId, statement, pin, [op]);
    },
    async act({ documentId, submission, submissionHash: shown, pin, ...says }) {
      const ready = wording();
      if (!ready.ok) return ready;
      const { standing, submissions, statements, verdictOn } = said.read(documentId);
      const { current } = standing;
      const payload = submissions.get(submission);
      if (current === null || payload === undefined || current.submission !== submission)
        return fail({ code: 'signoffOther' });
      if (submissionHash(payload.submission) !== shown) return fail({ code: 'signoffOther' });
      const state = submittedState(documentId, payload);
      if (!state.ok) return state;
      const step = 'step' in says ? current.route.steps[says.step] : undefined;
      const office = step === undefined ? current.route.office : officeOf(step, current.route);
      const acting = says.type === 'paper' ? current.route.office : office;
      const subject = subjectOf(documentId, payload, current.routeHash, acting, statements);
      const statement = worded(ready.value, subject, says);
      const verdict = verdictOn(statement);
      if (!verdict.counted) return fail({ code: 'signoffRefused', detail: verdict.why });
      return say(documentId, statement, pin, []);
    },
  };
}

const typeIn = (metadata: DocumentState['metadata']): string | null =>
  instrumentField('instrument.type', metadata['instrument.type']) ?? null;

function submissionOf(
  { sources, ids, writerOf }: Pick<SignoffParts, 'sources' | 'ids' | 'writerOf'>,
  documentId: DocumentId,
  revisionId: RevisionId,
  state: DocumentState,
  withEnglish: boolean,
  submitter: PersonId,
): SubmissionPayload {
  const languages = SUBMITTED_LANGUAGES[withEnglish ? 1 : 0];
  const resolved = resolve(state, languages, sources);
  const submission: Submission = {
    format: 'sastra.submission.1',
    documentId,
    documentKind: state.kind,
    instrumentType: typeIn(state.metadata),
    revisionId,
    roots: contentRoots(state.content),
    metadataHash: metadataHash(state.metadata),
    resolvedHash: resolvedHash(resolved),
    languages: [...languages],
    author: writerOf(revisionId) ?? submitter,
  };
  return { id: ids.next<string>(), submission, resolved };
}

const subjectOf = (
  documentId: DocumentId,
  { id, submission }: SubmissionPayload,
  route: Subject['route'],
  office: string,
  said: Subject['said'],
): Subject => ({
  documentId,
  submission: id,
  submissionHash: submissionHash(submission),
  languages: submission.languages,
  route,
  office,
  said,
});

function opOf(ids: Ids, documentId: DocumentId, kind: string, payload: unknown): Op {
  // As it will be read: JSON without what only a program has.
  const plain = JSON.parse(JSON.stringify(payload)) as JsonValue;
  const op = { opId: ids.next<string>(), documentId, kind, payload: plain };
  return { ...op, hash: opHash(op) };
}
