/** What a person does with history: make a revision, read one, go back to one. Nothing is ever overwritten. */
import type { Ids } from '../../../shared/document/ids.ts';
import {
  LANGUAGES,
  type DeviceId,
  type DocumentId,
  type PersonId,
  type RevisionId,
} from '../../../shared/document/model.ts';
import { bodyOf } from '../../../shared/document/hash.ts';
import { normalizeMetadata } from '../../../shared/document/normal-form.ts';
import { unitsOfContent } from '../../../shared/document/open-units.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { ok, type Result } from '../../../shared/errors/result.ts';
import { normalizeUnit } from '../../../shared/instrument/normal-form.ts';
import type { DocumentSummary, OpenDocument, RevisionSummary, UnitEdit } from '../../../shared/ipc/types.ts';
import { openDocument, type DocumentStore, type Draft } from '../store/documents.ts';
import type { Entry } from '../store/entries.ts';
import type { Writer } from '../store/writer.ts';
import { editEntry, editsBetween, fieldsBetween, isEmpty, type Edits } from './edits-between.ts';
import type { RevisionStore } from './revisions.ts';

export interface History {
  /** Normalises what was edited since the last revision, and makes one; null where it would say nothing new. */
  readonly checkpoint: (
    documentId: DocumentId,
    how: { readonly automatic: boolean; readonly note: string },
  ) => Result<RevisionSummary | null, Failure>;
  readonly read: (summary: DocumentSummary, revisionId: RevisionId) => Result<OpenDocument, Failure>;
  /** Makes the draft what the revision says, with a revision of what it said before and one of what it says now. */
  readonly restore: (summary: DocumentSummary, revisionId: RevisionId) => Result<null, Failure>;
}

export interface HistoryParts {
  readonly documents: DocumentStore;
  readonly revisions: RevisionStore;
  readonly write: Writer['write'];
  readonly ids: Ids;
  readonly author: { readonly author: PersonId; readonly device: DeviceId };
  /** The draft or its head has changed. */
  readonly changed: (documentId: DocumentId) => void;
}

type RevisionEntry = Extract<Entry, { readonly kind: 'revision' }>;

export function createHistory({ documents, revisions, write, ids, author, changed }: HistoryParts): History {
  const revisionEntry = (documentId: DocumentId, automatic: boolean, note: string): RevisionEntry => ({
    kind: 'revision',
    documentId,
    revisionId: ids.next<RevisionId>(),
    ...author,
    note,
    automatic,
  });

  const checkpoint: History['checkpoint'] = (documentId, { automatic, note }) => {
    const edits = tidied(documents.draft(documentId));
    if (!isEmpty(edits)) {
      const tidy = write([editEntry(documentId, edits)]);
      if (!tidy.ok) return tidy;
      changed(documentId);
    }
    if (revisions.isHead(documentId, documents.draft(documentId))) return ok(null);
    const entry = revisionEntry(documentId, automatic, note);
    const made = write([entry]);
    if (!made.ok) return made;
    changed(documentId);
    return ok(revisions.list(documentId).find(({ id }) => id === entry.revisionId) ?? null);
  };

  return {
    checkpoint,
    read(summary, revisionId) {
      const state = revisions.read(summary.id, revisionId);
      return state.ok ? ok(openDocument(summary, state.value, revisionId)) : state;
    },
    restore({ id }, revisionId) {
      const wanted = revisions.read(id, revisionId);
      if (!wanted.ok) return wanted;
      const before = checkpoint(id, { automatic: true, note: '' });
      if (!before.ok) return before;
      const edits = editsBetween(documents.draft(id).state, wanted.value);
      if (isEmpty(edits)) return ok(null);
      const written = write([editEntry(id, edits), revisionEntry(id, true, '')]);
      if (!written.ok) return written;
      changed(id);
      return ok(null);
    },
  };
}

/** Units that were edited take the normal form, and units that hang on nothing the top level. */
function tidied({ state, hashes }: Draft): Edits {
  const inOrder = unitsOfContent(state.content);
  const units = LANGUAGES.flatMap((language) =>
    inOrder[language].flatMap((unit): readonly UnitEdit[] => {
      const asStored = state.content[language].get(unit.uid);
      const body = bodyOf(unit);
      const normal = asStored !== undefined && hashes.has(asStored) ? body : normalizeUnit(body);
      // Where the English of one tree stands says nothing: it has no parent of its own.
      const isLoose = asStored !== undefined && 'parent' in asStored && asStored.parent !== unit.parent;
      return normal === body && !isLoose ? [] : [{ language, uid: unit.uid, unit: { ...unit, ...normal } }];
    }),
  );
  return { units, fields: fieldsBetween(state, normalizeMetadata(state.metadata)) };
}
