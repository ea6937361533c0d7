/** Answers that were given: an op that comes again gets the one that it got, wherever its document has moved since. */
import { sql } from 'kysely';
import type { Op } from '../../shared/sync/op.ts';
import type { AcceptedOp, OpAnswer } from '../../shared/sync/push.ts';
import type { Work } from '../db/connect.ts';
import type { DocumentState } from './documents.ts';
import type { Sent } from './reading.ts';

export interface GivenAnswers {
  /** Null: the op is new. `stream` is where it would go now. */
  readonly answer: (sent: Sent, stream: string) => OpAnswer | null;
  /** The answer as it is given; from now on it is that of this op. */
  readonly keep: (op: Op, stream: string, answer: AcceptedOp) => AcceptedOp;
}

interface Given {
  readonly stream: string;
  readonly hash: string;
  readonly answer: AcceptedOp;
}

/** For a push that named the stream `named`. */
export async function givenAnswers(
  work: Work,
  named: string,
  { documents }: DocumentState,
  opIds: readonly string[],
): Promise<GivenAnswers> {
  const rows = await work
    .selectFrom('ops')
    .select(['op_id', 'stream', 'hash', 'seq', 'place'])
    .where('op_id', '=', sql<string>`ANY (${opIds})`)
    .where('copied', '=', false)
    .execute();
  const known = new Map<string, Given>(
    rows.map(({ op_id: opId, stream, hash, seq, place }) => [
      opId,
      { stream, hash, answer: { outcome: 'accepted', opId, seq, place } },
    ]),
  );
  const told = ({ stream, answer }: Given): AcceptedOp => (stream === named ? answer : { ...answer, stream });
  return {
    answer(sent, stream) {
      const { op } = sent;
      const given = known.get(op.opId);
      if (given === undefined) return null;
      const home = documents.get(op.documentId);
      // It was accepted where the document lived or lives; to any other stream nothing is told.
      const isTheirs =
        home?.stream === stream && (given.stream === stream || given.stream === home.movedFrom);
      const isHonest = sent.as !== 'refused' || sent.reason !== 'wrongHash';
      if (isTheirs && isHonest && given.hash === op.hash) return told(given);
      return { outcome: 'refused', opId: op.opId, reason: 'otherOp' };
    },
    keep(op, stream, answer) {
      const given = { stream, hash: op.hash, answer };
      known.set(op.opId, given);
      return told(given);
    },
  };
}
