/** The common ancestor that a merge starts from. */
import type { RevisionId } from './model.ts';

type ParentsOf = (revision: RevisionId) => readonly RevisionId[];

/** The revisions and all that they descend from. */
function withAncestors(parentsOf: ParentsOf, revisions: Iterable<RevisionId>): Set<RevisionId> {
  const found = new Set(revisions);
  // A Set that grows while it is walked is walked to its end.
  for (const revision of found) {
    for (const parent of parentsOf(revision)) found.add(parent);
  }
  return found;
}

/**
 * The nearest common ancestor of two revisions (either of them, where it is the other's ancestor), null where they have
 * none. Where two offices have merged each other's work crosswise there are several that do not descend from each other:
 * then the greatest id is taken, which UUIDv7 makes the one that says that it is the newest. Both sides choose it,
 * whatever order they ask in and whatever their clocks say.
 */
export function mergeBase(parentsOf: ParentsOf, a: RevisionId, b: RevisionId): RevisionId | null {
  const ofA = withAncestors(parentsOf, [a]);
  const common = [...withAncestors(parentsOf, [b])].filter((revision) => ofA.has(revision));
  const older = withAncestors(parentsOf, common.flatMap(parentsOf));
  return (
    common
      .filter((revision) => !older.has(revision))
      .toSorted()
      .at(-1) ?? null
  );
}
