/**
 * Revisions: immutable points in a document's history. What a revision contains is its manifest: for each unit where it
 * stands and the hash of its body (bodies travel and are stored apart, once by hash), and the metadata. A revision is
 * kept and sent as the delta on its first parent; who receives it recomputes the roots from the manifest alone.
 */
import { fail, ok, type Result } from '../errors/result.ts';
import { bodyHash, metadataHash, rootOfBodyHashes, rootOfPlacements, type HashOf } from './hash.ts';
import {
  LANGUAGES,
  type Content,
  type DeviceId,
  type DocumentId,
  type Hash,
  type JsonValue,
  type Language,
  type Metadata,
  type PersonId,
  type Placement,
  type RevisionId,
  type Tree,
  type Uid,
} from './model.ts';
import { sameJson } from './same.ts';
import { treeProblems } from './tree.ts';

export interface Revision {
  readonly id: RevisionId;
  readonly documentId: DocumentId;
  /** None for the first; two for a merge. The delta is on the first. */
  readonly parents: readonly RevisionId[];
  readonly roots: Readonly<Record<Language, Hash>>;
  readonly metadataHash: Hash;
  readonly author: PersonId;
  readonly device: DeviceId;
  /** Milliseconds since 1970 by the device's clock: a claim. */
  readonly madeAt: number;
  readonly note: string;
}

export interface ManifestEntry extends Placement {
  readonly hash: Hash;
}
type Entries = ReadonlyMap<Uid, ManifestEntry>;

/** In one tree the English entries are bodies alone. */
export type Manifest =
  | { readonly shape: 'twoTrees'; readonly km: Entries; readonly en: Entries; readonly metadata: Metadata }
  | {
      readonly shape: 'oneTree';
      readonly km: Entries;
      readonly en: ReadonlyMap<Uid, { readonly uid: Uid; readonly hash: Hash }>;
      readonly metadata: Metadata;
    };

interface SetDelta<Entry> {
  readonly set: readonly Entry[];
  readonly gone: readonly Uid[];
}

/** JSON as it is, sorted by uid and by name, so that one change has one form. */
export interface RevisionDelta {
  readonly km: SetDelta<ManifestEntry>;
  readonly en: SetDelta<{ readonly uid: Uid; readonly hash: Hash } | ManifestEntry>;
  readonly metadata: {
    readonly set: Readonly<Record<string, JsonValue>>;
    readonly gone: readonly string[];
  };
}

/** Why a delta does not fit: it is not for this manifest, or what it makes is no tree. */
export interface DeltaProblem {
  readonly kind: 'unknownUnit' | 'unknownField' | 'wrongShape' | 'brokenTree';
  /** The uid or the field that it stumbled on. */
  readonly at: string;
}

/** The manifest of a document without content; a delta on it is a manifest in full. */
export const emptyManifest = (shape: Content['shape']): Manifest => ({
  shape,
  km: new Map(),
  en: new Map(),
  metadata: {},
});

export function manifestOf(
  state: { readonly content: Content; readonly metadata: Metadata },
  hashOf: HashOf = bodyHash,
): Manifest {
  const { content, metadata } = state;
  const entriesOf = (tree: Tree): Entries =>
    new Map(
      [...tree].map(([uid, unit]) => [
        uid,
        { uid, parent: unit.parent, rank: unit.rank, hash: hashOf(unit) },
      ]),
    );
  const km = entriesOf(content.km);
  if (content.shape === 'twoTrees') return { shape: 'twoTrees', km, en: entriesOf(content.en), metadata };
  const en = new Map([...content.en].map(([uid, body]) => [uid, { uid, hash: hashOf(body) }]));
  return { shape: 'oneTree', km, en, metadata };
}

const rootOf = (language: Language, entries: Entries, earlier: Entries | undefined): Hash =>
  rootOfPlacements(language, entries, ({ hash }) => hash, earlier);

/**
 * The content roots, from the manifest alone: equal to contentRoots() of the state that it describes. With the manifest
 * that it was made from, only what differs is hashed.
 */
export function manifestRoots(manifest: Manifest, earlier?: Manifest): Record<Language, Hash> {
  const km = rootOf('km', manifest.km, earlier?.km);
  if (manifest.shape === 'twoTrees')
    return { km, en: rootOf('en', manifest.en, earlier?.shape === 'twoTrees' ? earlier.en : undefined) };
  return { km, en: rootOfBodyHashes('en', new Map([...manifest.en].map(([uid, { hash }]) => [uid, hash]))) };
}

/** Whether this is what the revision says that it contains. `earlier`: as in manifestRoots(). */
export function isManifestOf(
  revision: Pick<Revision, 'roots' | 'metadataHash'>,
  manifest: Manifest,
  earlier?: Manifest,
): boolean {
  const roots = manifestRoots(manifest, earlier);
  return (
    LANGUAGES.every((language) => roots[language] === revision.roots[language]) &&
    metadataHash(manifest.metadata) === revision.metadataHash
  );
}

function setDelta<Entry extends { readonly uid: Uid }>(
  first: ReadonlyMap<Uid, unknown>,
  next: ReadonlyMap<Uid, Entry>,
): SetDelta<Entry> {
  const set = [...next.values()].filter((entry) => !sameJson(entry, first.get(entry.uid)));
  return {
    set: set.toSorted((a, b) => (a.uid < b.uid ? -1 : 1)),
    gone: [...first.keys()].filter((uid) => !next.has(uid)).toSorted(),
  };
}

/** What leads from one manifest to the other. Both are of one document, so they have one shape. */
export function deltaBetween(first: Manifest, next: Manifest): RevisionDelta {
  if (first.shape !== next.shape) throw new Error('a document does not change its shape');
  const fields = Object.keys(next.metadata).toSorted();
  const isNew = (field: string): boolean => !sameJson(first.metadata[field], next.metadata[field]);
  return {
    km: setDelta(first.km, next.km),
    en: setDelta<ManifestEntry | { readonly uid: Uid; readonly hash: Hash }>(first.en, next.en),
    metadata: {
      set: Object.fromEntries(
        fields.flatMap((field) => {
          const value = next.metadata[field];
          return value !== undefined && isNew(field) ? [[field, value]] : [];
        }),
      ),
      gone: Object.keys(first.metadata)
        .filter((field) => next.metadata[field] === undefined)
        .toSorted(),
    },
  };
}

function applySet<Entry extends { readonly uid: Uid }>(
  entries: ReadonlyMap<Uid, Entry>,
  { set, gone }: SetDelta<Entry>,
): Result<ReadonlyMap<Uid, Entry>, DeltaProblem> {
  if (set.length === 0 && gone.length === 0) return ok(entries);
  const next = new Map(entries);
  for (const uid of gone) {
    if (!next.delete(uid)) return fail({ kind: 'unknownUnit', at: uid });
  }
  for (const entry of set) next.set(entry.uid, entry);
  return ok(next);
}

function applyTree(entries: Entries, delta: SetDelta<ManifestEntry>): Result<Entries, DeltaProblem> {
  const next = applySet(entries, delta);
  if (!next.ok || next.value === entries) return next;
  const problem = treeProblems(next.value)[0];
  return problem === undefined ? next : fail({ kind: 'brokenTree', at: problem.uid });
}

function applyMetadata(
  metadata: Metadata,
  { set, gone }: RevisionDelta['metadata'],
): Result<Metadata, DeltaProblem> {
  const unknown = gone.find((field) => metadata[field] === undefined);
  if (unknown !== undefined) return fail({ kind: 'unknownField', at: unknown });
  const kept = Object.entries(metadata).filter(([field]) => !gone.includes(field));
  return ok({ ...Object.fromEntries(kept), ...set });
}

const isPlaced = (entry: ManifestEntry | { readonly uid: Uid }): entry is ManifestEntry => 'rank' in entry;

/** The manifest that the delta leads to; the roots are still to be compared with the revision's (isManifestOf). */
export function applyDelta(manifest: Manifest, delta: RevisionDelta): Result<Manifest, DeltaProblem> {
  const km = applyTree(manifest.km, delta.km);
  if (!km.ok) return km;
  const metadata = applyMetadata(manifest.metadata, delta.metadata);
  if (!metadata.ok) return metadata;
  if (manifest.shape === 'oneTree') {
    const misplaced = delta.en.set.find(isPlaced);
    if (misplaced !== undefined) return fail({ kind: 'wrongShape', at: misplaced.uid });
    const en = applySet(manifest.en, delta.en);
    return en.ok ? ok({ shape: 'oneTree', km: km.value, en: en.value, metadata: metadata.value }) : en;
  }
  const placed = delta.en.set.filter(isPlaced);
  const unplaced = delta.en.set.find((entry) => !isPlaced(entry));
  if (unplaced !== undefined) return fail({ kind: 'wrongShape', at: unplaced.uid });
  const en = applyTree(manifest.en, { set: placed, gone: delta.en.gone });
  return en.ok ? ok({ shape: 'twoTrees', km: km.value, en: en.value, metadata: metadata.value }) : en;
}
