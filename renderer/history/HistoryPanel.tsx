import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, RevisionId } from '../../shared/document/model.ts';
import type { RevisionSummary } from '../../shared/ipc/types.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { VirtualList } from '../ui/VirtualList.tsx';
import styles from './HistoryPanel.module.css';
import { useRevisions } from './use-revisions.ts';

/** Room for the time and, below it, one line of the note. */
const ROW_HEIGHT = 60;

export interface HistoryPanelProps {
  readonly documentId: DocumentId;
  /** The revision that is being read; null while the draft is on the paper. */
  readonly shown: RevisionId | null;
  readonly onShow: (revision: RevisionSummary) => void;
  readonly onClose: () => void;
}

/** What the document was, and when. Nothing is ever overwritten, so every line can be gone back to. */
export function HistoryPanel({ documentId, shown, onShow, onClose }: HistoryPanelProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const revisions = useRevisions(documentId);
  return (
    <aside className={styles['panel']} aria-label={t('history.label')}>
      <header className={styles['head']}>
        <h2>{t('history.label')}</h2>
        <Button look="plain" aria-label={t('history.close')} onPress={onClose}>
          <X aria-hidden />
        </Button>
      </header>
      {revisions === null ? null : (
        <VirtualList
          label={t('history.label')}
          items={revisions}
          rowHeight={ROW_HEIGHT}
          chosen={shown}
          onChoose={onShow}
          empty={<p className={styles['empty']}>{t('history.empty')}</p>}
        >
          {(revision) => (
            <>
              <span className={styles['line']}>
                {format.dateTime(revision.madeAt)}
                <small className={revision.automatic ? styles['automatic'] : styles['made']}>
                  {revision.automatic ? t('history.automatic') : t('history.saved')}
                </small>
              </span>
              {revision.note === '' ? null : <span className={styles['note']}>{revision.note}</span>}
            </>
          )}
        </VirtualList>
      )}
    </aside>
  );
}
