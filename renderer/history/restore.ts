import type { DocumentId, RevisionId } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import type { DraftSession } from '../drafting/session.ts';

/**
 * Makes the document again what it was, as a new revision. What stands on the paper now becomes a revision first, so
 * that the way back exists: the answer names it. Words that cannot be written stop the restore with their failure.
 */
export async function restoreRevision(
  bridge: Bridge,
  draft: Pick<DraftSession, 'flush' | 'status'>,
  documentId: DocumentId,
  revisionId: RevisionId,
): Promise<Result<RevisionId | null, Failure>> {
  await draft.flush();
  const status = draft.status();
  if (status.kind === 'failing') return fail(status.failure);
  const kept = await bridge.call['drafting.checkpoint']({ documentId, automatic: true, note: '' });
  if (!kept.ok) return kept;
  const before = await bridge.call['history.list']({ documentId });
  if (!before.ok) return before;
  const restored = await bridge.call['history.restore']({ documentId, revisionId });
  return restored.ok ? ok(before.value[0]?.id ?? null) : restored;
}
