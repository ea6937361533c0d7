/**
 * Edits on their way to the disk. They wait in memory, the newest state of each unit only, until 300 ms have passed
 * without another or 700 ms since the first, and are then written together. An edit leaves memory when it is written and at
 * no other time: where the disk refuses, the calls are answered with the failure at once, the words are kept, and the
 * writing is tried again until it succeeds. The caller keeps its own copy until it has an acknowledgement.
 */
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { FieldEdit, UnitEdit } from '../../../shared/ipc/types.ts';
import type { Clock } from '../ports.ts';
import type { Entry } from '../store/entries.ts';
import type { Position } from '../store/positions.ts';
import type { Writer } from '../store/writer.ts';

export interface Edit {
  readonly documentId: DocumentId;
  readonly session: string;
  readonly seq: number;
  readonly units: readonly UnitEdit[];
  readonly fields: readonly FieldEdit[];
}

export interface Autosave {
  /**
   * Answers when the edit is on the disk, or when the disk has refused it. A session's edits come in the order of
   * their numbers; one that was taken in already is acknowledged again and changes nothing.
   */
  readonly edit: (edit: Edit) => Promise<Result<Position, Failure>>;
  /** Writes what waits, now. After a failure everything still waits. */
  readonly flush: () => Result<null, Failure>;
  /** True where words of this document are in memory and not yet on the disk. */
  readonly holds: (documentId: DocumentId) => boolean;
  /** Calls its timers off and answers `needsRecovery` to whoever still waits; what could be flushed was flushed before. */
  readonly stop: () => void;
}

export const QUIET_MILLISECONDS = 300;
/** At most the last second of typing may be lost with the whole desk: the way here and the disk take the rest of it. */
export const LONGEST_MILLISECONDS = 700;
export const RETRY_MILLISECONDS = 2000;

export interface AutosavePorts {
  readonly clock: Clock;
  readonly write: Writer['write'];
  /** The last edit of a session in a document that is on the disk. */
  readonly position: (session: string, documentId: DocumentId) => Position | null;
  /** Told once for each document and session that a writing has changed. */
  readonly onWritten: (changed: readonly { documentId: DocumentId; session: string }[]) => void;
  /** Null: the disk takes words again. */
  readonly onDisk: (failure: Failure | null) => void;
}

interface Waiting {
  readonly units: Map<string, UnitEdit>;
  readonly fields: Map<string, FieldEdit>;
  readonly positions: Map<string, number>;
}

interface Caller {
  readonly seq: number;
  readonly answer: (result: Result<Position, Failure>) => void;
}

export function createAutosave(ports: AutosavePorts): Autosave {
  const { clock } = ports;
  const waiting = new Map<DocumentId, Waiting>();
  let callers: Caller[] = [];
  let cancelQuiet: (() => void) | null = null;
  let cancelLongest: (() => void) | null = null;
  let refused = false;

  const waitingFor = (documentId: DocumentId): Waiting => {
    const known = waiting.get(documentId);
    if (known !== undefined) return known;
    const fresh: Waiting = { units: new Map(), fields: new Map(), positions: new Map() };
    waiting.set(documentId, fresh);
    return fresh;
  };

  const stopTimers = (): void => {
    cancelQuiet?.();
    cancelLongest?.();
    cancelQuiet = null;
    cancelLongest = null;
  };

  const flush = (): Result<null, Failure> => {
    stopTimers();
    if (waiting.size === 0) return ok(null);
    const entries = [...waiting].map(([documentId, { units, fields, positions }]): Entry => ({
      kind: 'edit',
      documentId,
      units: [...units.values()],
      fields: [...fields.values()],
      positions: [...positions].map(([session, seq]) => ({ session, seq })),
    }));
    const written = ports.write(entries);
    const answered = callers;
    callers = [];
    if (!written.ok) {
      refused = true;
      cancelLongest = clock.after(RETRY_MILLISECONDS, flush);
      ports.onDisk(written.error);
      for (const { answer } of answered) answer(fail(written.error));
      return written;
    }
    const changed = [...waiting].flatMap(([documentId, { positions }]) =>
      [...positions.keys()].map((session) => ({ documentId, session })),
    );
    waiting.clear();
    if (refused) ports.onDisk(null);
    refused = false;
    for (const { seq, answer } of answered) answer(ok({ seq, savedAt: written.value.at }));
    ports.onWritten(changed);
    return ok(null);
  };

  return {
    edit({ documentId, session, seq, units, fields }) {
      const saved = ports.position(session, documentId);
      if (saved !== null && saved.seq >= seq) return Promise.resolve(ok({ seq, savedAt: saved.savedAt }));
      const held = waitingFor(documentId);
      if ((held.positions.get(session) ?? 0) < seq) {
        for (const unit of units) held.units.set(`${unit.language} ${unit.uid}`, unit);
        for (const field of fields) held.fields.set(field.name, field);
        held.positions.set(session, seq);
      }
      cancelQuiet?.();
      cancelQuiet = clock.after(QUIET_MILLISECONDS, flush);
      cancelLongest ??= clock.after(LONGEST_MILLISECONDS, flush);
      return new Promise((answer) => {
        callers.push({ seq, answer });
      });
    },
    flush,
    holds: (documentId) => waiting.has(documentId),
    stop() {
      stopTimers();
      for (const { answer } of callers) answer(fail({ code: 'needsRecovery' }));
      callers = [];
    },
  };
}
