/**
 * Who may do what with a document, and what it becomes by that: a table of role, state and action, and nothing else.
 * When each action counts is in ../workflow/standing.ts, which reads the statements in the hub's order.
 */
import { assertNever } from '../errors/result.ts';
import type { Role } from '../sync/account.ts';
import type { StatementType } from '../statements/statement.ts';
import { FLOWS, type Flow } from './route.ts';

/** Where the submission that is under way stands. `done`: it was published, and nothing newer was submitted. */
export const PHASES = [
  'draft',
  'inReview',
  'returned',
  'approved',
  'registered',
  'submitted',
  'issued',
  'scheduled',
  'done',
] as const;
export type Phase = (typeof PHASES)[number];

/** What the public has of the document, which a later submission does not touch until it is published itself. */
export const PUBLICITIES = ['none', 'published', 'corrected', 'withdrawn', 'superseded'] as const;
export type Publicity = (typeof PUBLICITIES)[number];

export interface WorkflowState {
  readonly phase: Phase;
  readonly publicity: Publicity;
}

export type Action = StatementType;

/** Whoever the action asks for: somebody with one of the roles in the office, or whoever a step of the route names. */
export type Permitted = { readonly by: 'roles'; readonly roles: readonly Role[] } | { readonly by: 'step' };

interface Rule {
  readonly permitted: Permitted;
  readonly phases: readonly Phase[];
  readonly publicities: readonly Publicity[];
  readonly flows: readonly Flow[];
}

const WRITERS: readonly Role[] = ['drafter', 'reviewer', 'approver'];

const STANDING: readonly Publicity[] = ['published', 'corrected'];

/** What is approved and, where its flow asks for that, has its number and date. */
const READY: Readonly<Record<Flow, readonly Phase[]>> = {
  direct: ['approved', 'scheduled'],
  registered: ['registered', 'scheduled'],
  issued: ['issued', 'scheduled'],
  certified: ['issued', 'scheduled'],
};

const by = (...roles: readonly Role[]): Permitted => ({ by: 'roles', roles });
const STEP: Permitted = { by: 'step' };

const RULES: Readonly<Record<Action, Rule>> = {
  submit: {
    permitted: by(...WRITERS),
    phases: ['draft', 'inReview', 'returned', 'approved', 'done'],
    publicities: PUBLICITIES,
    flows: FLOWS,
  },
  sign: { permitted: STEP, phases: ['inReview'], publicities: PUBLICITIES, flows: FLOWS },
  return: {
    permitted: STEP,
    phases: ['inReview', 'approved', 'registered', 'submitted', 'scheduled'],
    publicities: PUBLICITIES,
    flows: FLOWS,
  },
  recall: { permitted: by(...WRITERS), phases: ['inReview'], publicities: PUBLICITIES, flows: FLOWS },
  paper: { permitted: by('registrar'), phases: ['inReview'], publicities: PUBLICITIES, flows: FLOWS },
  register: {
    permitted: by('registrar'),
    phases: ['approved'],
    publicities: PUBLICITIES,
    flows: ['registered'],
  },
  handOver: { permitted: by('registrar'), phases: ['approved'], publicities: PUBLICITIES, flows: ['issued'] },
  issue: { permitted: by('registrar'), phases: ['submitted'], publicities: PUBLICITIES, flows: ['issued'] },
  certify: {
    permitted: by('registrar'),
    phases: ['inReview'],
    publicities: PUBLICITIES,
    flows: ['certified'],
  },
  schedule: { permitted: by('publisher'), phases: PHASES, publicities: PUBLICITIES, flows: FLOWS },
  publish: { permitted: by('publisher'), phases: PHASES, publicities: ['none'], flows: FLOWS },
  correct: {
    permitted: by('publisher'),
    phases: PHASES,
    publicities: [...STANDING, 'withdrawn'],
    flows: FLOWS,
  },
  translate: { permitted: by('publisher'), phases: PHASES, publicities: STANDING, flows: FLOWS },
  withdraw: { permitted: by('publisher'), phases: PHASES, publicities: STANDING, flows: FLOWS },
  supersede: { permitted: by('publisher'), phases: PHASES, publicities: STANDING, flows: FLOWS },
};

/** Those that put something before the public, and so ask for a submission that is ready. */
const NEEDS_READY: ReadonlySet<Action> = new Set(['schedule', 'publish', 'correct', 'translate']);

/** Null where nobody may do that with a document that stands so. The flow is that of the submission under way. */
export function permitted(action: Action, { phase, publicity }: WorkflowState, flow: Flow): Permitted | null {
  const rule = RULES[action];
  const fits =
    rule.phases.includes(phase) && rule.publicities.includes(publicity) && rule.flows.includes(flow);
  if (!fits || (NEEDS_READY.has(action) && !READY[flow].includes(phase))) return null;
  return rule.permitted;
}

/** What the document becomes. `completes`: of a signature, that it is the last one that the route asks for. */
export function after(
  action: Action,
  { phase, publicity }: WorkflowState,
  { completes }: { readonly completes: boolean },
): WorkflowState {
  switch (action) {
    case 'submit':
      return { phase: 'inReview', publicity };
    case 'sign':
    case 'paper':
      return { phase: completes ? 'approved' : 'inReview', publicity };
    case 'return':
      return { phase: 'returned', publicity };
    case 'recall':
      return { phase: 'draft', publicity };
    case 'register':
      return { phase: 'registered', publicity };
    case 'handOver':
      return { phase: 'submitted', publicity };
    case 'issue':
    case 'certify':
      return { phase: 'issued', publicity };
    case 'schedule':
      return { phase: 'scheduled', publicity };
    case 'publish':
      return { phase: 'done', publicity: 'published' };
    case 'correct':
      return { phase: 'done', publicity: 'corrected' };
    case 'translate':
      return { phase: 'done', publicity };
    case 'withdraw':
      return { phase, publicity: 'withdrawn' };
    case 'supersede':
      return { phase, publicity: 'superseded' };
    default:
      return assertNever(action);
  }
}
