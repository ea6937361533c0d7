/** How a document stands, as a person is shown it. */
import type { DocumentId, PersonId, RevisionId } from '../../../shared/document/model.ts';
import { hashText } from '../../../shared/document/hash.ts';
import type {
  ShownStatement,
  ShownSubmission,
  Signed,
  SignoffView,
  StatementFate,
} from '../../../shared/ipc/signoff.ts';
import type { PersonName } from '../../../shared/ipc/types.ts';
import { officeOf, type Current } from '../../../shared/workflow/standing.ts';
import type { Said, SaidStatement } from './said.ts';
import { worded, type Says, type Subject, type WordingParts } from './wording.ts';

export interface ViewParts {
  readonly isSetUp: boolean;
  readonly documentId: DocumentId;
  /** Whoever is signed in; null: nobody is. */
  readonly person: PersonId | null;
  readonly nameOf: (person: PersonId) => PersonName | null;
  /** Null: this person cannot sign here. */
  readonly wording: WordingParts | null;
  readonly isBehindDraft: (revision: RevisionId) => boolean;
}

export function viewOf(said: Said, parts: ViewParts): SignoffView {
  const { phase, publicity, current } = said.standing;
  return {
    isSetUp: parts.isSetUp,
    phase,
    publicity,
    submission: current === null ? null : shownSubmission(said, current, parts),
    statements: said.statements.map((statement) => shownStatement(said, statement, parts)),
    mayDo: current === null ? [] : mayDo(said, current, parts),
  };
}

const signedBy = (person: PersonId, { nameOf, person: own }: ViewParts): Signed => ({
  person,
  name: nameOf(person),
  isOwn: person === own,
});

function shownSubmission({ submissions }: Said, current: Current, parts: ViewParts): ShownSubmission {
  const { route } = current;
  const { names, flow, isUrgent } = route;
  const pinned = submissions.get(current.submission)?.submission.revisionId;
  return {
    id: current.submission,
    hash: current.hash,
    languages: current.languages,
    by: signedBy(current.submittedBy, parts),
    route: { names, flow, isUrgent },
    steps: route.steps.map((step, place) => ({
      names: step.names,
      role: step.role,
      office: officeOf(step, route),
      quorum: step.quorum,
      signatures: current.signatures
        .filter((signature) => signature.step === place)
        .map(({ id, person, onPaper }) => ({ by: signedBy(person, parts), id, onPaper })),
    })),
    step: current.step,
    registration:
      current.registration === null
        ? null
        : { number: current.registration.number, date: current.registration.date },
    isBehindDraft: pinned !== undefined && parts.isBehindDraft(pinned),
  };
}

function shownStatement(said: Said, one: SaidStatement, parts: ViewParts): ShownStatement {
  const { id, statement, reason } = one;
  return {
    id,
    type: statement.type,
    by: signedBy(statement.actor, parts),
    submission: statement.submission,
    step: 'step' in statement ? statement.step : null,
    reason,
    madeAt: statement.madeAt,
    fate: fateOf(said, one),
  };
}

function fateOf({ standing: { verdicts } }: Said, { id, whereabouts }: SaidStatement): StatementFate {
  if (whereabouts.at === 'refused') return { is: 'refused', reason: whereabouts.reason };
  const verdict = verdicts.get(id);
  const at = whereabouts.at === 'received' ? whereabouts.word.at : null;
  if (verdict?.counted === false) return { is: 'without effect', why: verdict.why, at };
  return at === null ? { is: whereabouts.at === 'here' ? 'here' : 'sent' } : { is: 'counted', at };
}

const SCAN = hashText('a scan');
const NUMBERED = { number: '1', date: '2000-01-01' };

/** One of each, with whatever it needs to be of its form. */
const triedAt = (step: number): readonly Says[] => [
  { type: 'sign', step, reason: null },
  { type: 'return', step, reason: '…' },
  { type: 'recall', reason: null },
  { type: 'paper', step, signedBy: '…', scan: SCAN },
  { type: 'register', ...NUMBERED, scan: null },
  { type: 'handOver', to: '…' },
  { type: 'issue', ...NUMBERED, scan: SCAN },
  { type: 'certify', ...NUMBERED, scan: SCAN },
];

/** What would count now: by the same rules that everybody reads it by. */
function mayDo(said: Said, current: Current, { wording, documentId }: ViewParts): SignoffView['mayDo'] {
  if (wording === null) return [];
  const { route, routeHash } = current;
  // Whoever signed the last step may still return it.
  const step = Math.min(current.step, Math.max(route.steps.length - 1, 0));
  const waiting = route.steps[step];
  const office = waiting === undefined ? route.office : officeOf(waiting, route);
  return triedAt(step)
    .filter((says) => {
      const subject: Subject = {
        documentId,
        submission: current.submission,
        submissionHash: current.hash,
        languages: current.languages,
        route: routeHash,
        office: says.type === 'sign' || says.type === 'return' ? office : route.office,
        said: said.statements,
      };
      return said.verdictOn(worded(wording, subject, says)).counted;
    })
    .map(({ type }) => type);
}
