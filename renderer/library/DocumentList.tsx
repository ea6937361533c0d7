import type { ReactNode } from 'react';
import type { DocumentId } from '../../shared/document/model.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { useUnread } from '../comments/use-overview.ts';
import { useNow } from '../i18n/use-now.ts';
import type { Colleague } from '../../shared/ipc/presence.ts';
import { useAllPeopled } from '../presence/use-presence.ts';
import type { Marks } from '../ui/marks.ts';
import { VirtualList } from '../ui/VirtualList.tsx';
import { DocumentRow } from './DocumentRow.tsx';
import { useList } from './use-list.ts';
import styles from './DocumentList.module.css';

/** Room for two lines of a title, Khmer being tall, and the line below them. */
const ROW_HEIGHT = 84;

const NOBODY: readonly Colleague[] = [];

export interface DocumentListProps {
  readonly label: string;
  readonly documents: readonly DocumentSummary[];
  /** Those that wait for a person's decision. */
  readonly toDecide?: ReadonlySet<DocumentId>;
  readonly chosen: DocumentId | null;
  readonly onChoose: (id: DocumentId) => void;
  readonly onDelete?: (id: DocumentId) => void;
  readonly marks: Marks;
  readonly onMark: (marks: Marks) => void;
  readonly byEvent: boolean;
  readonly empty: ReactNode;
}

/** Documents by title, state and age; in the bin by the days that are left. */
export function DocumentList(props: DocumentListProps): ReactNode {
  const { label, documents, toDecide, chosen, onChoose, onDelete, marks, onMark, byEvent, empty } = props;
  const now = useNow();
  const offices = useList('lists.offices');
  const people = useList('lists.people');
  const peopled = useAllPeopled();
  const unread = useUnread();
  return (
    <VirtualList
      label={label}
      items={documents}
      rowHeight={ROW_HEIGHT}
      chosen={chosen}
      onChoose={({ id }) => onChoose(id)}
      {...(onDelete === undefined ? {} : { onDelete: ({ id }: DocumentSummary) => onDelete(id) })}
      marking={{ marks, onMark }}
      empty={<div className={styles['empty']}>{empty}</div>}
    >
      {(summary) => (
        <DocumentRow
          summary={summary}
          toDecide={toDecide?.has(summary.id) ?? false}
          unread={unread.get(summary.id) ?? 0}
          here={peopled.get(summary.id) ?? NOBODY}
          now={now}
          offices={offices}
          people={people}
          byEvent={byEvent}
        />
      )}
    </VirtualList>
  );
}
