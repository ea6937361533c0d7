import type { ReactNode } from 'react';
import { FileStack } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import type { PanelProps } from '../inspector/panels.ts';
import { useWho } from '../merge/use-who.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { VirtualList } from '../ui/VirtualList.tsx';
import styles from './HistoryPanel.module.css';
import { useRevisions } from './use-revisions.ts';

/** Room for the time and, below it, one line of the note. */
const ROW_HEIGHT = 60;

/** What the document was, and when. Nothing is ever overwritten, so every line can be gone back to. */
export function HistoryPanel({ onPaper, history }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whoIs = useWho();
  const revisions = useRevisions(onPaper.document.summary.id);
  if (revisions === null) return null;
  return (
    <>
      {onPaper.document.summary.kind === 'instrument' ? (
        <div className={styles['with']}>
          <Hint text={t('compare.otherHint')}>
            <Button onPress={() => history.compare('other')}>
              <FileStack aria-hidden />
              {t('compare.other')}
            </Button>
          </Hint>
        </div>
      ) : null}
      <VirtualList
        label={t('inspector.history')}
        items={revisions}
        rowHeight={ROW_HEIGHT}
        chosen={history.reading?.summary.id ?? null}
        onChoose={(revision) => void history.read(revision)}
        empty={<p className={styles['empty']}>{t('history.empty')}</p>}
      >
        {(revision) => (
          <>
            <span className={styles['line']}>
              {format.dateTime(revision.madeAt)}
              {revision.isOwn ? (
                <small className={revision.automatic ? styles['automatic'] : styles['made']}>
                  {revision.automatic ? t('history.automatic') : t('history.saved')}
                </small>
              ) : (
                // How a colleague came to make it is not told with it.
                <small className={styles['who']}>{whoIs(revision)}</small>
              )}
            </span>
            {revision.note === '' ? null : <span className={styles['note']}>{revision.note}</span>}
          </>
        )}
      </VirtualList>
    </>
  );
}
