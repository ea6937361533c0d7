import { useEffect, useState, type ReactNode } from 'react';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import type { MentionOfMe } from '../../shared/ipc/comments.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { titleOf } from '../desk/summaries.ts';
import type { Selected } from '../drafting/place.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../i18n/use-now.ts';
import { Button } from '../ui/Button.tsx';
import { useAuthor } from './use-author.ts';
import styles from './Comments.module.css';

export interface MentionsOfMeProps {
  readonly mentions: readonly MentionOfMe[];
  readonly onOpen: (id: DocumentId, at?: Selected) => void;
}

/** Where others call on the person of this desk, the newest first; each leads to its document. */
export function MentionsOfMe({ mentions, onOpen }: MentionsOfMeProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const author = useAuthor();
  const summaries = useSummaries([...new Set(mentions.map(({ documentId }) => documentId))]);
  if (mentions.length === 0) return <p className={styles['note']}>{t('comments.noMentions')}</p>;
  return (
    <ul className={styles['mentions']}>
      {mentions.map(({ documentId, comment, unit, language, isResolved }) => {
        const summary = summaries.get(documentId);
        const title = summary === undefined ? null : titleOf(summary.title, format.language);
        const place = { uid: unit, at: 0 };
        return (
          <li key={comment.id} data-new={comment.isNew || undefined}>
            <Button
              look="plain"
              onPress={() => onOpen(documentId, { language, anchor: place, focus: place })}
            >
              <span>
                <small>
                  <b>{author(comment.by)}</b> {format.since(comment.at, now)}
                  {isResolved ? (
                    <>
                      <Check aria-hidden />
                      <span className="unseen">{t('comments.isResolved')}</span>
                    </>
                  ) : null}
                </small>
                <span className={styles['call']}>{comment.said?.text}</span>
                <small lang={title?.lang}>{title?.text ?? t('document.untitled')}</small>
              </span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function useSummaries(ids: readonly DocumentId[]): ReadonlyMap<DocumentId, DocumentSummary> {
  const bridge = useBridge();
  const [found, setFound] = useState<ReadonlyMap<DocumentId, DocumentSummary>>(new Map());
  const key = ids.join(' ');
  useEffect(() => {
    let isGone = false;
    const read = async (): Promise<void> => {
      const answer = await bridge.call['documents.summaries']({ ids: key === '' ? [] : key.split(' ') });
      if (!isGone && answer.ok) setFound(new Map(answer.value.map((summary) => [summary.id, summary])));
    };
    void read();
    return () => {
      isGone = true;
    };
  }, [bridge, key]);
  return found;
}
