/** How far each open editor's edits are on the disk. */
import type { DocumentId } from '../../../shared/document/model.ts';
import type { Database } from '../db/database.ts';

export interface Position {
  readonly seq: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

export interface PositionStore {
  readonly read: (session: string, documentId: DocumentId) => Position | null;
  /** Drops editors whose last frame is older; the caller holds the transaction. */
  readonly forgetBefore: (frame: number) => void;
}

export function openPositions(database: Database): PositionStore {
  const one = database.prepare<Position>(
    'SELECT seq, saved_at AS savedAt FROM editor_sessions WHERE session = :session AND document_id = :documentId',
  );
  const drop = database.prepare('DELETE FROM editor_sessions WHERE frame < :frame');
  return {
    read: (session, documentId) => one.get({ session, documentId }) ?? null,
    forgetBefore: (frame) => {
      drop.run({ frame });
    },
  };
}
