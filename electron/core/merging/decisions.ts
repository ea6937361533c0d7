/**
 * Decisions as they are kept, one record for each document, so that leaving in the middle loses none. A decision is kept
 * with the hash of what it was about: where the same question is asked again it still holds, and where the words under it
 * have changed it is asked anew.
 */
import { z } from 'zod';
import type { Conflict, Decision } from '../../../shared/document/conflict.ts';
import { hashJson } from '../../../shared/document/hash.ts';
import type { DocumentId, JsonValue } from '../../../shared/document/model.ts';
import { hashSchema } from '../../../shared/document/schema.ts';
import { decisionSchema } from '../../../shared/ipc/merging.ts';
import type { DeskRecord } from '../../../shared/ipc/types.ts';
import type { Entry } from '../store/entries.ts';

export type DecisionsById = ReadonlyMap<string, Decision>;

const nameOf = (documentId: DocumentId): string => `merging.${documentId}`;

const keptSchema = z.array(z.object({ conflict: z.string(), about: hashSchema, decision: decisionSchema }));

/** Those that are about these very conflicts; a record of another form holds none. */
export function decisionsOn(
  record: (name: string) => DeskRecord | null,
  documentId: DocumentId,
  conflicts: readonly Conflict[],
): DecisionsById {
  const kept = keptSchema.safeParse(record(nameOf(documentId))?.fields['decisions']);
  if (!kept.success) return new Map();
  const asked = new Map(conflicts.map((conflict) => [conflict.id, conflict]));
  return new Map(
    kept.data.flatMap(({ conflict: id, about, decision }): readonly [string, Decision][] => {
      const conflict = asked.get(id);
      return conflict !== undefined && hashJson(conflict) === about ? [[id, decision]] : [];
    }),
  );
}

/** What keeps these decisions in place of all before them. */
export function keepDecisions(
  record: (name: string) => DeskRecord | null,
  documentId: DocumentId,
  conflicts: readonly Conflict[],
  decisions: DecisionsById,
): Entry {
  const name = nameOf(documentId);
  const kept = conflicts.flatMap((conflict): readonly JsonValue[] => {
    const decision = decisions.get(conflict.id);
    // Bodies and values are JSON; their types say so of each field, not of the whole.
    return decision === undefined
      ? []
      : [{ conflict: conflict.id, about: hashJson(conflict), decision: decision as unknown as JsonValue }];
  });
  return { kind: 'record', name, version: (record(name)?.version ?? 0) + 1, fields: { decisions: kept } };
}
