/** Which documents of the desk amend which, by their metadata. */
import type { DocumentId, JsonValue } from '../../../shared/document/model.ts';
import type { AmendingAct } from '../../../shared/ipc/amending.ts';
import type { Database } from '../db/database.ts';
import type { DocumentStore } from '../store/documents.ts';
import { ACT_FIELDS, actOf, actsOn } from './act.ts';

export interface Acts {
  /** In the order of force, those without a date last; what lies in the bin amends nothing. */
  readonly amending: (documentId: DocumentId) => readonly AmendingAct[];
}

export function openActs(database: Database, documents: DocumentStore): Acts {
  const rows = database.prepare<{ id: DocumentId }>(
    `SELECT f.document_id AS id FROM draft_fields f JOIN documents d ON d.id = f.document_id
      WHERE f.name = 'instrument.amends' AND d.binned_at IS NULL`,
  );
  const read = (id: DocumentId): AmendingAct | null => {
    const fields = ACT_FIELDS.flatMap((name): [string, JsonValue][] => {
      const stored = documents.field(id, name);
      return stored === undefined ? [] : [[name, stored]];
    });
    const summary = documents.summary(id);
    return summary === null ? null : actOf(id, summary.title, Object.fromEntries(fields));
  };
  return {
    amending: (documentId) =>
      actsOn(
        documentId,
        rows.all({}).flatMap(({ id }) => read(id) ?? []),
      ),
  };
}
