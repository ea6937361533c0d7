/** Ops that were kept unread by an older hub take their place, in their order, when a hub starts that reads them. */
import { sql } from 'kysely';
import type { Manifest } from '../../shared/document/revision.ts';
import type { Op } from '../../shared/sync/op.ts';
import type { Database } from '../db/connect.ts';
import { placed } from './batch.ts';
import { readDocuments, writeDocuments } from './documents.ts';
import { lockHead } from './log.ts';
import type { Manifests } from './manifests.ts';
import { ownComments } from './own-comments.ts';
import { READ_KINDS, readText, type ReadOp } from './reading.ts';
import { sharedRecords } from './shared-record.ts';

interface Kept extends Op {
  readonly stream: string;
  readonly seq: number;
  readonly person: string;
  readonly text: string;
}

/** Answers how many. One that does not verify stays in the log and nowhere else. */
export async function replayKept(database: Database, manifests: Manifests): Promise<number> {
  const { rows } = await sql<Kept>`
    SELECT stream, seq, person, op_id AS "opId", document AS "documentId", kind, payload AS text, hash
    FROM ops WHERE unread AND NOT copied AND kind = ANY (${[...READ_KINDS]})
    ORDER BY stream, seq`.execute(database);
  let count = 0;
  for (const { stream, seq, person, text, ...op } of rows) {
    const each = readText({ ...op, payload: JSON.parse(text) as Op['payload'] }, text);
    if (each.as === 'kept' || each.as === 'refused') continue;
    if (await replay(database, manifests, { stream, seq, person }, each)) count += 1;
  }
  return count;
}

/** False where another hub that started at the same moment did it. */
async function replay(
  database: Database,
  manifests: Manifests,
  { stream, seq, person }: Pick<Kept, 'stream' | 'seq' | 'person'>,
  each: ReadOp,
): Promise<boolean> {
  const { opId, documentId } = each.op;
  return database.transaction().execute(async (work) => {
    await lockHead(work, stream);
    const taken = await work
      .updateTable('ops')
      .set({ unread: false })
      .where('op_id', '=', opId)
      .where('unread', '=', true)
      .execute();
    if (taken.every(({ numUpdatedRows }) => numUpdatedRows === 0n)) return false;
    const state = await readDocuments(work, {
      documents: [documentId],
      revisions: each.as === 'revision' ? [each.payload.revision.id, ...each.payload.revision.parents] : [],
      recordsOf: [documentId],
    });
    const shared = await sharedRecords(work, stream, person, [each]);
    const comments = await ownComments(work, person, [each]);
    if ((shared.refusal(state, each) ?? comments.refusal(state, each)) !== null) return false;
    const behind = await work
      .selectFrom('ops')
      .select('op_id')
      .where('stream', '=', stream)
      .where('seq', '>', seq)
      .where('op_id', '=', sql<string>`ANY (${[...state.fields.values()]})`)
      .execute();
    const made = new Map<string, Manifest>();
    const place = await placed(
      { work, stream, manifests, state, made, isBeside: () => false },
      each,
      new Set(behind.map(({ op_id: version }) => version)),
    );
    if (!place.ok) return false;
    await work.updateTable('ops').set({ place: place.value }).where('op_id', '=', opId).execute();
    return writeDocuments(work, state);
  });
}
