/** Where the fields of a record stand: they are set as one, or stand beside for a person to decide. */
import type { Place } from '../../shared/sync/push.ts';
import type { RecordPayload } from '../../shared/sync/record-op.ts';
import { fieldKey, type DocumentState } from './documents.ts';

/** `head` where every field was last set by the op that it is based on. Changes `state`. */
export function placeRecord(
  state: DocumentState,
  document: string,
  opId: string,
  { record, fields }: RecordPayload,
  onlyBeside: boolean,
): Place {
  const isCurrent = fields.every(
    ({ name, base }) => (state.fields.get(fieldKey(document, record, name)) ?? null) === base,
  );
  if (onlyBeside || !isCurrent) return 'branch';
  for (const { name } of fields) {
    const key = fieldKey(document, record, name);
    state.fields.set(key, opId);
    state.changed.fields.set(key, { document, record, field: name, version: opId });
  }
  return 'head';
}
