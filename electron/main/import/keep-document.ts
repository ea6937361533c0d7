// A new document of what was read, in one go where it fits; the rest of a long text follows.
import { randomUUID } from 'node:crypto';
import type {
  DocumentId,
  JsonValue,
  Language,
  Uid,
  Unit,
  WrittenKind,
} from '../../../shared/document/model.ts';
import { normalizeBody } from '../../../shared/document/normal-form.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { EDIT_LIMIT } from '../../../shared/ipc/contract.ts';
import type { AskCore } from './keep-pictures.ts';

export interface UnitOf {
  readonly language: Language;
  readonly unit: Unit;
}

export interface UnitEdit {
  readonly language: Language;
  readonly uid: Uid;
  /** Null: it goes. */
  readonly unit: Unit | null;
}

export interface NewDocument {
  readonly kind: WrittenKind;
  readonly units: readonly UnitOf[];
  readonly fields: readonly { readonly name: string; readonly value: JsonValue }[];
}

/** Asked for what is sent next alone: all of a long text would keep the windows waiting. */
const normal = (unit: Unit): Unit => ({ ...unit, ...normalizeBody(unit) });

/** Where the rest of it fails, what there is goes to the bin. */
export async function makeDocument(
  { kind, units, fields }: NewDocument,
  ask: AskCore,
): Promise<Result<DocumentId, Failure>> {
  const made = await ask('documents.createFrom', {
    kind,
    units: units.slice(0, EDIT_LIMIT).map(({ language, unit }) => ({ language, unit: normal(unit) })),
    fields: [...fields],
  });
  if (!made.ok) return made;
  const documentId = made.value.summary.id;
  const rest = units.slice(EDIT_LIMIT).map(({ language, unit }) => ({ language, uid: unit.uid, unit }));
  return editDocument(documentId, rest, ask);
}

/** In several edits where they are many. Where one fails, the document goes to the bin. */
export async function editDocument(
  documentId: DocumentId,
  edits: readonly UnitEdit[],
  ask: AskCore,
): Promise<Result<DocumentId, Failure>> {
  const session = randomUUID();
  for (let at = 0, seq = 1; at < edits.length; at += EDIT_LIMIT, seq += 1) {
    const written = await ask('drafting.edit', {
      documentId,
      session,
      seq,
      units: edits
        .slice(at, at + EDIT_LIMIT)
        .map(({ language, uid, unit }) => ({ language, uid, unit: unit === null ? null : normal(unit) })),
      fields: [],
    });
    if (written.ok) continue;
    await ask('documents.bin', { documentId });
    return written;
  }
  return ok(documentId);
}
