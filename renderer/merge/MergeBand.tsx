import type { ReactNode } from 'react';
import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { useBranches } from './use-branches.ts';
import { useWho } from './use-who.ts';
import styles from './MergeBand.module.css';

interface MergeBandProps {
  readonly documentId: DocumentId;
  readonly onMerge: () => void;
}

/** Over the paper of a document that somebody else wrote in meanwhile: that there is more, and the way to it. */
export function MergeBand({ documentId, onMerge }: MergeBandProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whoIs = useWho();
  const [first, ...more] = useBranches(documentId);
  if (first === undefined) return null;
  return (
    <section className={styles['band']} aria-label={t('merge.title')}>
      <GitMerge aria-hidden />
      <p className={styles['text']}>
        {t('merge.band', {
          who: whoIs(first),
          time: format.dateTime(first.madeAt),
        })}
        {more.length === 0 ? null : ` ${t('merge.more', { n: format.number(more.length) })}`}
      </p>
      <Button look="strong" onPress={onMerge}>
        {t('merge.open')}
      </Button>
    </section>
  );
}
