/** Ops of the other kinds, as a desk would push them. */
import { randomBytes } from 'node:crypto';
import { createIds } from '../../../shared/document/ids.ts';
import type { DocumentId, JsonValue } from '../../../shared/document/model.ts';
import { opHash, type Op } from '../../../shared/sync/op.ts';
import { recordDocument, type SharedName } from '../../../shared/sync/shared-records.ts';

const ids = createIds({ now: () => Date.now(), random: (bytes) => new Uint8Array(randomBytes(bytes)) });

export function opOf(kind: string, documentId: DocumentId, payload: JsonValue): Op {
  const op = { opId: ids.next<string>(), documentId, kind, payload };
  return { ...op, hash: opHash(op) };
}

/** Sets one field of the record; `on`: the op that set it before. */
export const recordOp = (
  documentId: DocumentId,
  field: string,
  value: JsonValue,
  on: Op | null = null,
  record = 'bin',
): Op => opOf('record', documentId, { record, fields: [{ name: field, base: on?.opId ?? null, value }] });

/** Says of one part of an entry of a shared record what it is; `on`: the op that said it before. */
export function sharedOp(
  stream: string,
  record: SharedName,
  said: readonly (readonly [entry: string, part: string, value: JsonValue])[],
  on: Op | null = null,
): Op {
  const fields = said.map(([entry, part, value]) => ({
    name: `${entry}/${part}`,
    base: on?.opId ?? null,
    value,
  }));
  return opOf('record', recordDocument(record, stream, said[0]?.[0] ?? ''), { record, fields });
}
