import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { daysLeft } from '../i18n/time.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../i18n/use-now.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { titleOf } from './summaries.ts';
import styles from './DocumentList.module.css';

/** Room for two lines of a Khmer title and the line below it. */
const ROW_HEIGHT = 80;

export interface DocumentListProps {
  readonly label: string;
  readonly documents: readonly DocumentSummary[];
  readonly chosen: DocumentId | null;
  readonly onChoose: (id: DocumentId) => void;
  readonly onDelete?: (id: DocumentId) => void;
  readonly empty: ReactNode;
}

/** Documents by title and age; in the bin by the days that are left. */
export function DocumentList(props: DocumentListProps): ReactNode {
  const { label, documents, chosen, onChoose, onDelete, empty } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  return (
    <VirtualList
      label={label}
      items={documents}
      rowHeight={ROW_HEIGHT}
      chosen={chosen}
      onChoose={({ id }) => onChoose(id)}
      {...(onDelete === undefined ? {} : { onDelete: ({ id }: DocumentSummary) => onDelete(id) })}
      empty={<p className={styles['empty']}>{empty}</p>}
    >
      {(summary) => {
        const title = titleOf(summary.title, format.language);
        return (
          <>
            <span className={styles['title']} lang={title?.lang}>
              {title?.text ?? t('document.untitled')}
            </span>
            <small className={styles['facts']}>
              {summary.binnedAt === null
                ? format.since(summary.changedAt, now)
                : t('bin.daysLeft', { n: format.number(daysLeft(summary.binnedAt, now)) })}
            </small>
          </>
        );
      }}
    </VirtualList>
  );
}
