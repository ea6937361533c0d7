/**
 * Keeps every edit until core has it on disk. Each edit is sent at once; what is not acknowledged stays here as the
 * latest state per unit and field, and goes out again, under new numbers, when a reply is a failure, fails to come, or
 * core has come back. Sending a state twice changes nothing, so nothing is lost and nothing counts twice.
 */
import { EDIT_LIMIT, type Bridge } from '../../shared/ipc/contract.ts';
import type { FieldEdit, UnitEdit } from '../../shared/ipc/types.ts';
import type { DocumentId, Language, Uid } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { createListeners } from './listeners.ts';
import type { DraftPorts } from './ports.ts';

/** Where the words are. Times are milliseconds since 1970 by this computer's clock. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'unsaved'; readonly since: number }
  | { readonly kind: 'failing'; readonly failure: Failure; readonly since: number };

export interface Outbox {
  /** Sends at once and keeps until acknowledged. */
  send(units: readonly UnitEdit[], fields: readonly FieldEdit[]): void;
  /** Of what a later state has still to reach the disk: unit keys and names of fields. */
  held(): Set<string>;
  /** Resolves when nothing is held, or the latest attempt is known to have failed. */
  flush(): Promise<void>;
  /** Sends everything held again, now. */
  resend(): void;
  status(): SaveStatus;
  onStatus(listener: (status: SaveStatus) => void): () => void;
  /** Ends timers; what is held is no longer sent again. */
  close(): void;
}

interface Held<Edit> {
  readonly edit: Edit;
  /** The newest request that carries this state. */
  readonly seq: number;
}

/**
 * A reply that has not come after this many milliseconds is taken for lost, and silence for as long is told as a failure
 * (core answers within 1 s, whatever it answers).
 */
export const REPLY_LIMIT_MS = 5_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 8_000;
/** The contract's limit on fields in one request. */
const FIELD_LIMIT = 100;

/** Silence is a disk that does not come back to core: whatever else ends core is told of at once. */
const SILENCE: Failure = { code: 'diskError', detail: 'silent' };

/** Refused for what it says, not for where it was to go: sent again as it is, it is refused again. */
const isVerdict = ({ code }: Failure): boolean => code === 'invalid' || code === 'internal';

/** Names a unit among both languages; no field's name has a slash. */
export const unitKey = (language: Language, uid: Uid): string => `${language}/${uid}`;

export function createOutbox(
  bridge: Bridge,
  documentId: DocumentId,
  session: string,
  ports: DraftPorts,
): Outbox {
  const units = new Map<string, Held<UnitEdit>>();
  const fields = new Map<string, Held<FieldEdit>>();
  const listeners = createListeners<SaveStatus>();
  const waiting = new Set<() => void>();
  let seq = 0;
  let retryDelay = FIRST_RETRY_MS;
  let cancelRetry: (() => void) | null = null;
  let cancelWatch: (() => void) | null = null;
  let closed = false;
  /** Whether any reply has come since the last look. */
  let isHeard = false;
  let status: SaveStatus = { kind: 'saved', at: ports.now() };

  const isEmpty = (): boolean => units.size === 0 && fields.size === 0;

  function settle(next: SaveStatus): void {
    status = next;
    listeners.tell(status);
    if (next.kind === 'unsaved') return;
    for (const resolve of waiting) resolve();
    waiting.clear();
  }

  function acknowledged(own: number, savedAt: number): void {
    for (const [key, held] of units) if (held.seq === own) units.delete(key);
    for (const [name, held] of fields) if (held.seq === own) fields.delete(name);
    retryDelay = FIRST_RETRY_MS;
    if (isEmpty()) {
      if (status.kind !== 'saved') settle({ kind: 'saved', at: savedAt });
    } else if (status.kind === 'failing' && cancelRetry === null) {
      // What was refused waits for its next attempt otherwise, and others that are written do not make it well.
      settle({ kind: 'unsaved', since: status.since });
    }
  }

  function tell(failure: Failure): void {
    settle({ kind: 'failing', failure, since: status.kind === 'saved' ? ports.now() : status.since });
  }

  function failed(failure: Failure): void {
    if (isEmpty()) return;
    tell(failure);
    cancelRetry ??= ports.after(retryDelay, () => {
      cancelRetry = null;
      retryDelay = Math.min(retryDelay * 2, LAST_RETRY_MS);
      resend();
    });
  }

  /** While anything is held: what was sent before the last look and has had no reply since is sent again. */
  function watch(): void {
    if (cancelWatch !== null) return;
    const last = seq;
    isHeard = false;
    cancelWatch = ports.after(REPLY_LIMIT_MS, () => {
      cancelWatch = null;
      if (isEmpty()) return;
      if (!isHeard) tell(SILENCE);
      resend(last);
      watch();
    });
  }

  async function request(unitEdits: readonly UnitEdit[], fieldEdits: readonly FieldEdit[]): Promise<void> {
    seq += 1;
    const own = seq;
    for (const edit of unitEdits) hold(units, unitKey(edit.language, edit.uid), { edit, seq: own });
    for (const edit of fieldEdits) hold(fields, edit.name, { edit, seq: own });
    const result = await bridge.call['drafting.edit']({
      documentId,
      session,
      seq: own,
      units: [...unitEdits],
      fields: [...fieldEdits],
    });
    if (closed) return;
    isHeard = true;
    if (result.ok) acknowledged(own, result.value.savedAt);
    else if (isVerdict(result.error) && unitEdits.length + fieldEdits.length > 1) sendInHalves(own);
    else failed(result.error);
  }

  /** One state that core never takes must not keep from the disk what went with it. */
  function sendInHalves(refused: number): void {
    const halves = <Edit>(held: Map<string, Held<Edit>>): Edit[][] => {
      const edits = [...held.values()].filter(({ seq }) => seq === refused).map(({ edit }) => edit);
      const middle = Math.ceil(edits.length / 2);
      return [edits.slice(0, middle), edits.slice(middle)].filter((half) => half.length > 0);
    };
    const parts = { units: halves(units), fields: halves(fields) };
    for (const part of parts.units) void request(part, []);
    for (const part of parts.fields) void request([], part);
  }

  function transmit(unitEdits: readonly UnitEdit[], fieldEdits: readonly FieldEdit[]): void {
    const requests = Math.max(
      Math.ceil(unitEdits.length / EDIT_LIMIT),
      Math.ceil(fieldEdits.length / FIELD_LIMIT),
    );
    for (let part = 0; part < requests; part += 1) {
      void request(
        unitEdits.slice(part * EDIT_LIMIT, (part + 1) * EDIT_LIMIT),
        fieldEdits.slice(part * FIELD_LIMIT, (part + 1) * FIELD_LIMIT),
      );
    }
  }

  function resend(upTo = seq): void {
    if (closed) return;
    const due = <Edit>(held: Map<string, Held<Edit>>): Edit[] =>
      [...held.values()].filter((entry) => entry.seq <= upTo).map((entry) => entry.edit);
    transmit(due(units), due(fields));
  }

  return {
    send(unitEdits, fieldEdits) {
      if (unitEdits.length === 0 && fieldEdits.length === 0) return;
      transmit(unitEdits, fieldEdits);
      if (status.kind === 'saved') settle({ kind: 'unsaved', since: ports.now() });
      watch();
    },
    held: () => new Set([...units.keys(), ...fields.keys()]),
    async flush() {
      if (isEmpty()) return;
      const outcome = new Promise<void>((resolve) => {
        waiting.add(resolve);
      });
      if (status.kind === 'failing') resend();
      await outcome;
    },
    resend: () => resend(),
    status: () => status,
    onStatus: (listener) => listeners.add(listener),
    close() {
      closed = true;
      cancelRetry?.();
      cancelWatch?.();
    },
  };
}

/** Puts the newest last, so that a resend keeps the order in which the states came about. */
function hold<Edit>(held: Map<string, Held<Edit>>, key: string, entry: Held<Edit>): void {
  held.delete(key);
  held.set(key, entry);
}
