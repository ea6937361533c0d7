import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../shared/document/model.ts';
import { carryOut } from '../../bridge.ts';
import { titleOf } from '../../desk/summaries.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { PanelProps } from '../../inspector/panels.ts';
import { Button } from '../../ui/Button.tsx';
import { useActs } from './use-acts.ts';
import styles from './AmendingPanel.module.css';

interface ActsSectionProps {
  readonly documentId: DocumentId;
  readonly onOpen: PanelProps['onOpen'];
}

/** What amends an instrument, from when on, and the ways to amend it and to read it as of a day. */
export function ActsSection({ documentId, onOpen }: ActsSectionProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const found = useActs(documentId);
  if (found === null) return null;
  const { acts } = found;
  return (
    <section className={styles['section']} aria-label={t('instrument.amending.acts')}>
      <h3>{t('instrument.amending.acts')}</h3>
      {acts.length === 0 ? <p className={styles['quiet']}>{t('instrument.amending.noActs')}</p> : null}
      <ul className={styles['changes']}>
        {acts.map(({ id, title, inForce }) => {
          const name = titleOf(title, format.language);
          return (
            <li key={id}>
              <Button look="plain" onPress={() => onOpen(id)}>
                <span className={styles['words']} lang={name?.lang}>
                  {name?.text ?? t('instrument.amending.untitled')}
                </span>
                <small>
                  {inForce === null
                    ? t('instrument.amending.noDay')
                    : t('instrument.amending.from', { day: format.day(inForce) })}
                </small>
              </Button>
            </li>
          );
        })}
      </ul>
      <div className={styles['ways']}>
        <Button onPress={() => carryOut('instrument.amend')}>{t('instrument.amending.amend')}</Button>
        {acts.length === 0 ? null : (
          <Button onPress={() => carryOut('instrument.asOf')}>{t('instrument.amending.read')}</Button>
        )}
      </div>
    </section>
  );
}
