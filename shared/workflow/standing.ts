/**
 * How a document stands, from all statements on it in the order that counts: the hub's, then what has not reached it.
 * Every statement keeps its verdict: it counted, or why it did not. Whoever reads the same statements in the same order
 * comes to the same, on the hub, on a desk and in a verifier.
 */
import type { DocumentKind, Hash, Language, PersonId } from '../document/model.ts';
import type { Statement } from '../statements/statement.ts';
import type { Role } from '../sync/account.ts';
import { after, permitted, type Phase, type Publicity, type WorkflowState } from './machine.ts';
import type { Route, Step } from './route.ts';

export interface Heard {
  /** The hash of the statement's body. */
  readonly id: Hash;
  readonly statement: Statement;
}

/** What a submission says of itself (../submission/submission.ts), as far as its standing depends on it. */
export interface SubmittedText {
  readonly hash: Hash;
  readonly languages: readonly Language[];
  /** Who made the revision. */
  readonly author: PersonId;
  readonly kind: DocumentKind;
  /** The id of an instrument's type; null for what is none. */
  readonly type: string | null;
}

export interface StandingParts {
  readonly submissions: ReadonlyMap<string, SubmittedText>;
  /** The route that it names, where the office submitted such documents by it when the hub received the statement. */
  readonly routeOf: (heard: Heard, text: SubmittedText) => Route | null;
  /**
   * The roles that the signer had in the office when the hub received the statement; null where the key did not count
   * then. Of what has not reached the hub, as far as the desk knows.
   */
  readonly rolesOf: (heard: Heard, office: string) => ReadonlySet<Role> | null;
}

export const REASONS = [
  'keyNotCounted', // not in the key directory for this person then, or revoked
  'roleMissing', // nothing that they are in the office allows it
  'submissionUnknown',
  'submissionDiffers', // it names other words, other languages or another route than the submission has
  'routeUnknown', // the office does not submit such documents by it
  'seenUnknown', // it names a statement that nobody knows
  'replaced', // another submission has taken the place of this one
  'notNow', // as the document stood, it had no effect
  'stepUnknown', // the route has no such step
  'stepNotReached', // an earlier step lacks signatures
  'selfApproval', // the route forbids it to whoever wrote or submitted the text
  'signedAlready',
  'notTheirs', // only whoever submitted may recall
  'signedBefore', // recalled when somebody had signed
  'wrongNumber', // not the number of the publication that it is about, or not the next one
] as const;
export type Reason = (typeof REASONS)[number];

export type Verdict = { readonly counted: true } | { readonly counted: false; readonly why: Reason };

export interface Signature {
  readonly id: Hash;
  readonly person: PersonId;
  readonly step: number;
  /** Who signed in ink, as a registrar recorded it, who is `person` then; null for a signature by key. */
  readonly onPaper: string | null;
}

/** What was submitted last; the text that approvals belong to. */
export interface Current {
  readonly submission: string;
  readonly hash: Hash;
  readonly languages: readonly Language[];
  readonly route: Route;
  readonly routeHash: Hash;
  readonly submittedBy: PersonId;
  /** The statement. */
  readonly id: Hash;
  readonly signatures: readonly Signature[];
  /** The step that waits for signatures; the number of steps where all have theirs. */
  readonly step: number;
  readonly registration: {
    readonly number: string;
    readonly date: string;
    readonly scan: Hash | null;
  } | null;
}

export interface Published {
  /** 1 for the first publication of the document. */
  readonly n: number;
  readonly submission: string;
  readonly hash: Hash;
  /** The statement that published it. */
  readonly id: Hash;
}

export interface Standing {
  readonly phase: Phase;
  readonly publicity: Publicity;
  /** Null: nothing was submitted, or it was recalled. */
  readonly current: Current | null;
  /** What the public sees, or saw last. */
  readonly published: Published | null;
  readonly verdicts: ReadonlyMap<Hash, Verdict>;
}

interface Running extends WorkflowState {
  readonly current: Current | null;
  readonly published: Published | null;
  /** All that were ever submitted. */
  readonly submitted: ReadonlySet<string>;
}

const START: Running = {
  phase: 'draft',
  publicity: 'none',
  current: null,
  published: null,
  submitted: new Set(),
};
const COUNTED: Verdict = { counted: true };
const not = (why: Reason): Verdict => ({ counted: false, why });

export function standing(heard: readonly Heard[], parts: StandingParts): Standing {
  const verdicts = new Map<Hash, Verdict>();
  let state = START;
  for (const each of heard) {
    // One that came twice is one.
    if (verdicts.has(each.id)) continue;
    const isSeenKnown = each.statement.seen.every((id) => verdicts.has(id));
    const why = isSeenKnown ? refusal(state, each, parts) : 'seenUnknown';
    verdicts.set(each.id, why === null ? COUNTED : not(why));
    if (why === null) state = next(state, each, parts);
  }
  const { phase, publicity, current, published } = state;
  return { phase, publicity, current, published, verdicts };
}

/** Why the statement has no effect on a document that stands so; null: it has. */
function refusal(state: Running, heard: Heard, parts: StandingParts): Reason | null {
  const { statement } = heard;
  const roles = parts.rolesOf(heard, statement.office);
  if (roles === null) return 'keyNotCounted';
  const submission = parts.submissions.get(statement.submission);
  if (submission === undefined) return 'submissionUnknown';
  if (submission.hash !== statement.submissionHash || !sameItems(submission.languages, statement.languages))
    return 'submissionDiffers';
  if (statement.type === 'submit') {
    const route = parts.routeOf(heard, submission);
    return route === null ? 'routeUnknown' : submitRefusal(state, statement, roles, route);
  }
  if (statement.type === 'withdraw' || statement.type === 'supersede')
    return publishedRefusal(state, statement, roles);
  const { current } = state;
  if (current?.submission !== statement.submission) return 'replaced';
  if (current.routeHash !== statement.route) return 'submissionDiffers';
  const allowed = permitted(statement.type, state, current.route.flow);
  if (statement.type === 'sign' || statement.type === 'return' || statement.type === 'paper')
    return stepRefusal({ ...state, current }, statement, heard, parts);
  if (allowed === null) return 'notNow';
  if (allowed.by === 'roles' && !allowed.roles.some((role) => roles.has(role))) return 'roleMissing';
  if (statement.type === 'recall') {
    if (statement.actor !== current.submittedBy) return 'notTheirs';
    return current.signatures.length > 0 ? 'signedBefore' : null;
  }
  return numberRefusal(state, statement);
}

function submitRefusal(
  state: Running,
  { office, submission }: Statement,
  roles: ReadonlySet<Role>,
  route: Route,
): Reason | null {
  if (route.office !== office) return 'submissionDiffers';
  // A submission is submitted once: what lapsed does not come back.
  if (state.submitted.has(submission)) return 'replaced';
  const allowed = permitted('submit', state, route.flow);
  if (allowed === null) return 'notNow';
  return allowed.by === 'roles' && !allowed.roles.some((role) => roles.has(role)) ? 'roleMissing' : null;
}

/** Of what the public has, also while a later submission is under way. */
function publishedRefusal(
  state: Running,
  statement: Extract<Statement, { readonly type: 'withdraw' | 'supersede' }>,
  roles: ReadonlySet<Role>,
): Reason | null {
  const allowed = permitted(statement.type, state, 'direct');
  if (allowed === null || state.published?.submission !== statement.submission) return 'notNow';
  if (allowed.by === 'roles' && !allowed.roles.some((role) => roles.has(role))) return 'roleMissing';
  return numberRefusal(state, statement);
}

function numberRefusal({ published }: Running, statement: Statement): Reason | null {
  if (!('n' in statement)) return null;
  const isNew = statement.type !== 'withdraw' && statement.type !== 'supersede';
  const expected = (published?.n ?? 0) + (isNew ? 1 : 0);
  return statement.n === expected ? null : 'wrongNumber';
}

type StepStatement = Extract<Statement, { readonly step: number }>;

/**
 * Who signs when the step has all that it needs already did so without knowing of the others: their signature stands
 * beside those. Who returns a text beats whoever signed it, until it is published.
 */
function stepRefusal(
  state: Running & { readonly current: Current },
  statement: StepStatement,
  heard: Heard,
  { rolesOf, submissions }: StandingParts,
): Reason | null {
  const { current, phase } = state;
  const { route, step: reached } = current;
  const step = route.steps[statement.step];
  if (step === undefined) return 'stepUnknown';
  if (statement.step > reached) return 'stepNotReached';
  const isLate = statement.type === 'sign' && phase === 'approved';
  if (!isLate && permitted(statement.type, state, route.flow) === null) return 'notNow';
  const roles = rolesOf(heard, officeOf(step, route));
  const ofStep = current.signatures.filter((signature) => signature.step === statement.step);
  if (statement.type === 'paper') {
    if (rolesOf(heard, statement.office)?.has('registrar') !== true) return 'roleMissing';
    return ofStep.some(({ onPaper }) => onPaper === statement.signedBy) ? 'signedAlready' : null;
  }
  if (roles?.has(step.role) !== true) return 'roleMissing';
  if (statement.type === 'return') return null;
  const { actor } = statement;
  const isOwn = actor === current.submittedBy || actor === submissions.get(current.submission)?.author;
  if (route.selfApproval === 'forbidden' && isOwn) return 'selfApproval';
  const hasSigned = ofStep.some(({ onPaper, person }) => onPaper === null && person === actor);
  return hasSigned ? 'signedAlready' : null;
}

/** Whose people sign the step. */
export const officeOf = (step: Step, route: Route): string => step.office ?? route.office;

function next(state: Running, heard: Heard, { submissions, routeOf }: StandingParts): Running {
  const { id, statement } = heard;
  const { current } = state;
  if (statement.type === 'submit') {
    const text = submissions.get(statement.submission);
    const route = text === undefined ? null : routeOf(heard, text);
    if (route === null) throw new Error('a route that counted is gone');
    return {
      ...state,
      ...after('submit', state, { completes: false }),
      submitted: new Set([...state.submitted, statement.submission]),
      current: {
        submission: statement.submission,
        hash: statement.submissionHash,
        languages: statement.languages,
        route,
        routeHash: statement.route,
        submittedBy: statement.actor,
        id,
        signatures: [],
        step: 0,
        registration: null,
      },
    };
  }
  if (current === null || current.submission !== statement.submission)
    return { ...state, ...after(statement.type, state, { completes: false }) };
  if (statement.type === 'sign' || statement.type === 'paper') {
    const onPaper = statement.type === 'paper' ? statement.signedBy : null;
    const signature: Signature = { id, person: statement.actor, step: statement.step, onPaper };
    const signatures = [...current.signatures, signature];
    const step = stepReached(current.route, signatures);
    const completes = step === current.route.steps.length;
    const isLate = state.phase === 'approved';
    return {
      ...state,
      ...(isLate ? {} : after(statement.type, state, { completes })),
      current: { ...current, signatures, step },
    };
  }
  const became = { ...state, ...after(statement.type, state, { completes: false }) };
  if (statement.type === 'recall') return { ...became, current: null };
  if (statement.type === 'register' || statement.type === 'issue' || statement.type === 'certify') {
    const { number, date, scan } = statement;
    return { ...became, current: { ...current, registration: { number, date, scan } } };
  }
  if (statement.type === 'publish' || statement.type === 'correct' || statement.type === 'translate') {
    const { submission, hash } = current;
    return { ...became, published: { n: statement.n, submission, hash, id } };
  }
  return became;
}

/** The first step that lacks signatures. */
function stepReached({ steps }: Route, signatures: readonly Signature[]): number {
  const reached = steps.findIndex(({ quorum }, step) => {
    const given = signatures.filter((signature) => signature.step === step);
    return given.length < quorum;
  });
  return reached === -1 ? steps.length : reached;
}

const sameItems = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, at) => item === b[at]);
