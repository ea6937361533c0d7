/** One open draft: where its words are, its undo, its fields, and the text that the editors work on. */
import { createIds } from '../../shared/document/ids.ts';
import type {
  DocumentId,
  FieldChange,
  JsonValue,
  Metadata,
  Uid,
  UnitChange,
} from '../../shared/document/model.ts';
import { LANGUAGES, shapeOf } from '../../shared/document/model.ts';
import { sameJson } from '../../shared/document/same.ts';
import {
  amend,
  arrived,
  emptyLog,
  record,
  redo,
  undo,
  type UndoLog,
  type UndoStep,
} from '../../shared/document/undo.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, type Result } from '../../shared/errors/result.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { OpenDocument, RevisionSummary } from '../../shared/ipc/types.ts';
import { createContent, differences, editOf, type Differences } from './content.ts';
import { createListeners } from './listeners.ts';
import { createOutbox, unitKey, type SaveStatus } from './outbox.ts';
import type { Selected } from './place.ts';
import { pagePorts, type DraftPorts } from './ports.ts';
import type { Arrival, DraftText, Step } from './text.ts';
import { createWhereabouts } from './whereabouts.ts';

export type { SaveStatus } from './outbox.ts';

export interface DraftSession {
  readonly documentId: DocumentId;
  /** Names this open draft to core; a UUID. */
  readonly session: string;
  /** For the editors. */
  readonly text: DraftText;
  readonly status: () => SaveStatus;
  /** Answers the function that stops listening. */
  readonly onStatus: (listener: (status: SaveStatus) => void) => () => void;
  /** Resolves when everything is on disk or a failure is known (see status()). Never rejects. */
  readonly flush: () => Promise<void>;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: () => boolean;
  readonly canRedo: () => boolean;
  /** Called when canUndo() or canRedo() may have another answer. */
  readonly onHistory: (listener: () => void) => () => void;
  /** Null takes the field away. */
  readonly setField: (name: string, value: JsonValue) => void;
  /** Undefined where the document has no such field. */
  readonly field: (name: string) => JsonValue | undefined;
  /** All fields as they are now. */
  readonly metadata: () => Metadata;
  /** Called when a field was changed elsewhere than in its own place (another window, a restore, undo, a replacement). */
  readonly onFields: (listener: () => void) => () => void;
  /** Makes a revision; null where nothing changed since the last one. */
  readonly save: (note?: string) => Promise<Result<RevisionSummary | null, Failure>>;
  /** Flushes, then lets go of the document. What cannot be written yet is still sent again until it can. */
  readonly close: () => Promise<void>;
}

/** A unit that is younger than this, in milliseconds, stood in no revision and is known to nobody else. */
const FRESH_MS = 5_000;

/** Between two readings of what others changed, in milliseconds. */
const REFRESH_REST_MS = 1_000;

export function openDraft(
  bridge: Bridge,
  document: OpenDocument,
  ports: DraftPorts = pagePorts,
): DraftSession {
  const documentId = document.summary.id;
  const ids = createIds(ports);
  const session = ids.next<string>();
  const content = createContent(document, shapeOf(document.summary.kind));
  const outbox = createOutbox(bridge, documentId, session, ports);
  const madeAt = new Map<Uid, number>();
  const arrivals = createListeners<Arrival>();
  const unitChanges = createListeners<readonly UnitChange[]>();
  const settling = createListeners();
  const historyChanges = createListeners();
  const fieldChanges = createListeners();
  /** What was changed here since the document was asked for again; null while nobody asks. */
  let meanwhile: Set<string> | null = null;
  let isStale = false;
  /** What was last written here and not elsewhere: unit keys and names of fields. */
  const written = new Set<string>();
  let isRecovering = false;
  let cancelRest: (() => void) | null = null;
  let log: UndoLog<Selected | null> = emptyLog;

  function takeOwn(changes: readonly UnitChange[]): void {
    if (changes.length === 0) return historyChanges.tell();
    content.take(changes);
    for (const { language, uid, before } of changes) {
      if (before === null && content.removed(language, uid) === undefined) madeAt.set(uid, ports.now());
      meanwhile?.add(unitKey(language, uid));
      written.add(unitKey(language, uid));
    }
    outbox.send(changes.map(editOf), []);
    historyChanges.tell();
    unitChanges.tell(changes);
  }

  function takeStep({ changes, fields = [], before, after, merge }: Step): void {
    log = record(log, {
      changes,
      fields,
      selectionBefore: before,
      selectionAfter: after,
      mergeKey: merge,
      at: ports.now(),
    });
    takeOwn(changes);
    takeOwnFields(fields);
  }

  /** A field that is not what it was then belongs to whoever wrote it since. */
  function takeOwnFields(changes: readonly FieldChange[]): void {
    const taken = changes.filter(({ name, before }) => sameJson(content.field(name) ?? null, before));
    if (taken.length === 0) return;
    for (const { name, after } of taken) writeField(name, after);
    fieldChanges.tell();
  }

  function writeField(name: string, value: JsonValue): void {
    content.takeField({ name, value });
    meanwhile?.add(name);
    written.add(name);
    outbox.send([], [{ name, value }]);
  }

  function announce(changes: readonly UnitChange[], selected: Selected | null): void {
    for (const language of LANGUAGES) {
      const uids = changes.filter((change) => change.language === language).map(({ uid }) => uid);
      const own = selected?.language === language ? selected : null;
      if (uids.length === 0 && own === null) continue;
      arrivals.tell({ language, uids, selected: own });
    }
  }

  function take(taken: UndoStep<Selected | null> | null): void {
    if (taken === null) return;
    log = taken.log;
    takeOwn(taken.changes);
    takeOwnFields(taken.fields);
    announce(taken.changes, taken.selection);
  }

  /**
   * Reads the document again and takes what is not newer here. It is read whole, so a colleague's typing is followed at
   * intervals, and a read that failed is tried again at the next.
   */
  async function refresh(): Promise<void> {
    isStale = true;
    if (meanwhile !== null || cancelRest !== null) return;
    isStale = false;
    meanwhile = outbox.held();
    const result = await bridge.call['documents.open']({ documentId });
    const newer = meanwhile;
    meanwhile = null;
    if (result.ok) takeForeign(differences(content, result.value, (key) => newer.has(key)));
    else isStale = true;
    cancelRest = ports.after(REFRESH_REST_MS, refreshIfStale);
  }

  function refreshIfStale(): void {
    cancelRest?.();
    cancelRest = null;
    if (isStale) void refresh();
  }

  function takeForeign({ changes, fields }: Differences): void {
    content.take(changes);
    log = arrived(log, changes);
    for (const { language, uid } of changes) written.delete(unitKey(language, uid));
    for (const edit of fields) {
      content.takeField(edit);
      written.delete(edit.name);
    }
    announce(changes, null);
    if (changes.length > 0) unitChanges.tell(changes);
    if (fields.length > 0) fieldChanges.tell();
  }

  /**
   * A backup came back, perhaps with less than was acknowledged. What was written here still stands on the paper: it is
   * written again where it is missing, and a document that is missing as a whole makes the status say so.
   */
  async function writeWhatIsMissing(): Promise<void> {
    const result = await bridge.call['documents.open']({ documentId });
    isRecovering = !result.ok && result.error.code !== 'notFound';
    if (isRecovering) return;
    const read = result.ok ? result.value : { units: { km: [], en: [] }, metadata: {} };
    const { changes, fields } = differences(content, read, (key) => !written.has(key));
    outbox.send(
      changes.map(({ language, uid, before }) => ({ language, uid, unit: before })),
      fields.map(({ name }) => ({ name, value: content.field(name) ?? null })),
    );
    refreshIfStale();
  }

  const stopListening = [
    bridge.on('core.state', (state) => {
      if (state.kind === 'recovery') isRecovering = true;
      if (state.kind !== 'ready') return;
      outbox.resend();
      if (isRecovering) void writeWhatIsMissing();
      else refreshIfStale();
    }),
    bridge.on('document.changed', (changed) => {
      if (changed.documentId === documentId && changed.session !== session) void refresh();
    }),
  ];

  return {
    documentId,
    session,
    text: {
      ids,
      whereabouts: createWhereabouts(),
      shape: shapeOf(document.summary.kind),
      content: () => content.content(),
      units: (language) => content.units(language),
      unit: (language, uid) => content.unit(language, uid),
      removed: (language, uid) => content.removed(language, uid),
      isKnown: (_language, uid) => ports.now() - (madeAt.get(uid) ?? Number.NEGATIVE_INFINITY) >= FRESH_MS,
      edit: takeStep,
      change(step, selected = null) {
        takeStep(step);
        announce(step.changes, selected);
      },
      follow(changes) {
        const amended = amend(log, changes);
        if (amended === null) return false;
        log = amended;
        takeOwn(changes);
        announce(changes, null);
        return true;
      },
      onChange: (listener) => unitChanges.add(listener),
      onArrival: (listener) => arrivals.add(listener),
      onSettle: (listener) => settling.add(listener),
    },
    status: () => outbox.status(),
    onStatus: (listener) => outbox.onStatus(listener),
    flush: () => outbox.flush(),
    undo: () => take(undo(log, content.trees)),
    redo: () => take(redo(log, content.trees)),
    canUndo: () => log.done.length > 0,
    canRedo: () => log.undone.length > 0,
    onHistory: (listener) => historyChanges.add(listener),
    setField(name, value) {
      if (sameJson(content.field(name) ?? null, value)) return;
      writeField(name, value);
    },
    field: (name) => content.field(name),
    metadata: () => content.metadata(),
    onFields: (listener) => fieldChanges.add(listener),
    async save(note = '') {
      settling.tell();
      await outbox.flush();
      const status = outbox.status();
      if (status.kind === 'failing') return fail(status.failure);
      return bridge.call['drafting.checkpoint']({ documentId, automatic: false, note });
    },
    async close() {
      settling.tell();
      for (const stop of stopListening) stop();
      cancelRest?.();
      await outbox.flush();
      if (outbox.status().kind === 'saved') outbox.close();
      else outbox.onStatus((status) => status.kind === 'saved' && outbox.close());
    },
  };
}
