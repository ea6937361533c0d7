/**
 * Where the fields of a record stand. Those of the bin are set as one, or stand beside. Those of a record that offices share
 * are set by whoever comes later; `branch` says only that something was set over what its writer had not seen.
 */
import type { Place } from '../../shared/sync/push.ts';
import { BIN_RECORD, type RecordPayload } from '../../shared/sync/record-op.ts';
import { fieldKey, RECORD_KIND, type DocumentState } from './documents.ts';

/** Changes `state`, where its document is. `behind`: versions that stand behind this op in the log. */
export function placeRecord(
  state: DocumentState,
  documentId: string,
  opId: string,
  { record, fields }: RecordPayload,
  onlyBeside: boolean,
  behind: ReadonlySet<string>,
): Place {
  const isShared = record !== BIN_RECORD;
  const versionOf = (name: string): string | null =>
    state.fields.get(fieldKey(documentId, record, name)) ?? null;
  const isCurrent = fields.every(({ name, base }) => versionOf(name) === base);
  if (onlyBeside || (!isShared && !isCurrent)) return 'branch';
  for (const { name } of fields) {
    const version = versionOf(name);
    if (version !== null && behind.has(version)) continue;
    const key = fieldKey(documentId, record, name);
    state.fields.set(key, opId);
    state.changed.fields.set(key, { document: documentId, record, field: name, version: opId });
  }
  const document = state.documents.get(documentId);
  if (isShared && document !== undefined && document.kind !== RECORD_KIND) {
    state.documents.set(documentId, { ...document, kind: RECORD_KIND });
    state.changed.documents.add(documentId);
  }
  return isCurrent ? 'head' : 'branch';
}
