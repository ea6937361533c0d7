/** Whether a revision is what it says, and where it stands: the hub merges nothing and drops nothing. */
import { canonicalJson } from '../../shared/document/hash.ts';
import { shapeOf } from '../../shared/document/model.ts';
import {
  applyDelta,
  deltaBetween,
  emptyManifest,
  isManifestOf,
  type Manifest,
  type RevisionDelta,
} from '../../shared/document/revision.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Place, RefusalReason } from '../../shared/sync/push.ts';
import type { RevisionPayload } from '../../shared/sync/revision-op.ts';
import type { Work } from '../db/connect.ts';
import type { Tables } from '../db/tables.ts';
import type { DocumentState } from './documents.ts';
import { FULL_EVERY, type Manifests } from './manifests.ts';

/** The contents that the delta names. */
export function contentsOf({ km, en }: RevisionDelta): readonly string[] {
  return [...km.set, ...en.set].map(({ hash }) => hash);
}

/** Manifests of the revisions that this push brought, and those of all others. */
export interface ManifestSource {
  readonly work: Work;
  readonly manifests: Manifests;
  readonly made: ReadonlyMap<string, Manifest>;
}

/** What the revision contains, where it may come into the document. */
export async function verified(
  { work, manifests, made }: ManifestSource,
  state: DocumentState,
  documentId: string,
  { documentKind, revision, delta }: RevisionPayload,
): Promise<Result<Manifest, RefusalReason>> {
  const kind = state.documents.get(documentId)?.kind ?? documentKind;
  if (kind !== documentKind) return fail('otherKind');
  if (state.revisions.has(revision.id)) return fail('payloadInvalid');
  if (revision.parents.some((id) => state.revisions.get(id)?.document !== documentId))
    return fail('parentUnknown');
  const shape = shapeOf(documentKind);
  const [parent] = revision.parents;
  const first =
    parent === undefined
      ? emptyManifest(shape)
      : (made.get(parent) ?? (await manifests.read(work, shape, parent)));
  const next = applyDelta(first, delta);
  if (!next.ok) return fail('brokenDelta');
  return isManifestOf(revision, next.value, first) ? ok(next.value) : fail('wrongRoots');
}

/**
 * One of whose parents is the head becomes the head; so does the first of a document. Any other is a branch, and so is
 * whatever comes too late (`onlyBeside`). Parents that were branches are continued by it and are none any more. Changes
 * `state`, where its document is.
 */
export function placeRevision(
  state: DocumentState,
  documentId: string,
  payload: RevisionPayload,
  manifest: Manifest,
  onlyBeside: boolean,
): Place {
  const document = state.documents.get(documentId);
  if (document === undefined) throw new Error('a revision is placed in a document');
  const { revision, documentKind } = payload;
  const { head } = document;
  const onHead = !onlyBeside && (head === null || revision.parents.some((parent) => parent === head));
  for (const parent of revision.parents) {
    const known = state.revisions.get(parent);
    if (known !== undefined) known.isBranch = false;
    state.changed.continued.add(parent);
  }
  const [parent] = revision.parents;
  const row = storedRevision(
    documentId,
    payload,
    manifest,
    parent === undefined ? null : (state.revisions.get(parent)?.depth ?? null),
  );
  state.documents.set(documentId, {
    ...document,
    kind: documentKind,
    head: onHead ? revision.id : head,
  });
  state.changed.documents.add(documentId);
  state.changed.revisions.set(row.id, row);
  state.revisions.set(row.id, { document: documentId, depth: row.depth, isBranch: !onHead });
  return onHead ? 'head' : 'branch';
}

/** As it is stored: a delta, or at every so many the manifest in full. */
function storedRevision(
  documentId: string,
  { documentKind, revision, delta }: RevisionPayload,
  manifest: Manifest,
  parentDepth: number | null,
): Tables['revisions'] {
  const depth = parentDepth === null || parentDepth + 1 === FULL_EVERY ? 0 : parentDepth + 1;
  const content =
    depth === 0 && parentDepth !== null
      ? deltaBetween(emptyManifest(shapeOf(documentKind)), manifest)
      : delta;
  return {
    id: revision.id,
    document: documentId,
    parent: revision.parents[0] ?? null,
    second_parent: revision.parents[1] ?? null,
    depth,
    content: canonicalJson(content),
    roots_km: revision.roots.km,
    roots_en: revision.roots.en,
    metadata_hash: revision.metadataHash,
    is_branch: false,
  };
}
