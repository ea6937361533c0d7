/**
 * Bringing another line of a document's history into the draft: what can be merged is, the rest a person decides, one
 * conflict after the other. What was decided is on the disk at once, and the end is one revision with two parents.
 */
import { mergeBase } from '../../../shared/document/ancestors.ts';
import type { Conflict, Decision, Side } from '../../../shared/document/conflict.ts';
import type { Ids } from '../../../shared/document/ids.ts';
import { decide, mergeDocuments, type MergeResult } from '../../../shared/document/merge.ts';
import type { DocumentId, DocumentState, RevisionId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import { normalizeUnit } from '../../../shared/instrument/normal-form.ts';
import { readInstrumentUnit } from '../../../shared/instrument/views.ts';
import type { Decisions, Joined, Merged, MergePoint, MergeWork } from '../../../shared/ipc/merging.ts';
import type { DocumentSummary, PersonName, RevisionSummary } from '../../../shared/ipc/types.ts';
import { editEntry, editsBetween, isEmpty } from '../history/edits-between.ts';
import type { History, HistoryParts } from '../history/history.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { RecordStore } from '../store/records.ts';
import type { Writer } from '../store/writer.ts';
import { askerOf } from './asked.ts';
import type { Branches } from './branches.ts';
import { decisionsOn, keepDecisions } from './decisions.ts';
import { heardOf, joinedUnheard } from './joined.ts';

/** Of documents whose words are all on the disk. */
export interface Merging {
  readonly branches: (documentId: DocumentId) => readonly MergePoint[];
  readonly read: (summary: DocumentSummary) => Result<MergeWork | null, Failure>;
  /** `notFound` where the conflict is none any more, `invalid` where the decision does not fit it. */
  readonly decide: (
    summary: DocumentSummary,
    conflict: string,
    decision: Decision | null,
  ) => Result<Decisions, Failure>;
  /** `notFound` where nothing waits, `invalid` (`undecided`) where something is open; then nothing happens. */
  readonly finish: (summary: DocumentSummary) => Result<Merged, Failure>;
  /** What a machine joined here and nobody has heard of yet. */
  readonly joined: (documentId: DocumentId) => Joined | null;
  readonly hear: (documentId: DocumentId, revision: RevisionId) => Result<null, Failure>;
}

export interface MergingParts {
  readonly branches: Branches;
  readonly documents: Pick<DocumentStore, 'draft' | 'headRevision'>;
  readonly revisions: Pick<RevisionStore, 'list' | 'read'>;
  readonly history: Pick<History, 'checkpoint'>;
  readonly record: RecordStore['read'];
  readonly write: Writer['write'];
  readonly ids: Ids;
  readonly author: HistoryParts['author'];
  /** What whoever made a revision is called, where this desk knows. */
  readonly whoMade: (revision: RevisionSummary) => PersonName | null;
  readonly data: () => InstrumentData;
  readonly changed: (documentId: DocumentId) => void;
}

/** The three points and what merging them gives. */
interface Merge {
  readonly points: Readonly<Record<Side, RevisionSummary>>;
  readonly states: Readonly<Record<Side, DocumentState>>;
  readonly result: MergeResult;
  readonly more: number;
}

const CUT_OFF: Failure = { code: 'damaged', detail: 'revision' };
const MISFIT: Failure = { code: 'invalid', detail: 'decision' };

export function createMerging(parts: MergingParts): Merging {
  const { documents, revisions, record, write, author } = parts;
  /** Of the last document that was asked about: revisions never change, so what merging them gives does not either. */
  let last: Merge | null = null;

  const pointOf = (revision: RevisionSummary): MergePoint => ({
    revision: revision.id,
    author: revision.author,
    name: parts.whoMade(revision),
    isOwn: revision.author === author.author,
    madeAt: revision.madeAt,
  });

  const mergeOf = (points: Merge['points'], documentId: DocumentId, more: number): Result<Merge, Failure> => {
    const isLast =
      last !== null &&
      (['base', 'ours', 'theirs'] as const).every((side) => last?.points[side].id === points[side].id);
    if (last !== null && isLast) return ok({ ...last, more });
    const base = revisions.read(documentId, points.base.id);
    if (!base.ok) return base;
    const ours = revisions.read(documentId, points.ours.id);
    if (!ours.ok) return ours;
    const theirs = revisions.read(documentId, points.theirs.id);
    if (!theirs.ok) return theirs;
    const states = { base: base.value, ours: ours.value, theirs: theirs.value };
    last = { points, states, more, result: mergeDocuments(states.base, states.ours, states.theirs) };
    return ok(last);
  };

  /** What is on the paper becomes a revision first: it is one of the two sides. */
  const current = ({ id }: DocumentSummary): Result<Merge | null, Failure> => {
    if (parts.branches.of(id).length === 0) return ok(null);
    const made = parts.history.checkpoint(id, { automatic: true, note: '' });
    if (!made.ok) return made;
    const [theirs, ...rest] = parts.branches.of(id);
    if (theirs === undefined) return ok(null);
    const all = new Map(revisions.list(id).map((revision) => [revision.id, revision]));
    const head = documents.headRevision(id);
    const ours = head === null ? undefined : all.get(head);
    const parentsOf = (revision: RevisionId): readonly RevisionId[] => all.get(revision)?.parents ?? [];
    const common = ours === undefined ? null : mergeBase(parentsOf, ours.id, theirs.id);
    const base = common === null ? undefined : all.get(common);
    if (ours === undefined || base === undefined) return fail(CUT_OFF);
    return mergeOf({ base, ours, theirs }, id, rest.length);
  };

  const decisionsFor = (id: DocumentId, { result }: Merge): ReadonlyMap<string, Decision> =>
    decisionsOn(record, id, result.conflicts);

  return {
    branches: (documentId) => parts.branches.of(documentId).map(pointOf),
    read(summary) {
      const merge = current(summary);
      if (!merge.ok || merge.value === null) return merge.ok ? ok(null) : merge;
      const { points, states, result, more } = merge.value;
      const asker = askerOf(summary.id, states, parts.data());
      return ok({
        documentId: summary.id,
        points: { base: pointOf(points.base), ours: pointOf(points.ours), theirs: pointOf(points.theirs) },
        conflicts: result.conflicts.map(asker.conflict),
        notices: result.notices.map(asker.notice),
        decisions: Object.fromEntries(decisionsFor(summary.id, merge.value)),
        more,
      });
    },
    decide(summary, id, decision) {
      const merge = current(summary);
      if (!merge.ok) return merge;
      const { conflicts } = merge.value?.result ?? { conflicts: [] };
      const conflict = conflicts.find((one) => one.id === id);
      if (merge.value === null || conflict === undefined) return fail({ code: 'notFound' });
      const kept = decision === null ? null : normalDecision(conflict, decision);
      if (kept === null && decision !== null) return fail(MISFIT);
      const next = new Map(decisionsFor(summary.id, merge.value));
      if (kept === null) next.delete(id);
      else next.set(id, kept);
      const written = write([keepDecisions(record, summary.id, conflicts, next)]);
      return written.ok ? ok(Object.fromEntries(next)) : written;
    },
    finish(summary) {
      const merge = current(summary);
      if (!merge.ok) return merge;
      if (merge.value === null) return fail({ code: 'notFound' });
      const { points, result } = merge.value;
      const decisions = decisionsFor(summary.id, merge.value);
      if (result.conflicts.some(({ id }) => !decisions.has(id)))
        return fail({ code: 'invalid', detail: 'undecided' });
      const edits = editsBetween(documents.draft(summary.id).state, decide(result, decisions));
      const revision = parts.ids.next<RevisionId>();
      const written = write([
        ...(isEmpty(edits) ? [] : [editEntry(summary.id, edits)]),
        {
          kind: 'merge',
          documentId: summary.id,
          revisionId: revision,
          other: points.theirs.id,
          ...author,
          note: '',
          automatic: result.conflicts.length === 0,
        },
        // Whoever ends a merge has seen what it took.
        result.conflicts.length === 0
          ? heardOf(record, summary.id, revision)
          : keepDecisions(record, summary.id, [], new Map()),
      ]);
      if (!written.ok) return written;
      parts.changed(summary.id);
      return ok({ revision, before: points.ours.id });
    },
    joined(documentId) {
      const found = joinedUnheard(record, documentId, revisions.list(documentId), author.author);
      if (found === null) return null;
      const { revision, theirs, before } = found;
      return { revision: revision.id, madeAt: revision.madeAt, theirs: pointOf(theirs), before: before.id };
    },
    hear(documentId, revision) {
      const written = write([heardOf(record, documentId, revision)]);
      if (!written.ok) return written;
      parts.changed(documentId);
      return ok(null);
    },
  };
}

/** A person's own words fit where there are words to decide about, and take the normal form; null where they do not. */
function normalDecision(conflict: Conflict, decision: Decision): Decision | null {
  if (typeof decision === 'string') return decision;
  if ('value' in decision) return conflict.kind === 'field' ? decision : null;
  if (conflict.kind !== 'edit' || readInstrumentUnit(decision.body).kind === 'unreadable') return null;
  return { body: normalizeUnit(decision.body) };
}
