/** What goes up in one request, and what of its answer is the last word. */
import type { Hash, UnitBody } from '../../../shared/document/model.ts';
import { PUSH_LIMITS, type OpAnswer, type RefusalReason } from '../../../shared/sync/push.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { QueuedOp } from './ops.ts';

/** Of bodies and ops in one request, in letters: what does not arrive is sent again whole. */
const PUSH_LETTERS = 1_000_000;

export interface PushBatch {
  readonly ops: readonly QueuedOp[];
  readonly contents: readonly UnitBody[];
}

/** As many as fit into one request, with the bodies that the hub may lack; at least one. */
export function batchOf(queued: readonly QueuedOp[], revisions: Pick<RevisionStore, 'bodies'>): PushBatch {
  const hashes = new Set<Hash>();
  const some: QueuedOp[] = [];
  let letters = 0;
  for (const next of queued) {
    const fresh = next.brings.filter((hash) => !hashes.has(hash));
    const size = JSON.stringify(revisions.bodies(fresh)).length + JSON.stringify(next.op).length;
    const isFull = hashes.size + fresh.length > PUSH_LIMITS.contents || letters + size > PUSH_LETTERS;
    if (some.length > 0 && isFull) break;
    for (const hash of fresh) hashes.add(hash);
    letters += size;
    some.push(next);
  }
  return { ops: some, contents: revisions.bodies([...hashes]) };
}

const lacks = (answer: OpAnswer, reason: RefusalReason): boolean =>
  answer.outcome === 'refused' && answer.reason === reason;

/** What only lacked a parent that is sent once more, with its contents, is sent once more behind it. */
export function settled(answers: readonly OpAnswer[]): readonly OpAnswer[] {
  return answers.some((answer) => lacks(answer, 'contentsMissing'))
    ? answers.filter((answer) => !lacks(answer, 'parentUnknown'))
    : answers;
}
