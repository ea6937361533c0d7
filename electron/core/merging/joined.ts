/** What this desk joined by itself, until its person has heard of it: a machine's merge contradicts nobody, and may still surprise. */
import { z } from 'zod';
import type { DocumentId, PersonId, RevisionId } from '../../../shared/document/model.ts';
import { revisionIdSchema } from '../../../shared/document/schema.ts';
import type { DeskRecord, RevisionSummary } from '../../../shared/ipc/types.ts';
import type { Entry } from '../store/entries.ts';

export interface JoinedRevisions {
  /** The last one that a machine made of two. */
  readonly revision: RevisionSummary;
  readonly theirs: RevisionSummary;
  /** What this desk said before the first of those that nobody has heard of. */
  readonly before: RevisionSummary;
}

const nameOf = (documentId: DocumentId): string => `joined.${documentId}`;

/** Null where there is none, or where it was heard of; `all`: the document's, newest first. */
export function joinedUnheard(
  read: (name: string) => DeskRecord | null,
  documentId: DocumentId,
  all: readonly RevisionSummary[],
  person: PersonId,
): JoinedRevisions | null {
  const heard = z.object({ heard: revisionIdSchema }).safeParse(read(nameOf(documentId))?.fields);
  const joined = all.filter(
    ({ automatic, author, parents }) => automatic && author === person && parents.length === 2,
  );
  const end = heard.success ? joined.findIndex(({ id }) => id === heard.data.heard) : -1;
  const unheard = end === -1 ? joined : joined.slice(0, end);
  const byId = new Map(all.map((revision) => [revision.id, revision]));
  const [revision] = unheard;
  const theirs = byOf(byId, revision?.parents[1]);
  const before = byOf(byId, unheard.at(-1)?.parents[0]);
  return revision === undefined || theirs === null || before === null ? null : { revision, theirs, before };
}

const byOf = <T>(byId: ReadonlyMap<RevisionId, T>, id: RevisionId | undefined): T | null =>
  id === undefined ? null : (byId.get(id) ?? null);

/** What keeps that the person has heard of all up to this one. */
export function heardOf(
  read: (name: string) => DeskRecord | null,
  documentId: DocumentId,
  revision: RevisionId,
): Entry {
  const name = nameOf(documentId);
  return { kind: 'record', name, version: (read(name)?.version ?? 0) + 1, fields: { heard: revision } };
}
