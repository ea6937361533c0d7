/** What an attempt met, as the page is told of it. */
import type { SyncProblem } from '../../../shared/ipc/sync.ts';
import type { ProblemCode } from '../../../shared/sync/problem.ts';
import type { LineProblem } from './line.ts';

/** `otherEpoch`: the hub was restored while we spoke; asked who it is, it says so. */
export type Trouble = SyncProblem | 'otherEpoch';

/** A hub that changes its epoch again and again is one that cannot be spoken to now. */
export const problemOf = (trouble: Trouble): SyncProblem => (trouble === 'otherEpoch' ? 'busy' : trouble);

const PROBLEMS: Readonly<Partial<Record<ProblemCode, SyncProblem>>> = {
  notAllowed: 'notAllowed',
  signIn: 'signIn',
  deskTooOld: 'deskTooOld',
  hubTooOld: 'hubTooOld',
  notReady: 'busy',
  tooMany: 'busy',
  internal: 'busy',
  aheadOfHub: 'untrusted',
};

export function troubleOf(problem: LineProblem): Trouble {
  if (problem.kind !== 'refused') return problem.kind;
  return problem.code === 'otherEpoch' ? problem.code : (PROBLEMS[problem.code] ?? 'unreadable');
}
