/** Whether an op of a comment may come into a stream: what a person said is changed and taken back by that person alone. */
import { sql } from 'kysely';
import { COMMENT_OP, ownComment } from '../../shared/comments/comment-op.ts';
import type { RefusalReason } from '../../shared/sync/push.ts';
import type { Work } from '../db/connect.ts';
import { RECORD_KIND, type DocumentState } from './documents.ts';
import type { ReadOp, Sent } from './reading.ts';

/** Of the ops of one person. */
export interface OwnComments {
  /** Null: it may come, or it is no comment's. */
  readonly refusal: (state: DocumentState, each: ReadOp) => RefusalReason | null;
}

export async function ownComments(work: Work, person: string, sent: readonly Sent[]): Promise<OwnComments> {
  const wanted = sent.flatMap((each) => (each.as === 'comment' ? (ownComment(each.payload) ?? []) : []));
  const others = await byOthers(work, person, wanted);
  return {
    refusal({ documents }, each) {
      if (each.as !== 'comment') return null;
      if (documents.get(each.op.documentId)?.kind === RECORD_KIND) return 'otherKind';
      // One that is not here yet is looked at by desks when it comes.
      const comment = ownComment(each.payload);
      return comment !== null && others.has(comment) ? 'notAllowed' : null;
    },
  };
}

/** Those of the ops that another person pushed. */
async function byOthers(work: Work, person: string, opIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (opIds.length === 0) return new Set();
  const rows = await work
    .selectFrom('ops')
    .select('op_id')
    .where('kind', '=', COMMENT_OP)
    .where('person', '<>', person)
    .where('op_id', '=', sql<string>`ANY (${opIds})`)
    .execute();
  return new Set(rows.map(({ op_id: opId }) => opId));
}
