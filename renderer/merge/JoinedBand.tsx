import type { ReactNode } from 'react';
import { GitCompareArrows } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, RevisionId } from '../../shared/document/model.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { useJoined } from './use-joined.ts';
import { useWho } from './use-who.ts';
import styles from './MergeBand.module.css';

interface JoinedBandProps {
  readonly documentId: DocumentId;
  /** Shows what the draft says beside that version of it. */
  readonly onCompare: (before: RevisionId) => void;
}

/** Over the paper, once: that a colleague's words stand in it by now, which nobody was asked about. */
export function JoinedBand({ documentId, onCompare }: JoinedBandProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whoIs = useWho();
  const { joined, hear } = useJoined(documentId);
  return (
    // The status is there before it says anything, so that what comes into it is read out.
    <section
      {...(joined === null ? {} : { 'aria-label': t('merge.joined.label'), className: styles['band'] })}
    >
      {joined === null ? null : <GitCompareArrows aria-hidden />}
      <output className={styles['text']}>
        {joined === null
          ? null
          : t('merge.joined.text', {
              who: whoIs(joined.theirs),
              time: format.dateTime(joined.madeAt),
            })}
      </output>
      {joined === null ? null : (
        <>
          <Button
            onPress={() => {
              onCompare(joined.before);
              void hear();
            }}
          >
            {t('merge.joined.compare')}
          </Button>
          <Button look="plain" onPress={() => void hear()}>
            {t('merge.joined.heard')}
          </Button>
        </>
      )}
    </section>
  );
}
