/** An article that grows by revisions, each as the op and the contents that a desk would push. */
import { randomBytes, randomUUID } from 'node:crypto';
import { bodyOf, metadataHash, treeRoot } from '../../../shared/document/hash.ts';
import { createIds } from '../../../shared/document/ids.ts';
import { branded } from '../../../shared/document/brand.ts';
import type {
  DeviceId,
  DocumentId,
  JsonValue,
  PersonId,
  RevisionId,
  Tree,
  Unit,
  UnitBody,
} from '../../../shared/document/model.ts';
import { deltaBetween, emptyManifest, manifestOf, type Manifest } from '../../../shared/document/revision.ts';
import { ranksBetween } from '../../../shared/document/rank.ts';
import { treeOf } from '../../../shared/document/tree.ts';
import { opHash, type Op } from '../../../shared/sync/op.ts';
import { unitOf } from '../units.ts';

const ids = createIds({ now: () => Date.now(), random: (bytes) => new Uint8Array(randomBytes(bytes)) });

export interface Written {
  readonly op: Op;
  readonly contents: readonly UnitBody[];
  readonly revision: RevisionId;
  readonly manifest: Manifest;
}

export const newDocumentId = (): DocumentId => ids.next<DocumentId>();

/** The same op with another payload and the hash that fits it. */
export function changedOp(op: Op, change: (payload: Record<string, JsonValue>) => unknown): Op {
  const payload = structuredClone(op.payload) as Record<string, JsonValue>;
  change(payload);
  const { hash: _old, ...rest } = { ...op, payload };
  return { ...rest, hash: opHash(rest) };
}

/** The lines are paragraphs; `on`: what it was made from, the first of which the delta is on. */
export function written(
  documentId: DocumentId,
  lines: readonly string[],
  on: readonly Written[] = [],
): Written {
  const ranks = ranksBetween(null, null, lines.length);
  const units: readonly Unit[] = lines.map((line, place) => unitOf(place + 1, ranks[place] ?? '', line));
  const km: Tree = treeOf(units);
  const en: Tree = treeOf([]);
  const metadata = { title: lines[0] ?? '' };
  const manifest = manifestOf({ content: { shape: 'twoTrees', km, en }, metadata });
  const revision = ids.next<RevisionId>();
  const payload = {
    documentKind: 'article',
    revision: {
      id: revision,
      parents: on.map((parent) => parent.revision),
      roots: { km: treeRoot('km', km), en: treeRoot('en', en) },
      metadataHash: metadataHash(metadata),
      author: branded<PersonId>(randomUUID()),
      device: branded<DeviceId>(randomUUID()),
      madeAt: 1_790_000_000_000,
      note: '',
    },
    delta: deltaBetween(on[0]?.manifest ?? emptyManifest('twoTrees'), manifest),
  };
  // As it arrives: plain JSON.
  const op = {
    opId: ids.next<string>(),
    documentId,
    kind: 'revision',
    payload: JSON.parse(JSON.stringify(payload)) as JsonValue,
  };
  return { op: { ...op, hash: opHash(op) }, contents: units.map(bodyOf), revision, manifest };
}
