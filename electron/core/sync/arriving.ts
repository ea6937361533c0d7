/**
 * Brings what was read from the hub into the drafts. Where nothing is in the way it is taken; where this desk wrote
 * meanwhile, the two are merged by unit, unsent typing silently, revisions by one with two parents. What only a person
 * can decide stays as it is on both sides, and stands as a branch until it is decided.
 */
import { mergeBase } from '../../../shared/document/ancestors.ts';
import type { Ids } from '../../../shared/document/ids.ts';
import { mergeDocuments } from '../../../shared/document/merge.ts';
import {
  LANGUAGES,
  type DocumentId,
  type DocumentState,
  type RevisionId,
} from '../../../shared/document/model.ts';
import { contentOfUnits } from '../../../shared/document/open-units.ts';
import { treeProblems } from '../../../shared/document/tree.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import { editEntry, editsBetween, isEmpty, type Edits } from '../history/edits-between.ts';
import type { History, HistoryParts } from '../history/history.ts';
import type { RevisionStore } from '../history/revisions.ts';
import type { DocumentStore } from '../store/documents.ts';
import type { Entry } from '../store/entries.ts';
import type { Writer } from '../store/writer.ts';
import type { BinOps } from './bin-ops.ts';
import type { Homes } from './homes.ts';

export interface ArrivingParts {
  readonly homes: Homes;
  readonly bins: Pick<BinOps, 'latest'>;
  readonly documents: DocumentStore;
  readonly revisions: RevisionStore;
  readonly history: Pick<History, 'checkpoint'>;
  readonly write: Writer['write'];
  /** Puts typing that is in memory on the disk. */
  readonly settle: () => Result<null, Failure>;
  readonly ids: Ids;
  readonly author: HistoryParts['author'];
  readonly changed: (documentIds: readonly DocumentId[]) => void;
}

export interface Arriving {
  /**
   * All documents whose draft does not stand on the hub's head. `massDeletion`: nothing was changed, because most of the
   * desk's documents would have lost most of what they say; other failures are the disk's.
   */
  readonly bringIn: (allowEmptying: boolean) => Result<null, Failure | 'massDeletion'>;
  /**
   * Documents that came for the first time. Until then they stand here without words, and whoever wrote into one would
   * begin its history anew, beside the one that it has.
   */
  readonly bringInNew: () => Result<null, Failure>;
}

/** A document that comes to stand on the hub's head. */
interface Taken {
  readonly documentId: DocumentId;
  readonly entries: readonly Entry[];
  /** How many units it has before and after. */
  readonly units: readonly [before: number, after: number];
}

/** So few documents may all be emptied: somebody clears up. */
const EMPTIED_AT_LEAST = 5;
const DOCUMENTS_A_CHANGE = 50;

export function createArriving(parts: ArrivingParts): Arriving {
  const { homes, bins, documents, revisions, history, write, ids, author } = parts;
  /** Documents that wait for a person's decision, with what it is about, so that they are not merged in vain each time. */
  const undecided = new Map<DocumentId, string>();

  const taken = (documentId: DocumentId, from: DocumentState, edits: Edits, last: Entry): Taken => {
    const before = LANGUAGES.reduce((sum, language) => sum + from.content[language].size, 0);
    const added = edits.units.filter(({ language, uid }) => !from.content[language].has(uid)).length;
    const gone = edits.units.filter(({ unit }) => unit === null).length;
    // What the log has said of the bin is settled there: only what was thrown away here since comes out for others' work.
    const isBinned =
      documents.summary(documentId)?.binnedAt !== null && (bins.latest(documentId)?.seq ?? null) === null;
    const entries: readonly Entry[] = [
      ...(isEmpty(edits) ? [] : [editEntry(documentId, edits)]),
      last,
      // Somebody works on what was thrown away here.
      ...(isBinned && !isEmpty(edits) ? [{ kind: 'unbin', documentId } as const] : []),
    ];
    return { documentId, entries, units: [before, before + added - gone] };
  };

  /** This desk's revisions stand beside the hub's: what the draft says becomes one, and one of both follows. */
  const joined = (
    documentId: DocumentId,
    hubHead: RevisionId,
    base: DocumentState,
    theirs: DocumentState,
  ): Result<Taken | null, Failure> => {
    const { state: draft } = documents.draft(documentId);
    if (isTree(draft) && mergeDocuments(base, draft, theirs).conflicts.length > 0) return ok(null);
    const made = history.checkpoint(documentId, { automatic: true, note: '' });
    if (!made.ok) return made;
    const { state: ours } = documents.draft(documentId);
    const { conflicts, state: both } = mergeDocuments(base, ours, theirs);
    if (conflicts.length > 0) return ok(null);
    return ok(
      taken(documentId, ours, editsBetween(ours, both), {
        kind: 'merge',
        documentId,
        revisionId: ids.next<RevisionId>(),
        other: hubHead,
        ...author,
        note: '',
        automatic: true,
      }),
    );
  };

  /** Nothing but unsent typing stands between, if anything: it is carried over. */
  const carriedOver = (
    documentId: DocumentId,
    hubHead: RevisionId,
    base: DocumentState,
    theirs: DocumentState,
  ): Result<Taken | null, Failure> => {
    const { state: draft } = documents.draft(documentId);
    const advance: Entry = { kind: 'sync', step: 'advance', documentId, revisionId: hubHead };
    if (isEmpty(editsBetween(base, draft)))
      return ok(taken(documentId, draft, editsBetween(draft, theirs), advance));
    // Only trees can be merged: a unit that hangs loose is put right by a revision.
    if (!isTree(draft)) return joined(documentId, hubHead, base, theirs);
    const { conflicts, state: both } = mergeDocuments(base, draft, theirs);
    return ok(conflicts.length > 0 ? null : taken(documentId, draft, editsBetween(draft, both), advance));
  };

  /** Null where there is nothing to bring in, or nothing that a machine may decide. */
  const step = (documentId: DocumentId): Result<Taken | null, Failure> => {
    const hubHead = homes.home(documentId)?.hubHead ?? null;
    const summary = documents.summary(documentId);
    if (hubHead === null || summary === null) return ok(null);
    const head = documents.headRevision(documentId);
    const about = `${head} ${hubHead} ${summary.changedFrame}`;
    if (undecided.get(documentId) === about) return ok(null);
    const parents = revisions.parents(documentId);
    const base = head === null ? null : mergeBase((revision) => parents.get(revision) ?? [], head, hubHead);
    if (base === hubHead) return ok(null);
    const theirs = revisions.read(documentId, hubHead);
    if (!theirs.ok) return theirs;
    const before = base === null ? ok(emptyState(summary.kind)) : revisions.read(documentId, base);
    if (!before.ok) return before;
    const bring = base === head ? carriedOver : joined;
    const next = bring(documentId, hubHead, before.value, theirs.value);
    if (next.ok && next.value === null) undecided.set(documentId, about);
    else undecided.delete(documentId);
    return next;
  };

  /** One document whose history is damaged or lacks something does not keep the others from coming. */
  const stepsOf = (documentIds: readonly DocumentId[]): Result<readonly Taken[], Failure> => {
    const all: Taken[] = [];
    for (const documentId of documentIds) {
      const next = step(documentId);
      if (!next.ok && next.error.code !== 'damaged' && next.error.code !== 'notFound') return next;
      if (next.ok && next.value !== null) all.push(next.value);
    }
    return ok(all);
  };

  const put = (all: readonly Taken[]): Result<null, Failure> => {
    for (let from = 0; from < all.length; from += DOCUMENTS_A_CHANGE) {
      const some = all.slice(from, from + DOCUMENTS_A_CHANGE);
      const written = write(some.flatMap(({ entries }) => entries));
      if (!written.ok) return written;
      parts.changed(some.map(({ documentId }) => documentId));
    }
    return ok(null);
  };

  return {
    bringIn(allowEmptying) {
      const settled = parts.settle();
      if (!settled.ok) return settled;
      const all = stepsOf(homes.apart());
      if (!all.ok) return all;
      if (!allowEmptying && wouldEmpty(all.value, documents.withWords())) return fail('massDeletion');
      return put(all.value);
    },
    bringInNew() {
      const unread = homes.apart().filter((documentId) => documents.headRevision(documentId) === null);
      if (unread.length === 0) return ok(null);
      const settled = parts.settle();
      if (!settled.ok) return settled;
      const all = stepsOf(unread);
      return all.ok ? put(all.value) : all;
    },
  };
}

const emptyState = (kind: DocumentState['kind']): DocumentState => ({
  kind,
  metadata: {},
  content: contentOfUnits(kind, { km: [], en: [] }),
});

const isTree = ({ content }: DocumentState): boolean =>
  treeProblems(content.km).length === 0 &&
  (content.shape === 'oneTree' || treeProblems(content.en).length === 0);

/** Most of the documents that have words here would keep less than half of their units. */
function wouldEmpty(all: readonly Taken[], withWords: number): boolean {
  const emptied = all.filter(({ units: [before, after] }) => after * 2 < before).length;
  return emptied >= EMPTIED_AT_LEAST && emptied * 2 > withWords;
}
