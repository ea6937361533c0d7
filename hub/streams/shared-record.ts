/** Whether an op of a shared record may come into a stream: by its form, its place, its bases, and who brings it. */
import { sql } from 'kysely';
import type { PushRequest, RefusalReason } from '../../shared/sync/push.ts';
import type { RecordPayload } from '../../shared/sync/record-op.ts';
import {
  basesOf,
  entryWords,
  isSharedName,
  mayWriteRecord,
  recordDocument,
  SHARED_RECORDS,
  sharedNameOf,
} from '../../shared/sync/shared-records.ts';
import type { Work } from '../db/connect.ts';
import { recordPlace, rolesOf } from '../rights/records.ts';
import { RECORD_KIND, type DocumentState } from './documents.ts';
import type { ReadOp, Sent } from './reading.ts';

/** Of the ops of one person for one stream. */
export interface SharedRecords {
  /** Null: it may come, or it is no shared record's. */
  readonly refusal: (state: DocumentState, each: ReadOp) => RefusalReason | null;
}

/** What whoever only reads a stream may push into it: each op is then taken or refused by its writer's roles. */
export const isOnlyShared = ({ contents, ops }: Pick<PushRequest, 'contents' | 'ops'>): boolean =>
  contents.length === 0 && ops.length > 0 && ops.every((op) => sharedNameOf(op) !== null);

export async function sharedRecords(
  work: Work,
  stream: string,
  person: string,
  sent: readonly Sent[],
): Promise<SharedRecords> {
  const shared = sent.filter(({ op }) => sharedNameOf(op) !== null);
  if (shared.length === 0) return { refusal: () => null };
  const [place, roles] = [await recordPlace(work, stream), await rolesOf(work, person)];
  const bases = shared.flatMap((each) => (each.as === 'record' ? basesIn(each.payload) : []));
  const known = await knownOps(work, stream, bases);
  return {
    refusal(state, each) {
      const { op } = each;
      const record = sharedNameOf(op);
      if (record === null) return null;
      const { office, isRoot } = place;
      if (office === null || (SHARED_RECORDS[record].scope === 'ministry' && !isRoot)) return 'elsewhere';
      if (!mayWriteRecord(record, roles, office)) return 'notAllowed';
      const document = state.documents.get(op.documentId);
      if (document !== undefined && document.kind !== RECORD_KIND) return 'otherKind';
      if (each.as !== 'record') return null;
      const words = entryWords(record, each.payload.fields);
      if (words === null) return 'payloadInvalid';
      if ([...words.keys()].some((entry) => recordDocument(record, stream, entry) !== op.documentId))
        return 'payloadInvalid';
      if (basesIn(each.payload).some((base) => !known.has(base))) return 'parentUnknown';
      known.add(op.opId);
      return null;
    },
  };
}

/** The ops that it says it is based on. */
const basesIn = ({ record, fields }: RecordPayload): readonly string[] =>
  isSharedName(record) ? basesOf(entryWords(record, fields) ?? new Map()) : [];

async function knownOps(work: Work, stream: string, opIds: readonly string[]): Promise<Set<string>> {
  if (opIds.length === 0) return new Set();
  const rows = await work
    .selectFrom('ops')
    .select('op_id')
    .where('stream', '=', stream)
    .where('op_id', '=', sql<string>`ANY (${opIds})`)
    .execute();
  return new Set(rows.map(({ op_id: opId }) => opId));
}
