/** The released fixtures, read as the documents that they are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DocumentState, Hash, Metadata, Unit } from '../../shared/document/model.ts';
import type { Revision, RevisionDelta } from '../../shared/document/revision.ts';
import { treeOf } from '../../shared/document/tree.ts';

const FOLDER = path.resolve(import.meta.dirname, '../fixtures/released');

export interface Released {
  readonly state: DocumentState;
  readonly units: readonly Unit[];
  readonly bodyHashes: Readonly<Record<string, Hash>>;
  readonly revision: Revision;
  readonly delta: RevisionDelta;
}

export const releasedBytes = (name: string): Buffer => readFileSync(path.join(FOLDER, name));

export function released(name: string): Released {
  const { state, ...rest } = JSON.parse(releasedBytes(name).toString('utf8')) as Omit<
    Released,
    'state' | 'units'
  > & {
    readonly state: {
      readonly kind: 'article';
      readonly metadata: Metadata;
      readonly km: Unit[];
      readonly en: Unit[];
    };
  };
  const { kind, metadata, km, en } = state;
  return {
    ...rest,
    units: [...km, ...en],
    state: { kind, metadata, content: { shape: 'twoTrees', km: treeOf(km), en: treeOf(en) } },
  };
}
