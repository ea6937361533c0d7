/** The documents that something was submitted or said about, by a change of the profile. */
import type { DocumentId } from '../../../shared/document/model.ts';
import { STATEMENT_OP } from '../../../shared/statements/ops.ts';
import { SUBMISSION_OP } from '../../../shared/submission/submission.ts';
import { COUNTERSIGNATURE_OP } from '../../../shared/sync/op.ts';
import type { Entry } from '../store/entries.ts';

const KINDS: ReadonlySet<string> = new Set([SUBMISSION_OP, STATEMENT_OP, COUNTERSIGNATURE_OP]);

/** Each once. What became of a statement at the hub is heard with the hub's word. */
export function touchedBy(entries: readonly Entry[]): readonly DocumentId[] {
  const ids = entries.flatMap((entry): readonly DocumentId[] => {
    if (entry.kind !== 'sync') return [];
    if (entry.step !== 'said' && entry.step !== 'pulled' && entry.step !== 'mended') return [];
    return entry.ops.flatMap(({ kind, documentId }) => (KINDS.has(kind) ? [documentId] : []));
  });
  return [...new Set(ids)];
}
