import type { ReactNode } from 'react';
import { PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import { useWho } from '../merge/use-who.ts';
import { usePeopled } from './use-presence.ts';
import styles from './Presence.module.css';

/**
 * Below the paper, where no line of it moves: that a colleague was first to write in the unit that is being written in
 * here. It keeps nobody from anything.
 */
export function WritesHereToo({ documentId }: { readonly documentId: DocumentId }): ReactNode {
  const { t } = useTranslation();
  const whoIs = useWho();
  const document = usePeopled(documentId);
  const first = document?.colleagues.find(
    ({ at }) => at.is === 'writes' && at.isFirst && at.unit === document.writing,
  );
  return (
    // The status is there before it says anything, so that what comes into it is read out.
    <section
      {...(first === undefined ? {} : { 'aria-label': t('presence.title'), className: styles['both'] })}
    >
      {first === undefined ? null : <PencilLine aria-hidden />}
      <output>
        {first === undefined
          ? ''
          : first.isMe
            ? t('presence.bothMe')
            : t('presence.both', { who: whoIs(first) })}
      </output>
    </section>
  );
}
