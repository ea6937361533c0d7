/**
 * The one way over which a desk and its hub speak. The same engine works over HTTP, over what a courier carries, and over
 * a line that a test cuts.
 */
import type { DigestAnswer, DigestQuery } from '../../../shared/sync/digest.ts';
import type { HubEvent, PresenceAnswer, PresenceRequest } from '../../../shared/sync/events.ts';
import type { Hello } from '../../../shared/sync/hello.ts';
import type { ProblemCode } from '../../../shared/sync/problem.ts';
import type { PullAnswer, PullQuery, StreamsAnswer } from '../../../shared/sync/pull.ts';
import type { PushAnswer } from '../../../shared/sync/push.ts';
import type { UnitBody } from '../../../shared/document/model.ts';
import type { Op } from '../../../shared/sync/op.ts';
import type { Result } from '../../../shared/errors/result.ts';

/** All of one stream; the bodies that the hub may lack, and the ops that name them. */
export interface Outgoing {
  readonly epoch: string;
  readonly stream: string;
  readonly contents: readonly UnitBody[];
  readonly ops: readonly Op[];
}

export type LineProblem =
  /** Nobody answered, or the answer was cut short: what was sent may have arrived. */
  | { readonly kind: 'noLine' }
  /** What came is not what a hub says. */
  | { readonly kind: 'unreadable' }
  /** The hub says why it does not do it; `retryAfter` in seconds, where it says when to come again. */
  | { readonly kind: 'refused'; readonly code: ProblemCode; readonly retryAfter: number | null };

export type Answered<T> = Promise<Result<T, LineProblem>>;

export interface Line {
  readonly hello: () => Answered<Hello>;
  readonly streams: () => Answered<StreamsAnswer>;
  readonly push: (request: Outgoing) => Answered<PushAnswer>;
  readonly pull: (query: PullQuery) => Answered<PullAnswer>;
  readonly digest: (query: DigestQuery) => Answered<DigestAnswer>;
  /** Says where this desk's person is; who else is there is heard. */
  readonly presence: (request: PresenceRequest) => Answered<PresenceAnswer>;
  /**
   * Hears the hub's news as long as the line holds; `onEnd` when it does not, once. Answers how to stop, after which
   * nothing is heard. It is news and not knowledge: whatever was missed is in the streams.
   */
  readonly listen: (hear: (news: HubEvent) => void, onEnd: () => void) => () => void;
}

/** What the line shows the hub of who speaks; null: nobody is signed in. */
export type Credentials = () => Promise<string | null>;
