import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, RevisionId } from '../../shared/document/model.ts';
import type { Merged } from '../../shared/ipc/merging.ts';
import type { ListedRevision, OpenDocument } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import type { OnPaper } from '../desk/opener.ts';
import { tellFailure } from '../failures.ts';
import { toast } from '../ui/Toasts.tsx';
import { restoreRevision } from './restore.ts';

/** A revision as it is read: never edited, only gone back to. */
export interface ReadRevision {
  readonly summary: ListedRevision;
  readonly document: OpenDocument;
}

/** `other`: another document, which is asked for. */
export type ComparedWith = RevisionId | 'other';

export interface HistoryWork {
  /** Null while the draft itself is on the paper. */
  readonly reading: ReadRevision | null;
  readonly read: (revision: ListedRevision) => Promise<void>;
  readonly stopReading: () => void;
  /** What the draft is compared with first, a revision or another document; null while nothing is compared. */
  readonly comparing: ComparedWith | null;
  readonly compare: (from: ComparedWith) => void;
  readonly stopComparing: () => void;
  readonly restore: (revision: RevisionId) => Promise<void>;
  /** Another line of the document's history is being brought into the draft. */
  readonly isMerging: boolean;
  readonly merge: () => void;
  readonly stopMerging: () => void;
  readonly merged: (merged: Merged) => void;
}

/** Going back: which revision stands on the paper in place of the draft, and making the document again what it was. */
export function useHistory(onPaper: OnPaper | null): HistoryWork {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [read, setRead] = useState<ReadRevision | null>(null);
  const [compared, setCompared] = useState<{
    readonly document: DocumentId;
    readonly from: ComparedWith;
  } | null>(null);
  const [mergedIn, setMergedIn] = useState<DocumentId | null>(null);
  const documentId = onPaper?.document.summary.id ?? null;
  // Another document was opened meanwhile: what was read belongs to the last one.
  const reading = read !== null && read.document.summary.id === documentId ? read : null;

  const restore = async (revision: RevisionId): Promise<void> => {
    if (onPaper === null || documentId === null) return;
    const answer = await restoreRevision(bridge, onPaper.draft, documentId, revision);
    if (!answer.ok) return tellFailure(answer.error);
    setRead(null);
    setCompared(null);
    const before = answer.value;
    toast({
      text: t('history.restored'),
      ...(before === null ? {} : { action: { text: t('undo'), onPress: () => void restore(before) } }),
    });
  };

  return {
    reading,
    async read(summary) {
      if (documentId === null) return;
      setCompared(null);
      const answer = await bridge.call['history.read']({ documentId, revisionId: summary.id });
      if (answer.ok) setRead({ summary, document: answer.value });
      else tellFailure(answer.error);
    },
    stopReading: () => setRead(null),
    comparing: compared !== null && compared.document === documentId ? compared.from : null,
    compare: (from) => setCompared(documentId === null ? null : { document: documentId, from }),
    stopComparing: () => setCompared(null),
    restore,
    isMerging: mergedIn !== null && mergedIn === documentId,
    merge() {
      setRead(null);
      setCompared(null);
      setMergedIn(documentId);
    },
    stopMerging: () => setMergedIn(null),
    merged({ before }) {
      setMergedIn(null);
      toast({
        text: t('merge.done'),
        action: { text: t('undo'), onPress: () => void restore(before) },
      });
    },
  };
}
