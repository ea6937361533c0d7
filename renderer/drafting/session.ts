/** One open draft: where its words are, its undo, its fields, and the text that the editors work on. */
import type { DocumentId, JsonValue } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { RevisionSummary } from '../../shared/ipc/types.ts';
import type { SaveStatus } from './outbox.ts';

export type { SaveStatus } from './outbox.ts';

export interface DraftSession {
  readonly documentId: DocumentId;
  /** Names this open draft to core; a UUID. */
  readonly session: string;
  status(): SaveStatus;
  /** Answers the function that stops listening. */
  onStatus(listener: (status: SaveStatus) => void): () => void;
  /** Resolves when everything is on disk or a failure is known (see status()). Never rejects. */
  flush(): Promise<void>;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  setField(name: string, value: JsonValue): void;
  /** Undefined where the document has no such field. */
  field(name: string): JsonValue | undefined;
  /** Makes a revision; null where nothing changed since the last one. */
  save(note?: string): Promise<Result<RevisionSummary | null, Failure>>;
  /** Flushes, then lets go of the document. */
  close(): Promise<void>;
}
