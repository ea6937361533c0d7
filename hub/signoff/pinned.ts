/**
 * What a revision is that a submission pins, as the hub has it. Who wrote it is the submitter's word: a hub that was restored
 * knows revisions from whoever offered them again.
 */
import { branded } from '../../shared/document/brand.ts';
import type { Hash, Metadata } from '../../shared/document/model.ts';
import { DOCUMENT_KINDS, shapeOf } from '../../shared/document/model.ts';
import type { Manifest } from '../../shared/document/revision.ts';
import { instrumentField } from '../../shared/instrument/instrument-fields.ts';
import type { Submission } from '../../shared/submission/submission.ts';
import type { Work } from '../db/connect.ts';
import type { DocumentState } from '../streams/documents.ts';
import type { Manifests } from '../streams/manifests.ts';

export type Pinned = Pick<Submission, 'documentKind' | 'instrumentType' | 'roots' | 'metadataHash'>;

export interface PinnedParts {
  readonly work: Work;
  readonly manifests: Manifests;
  readonly state: DocumentState;
  /** Those of this push. */
  readonly made: ReadonlyMap<string, Manifest>;
}

/** Null where the document has no such revision. */
export async function pinnedRevision(
  { work, manifests, state, made }: PinnedParts,
  documentId: string,
  revisionId: string,
): Promise<Pinned | null> {
  const kind = DOCUMENT_KINDS.find((each) => each === state.documents.get(documentId)?.kind);
  if (kind === undefined || state.revisions.get(revisionId)?.document !== documentId) return null;
  const row = state.changed.revisions.get(revisionId) ?? (await storedRevision(work, revisionId));
  const { metadata } = made.get(revisionId) ?? (await manifests.read(work, shapeOf(kind), revisionId));
  return {
    documentKind: kind,
    instrumentType: instrumentType(metadata),
    roots: { km: branded<Hash>(row.roots_km), en: branded<Hash>(row.roots_en) },
    metadataHash: branded(row.metadata_hash),
  };
}

const instrumentType = (metadata: Metadata): string | null =>
  instrumentField('instrument.type', metadata['instrument.type']) ?? null;

const storedRevision = (work: Work, id: string) =>
  work
    .selectFrom('revisions')
    .select(['roots_km', 'roots_en', 'metadata_hash'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
