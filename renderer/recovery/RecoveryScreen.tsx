import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CURED_BY_BACKUP } from '../../shared/errors/failure.ts';
import type { Recovery } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { otherLanguage } from '../shell/interface.ts';
import type { InterfaceChoice } from '../shell/use-interface.ts';
import { Button } from '../ui/Button.tsx';
import styles from './RecoveryScreen.module.css';

export interface RecoveryScreenProps {
  readonly recovery: Recovery;
  readonly look: InterfaceChoice;
}

/** Stands in place of a desk that cannot be opened: what happened, where everything is, and the ways back. */
export function RecoveryScreen({ recovery, look }: RecoveryScreenProps): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const format = useFormat();
  const [busy, setBusy] = useState(false);
  const other = otherLanguage(look.chosen.language);

  const { code } = recovery.failure;
  // The usual sentences about a disk are for words in an open window.
  const happened =
    code === 'diskFull' || code === 'diskError' ? t(`recovery.happened.${code}`) : t(`failure.${code}`);

  const attempt = async (backup: string | null): Promise<void> => {
    setBusy(true);
    const answer =
      backup === null
        ? await bridge.call['recovery.retry']({})
        : await bridge.call['recovery.restore']({ backup });
    setBusy(false);
    if (!answer.ok) tellFailure(answer.error);
  };

  return (
    <main className={styles['screen']}>
      <section className={styles['sheet']} aria-labelledby="recovery-title">
        <Button look="plain" onPress={() => look.choose({ language: other })}>
          <span lang={other}>{t(`language.own.${other}`)}</span>
        </Button>
        <h1 id="recovery-title" className={styles['title']}>
          {t('recovery.title')}
        </h1>
        <p role="alert">{happened}</p>
        <p className={styles['safe']}>{t('recovery.safe')}</p>
        <Button
          look={recovery.backups.length === 0 ? 'strong' : 'edged'}
          isDisabled={busy}
          onPress={() => void attempt(null)}
        >
          {t('recovery.retry')}
        </Button>

        {CURED_BY_BACKUP.has(code) ? (
          <>
            <h2>{t('recovery.backups')}</h2>
            <p>{t(recovery.backups.length === 0 ? 'recovery.noBackups' : 'recovery.restoreMeaning')}</p>
          </>
        ) : null}
        <ul className={styles['backups']}>
          {recovery.backups.map((backup, index) => (
            <li key={backup.name} className={styles['backup']}>
              <span>
                {format.dateTime(backup.madeAt)}
                <small>{format.size(backup.bytes)}</small>
              </span>
              <Button
                look={index === 0 ? 'strong' : 'edged'}
                isDisabled={busy}
                aria-label={t('recovery.restoreOf', { time: format.dateTime(backup.madeAt) })}
                onPress={() => void attempt(backup.name)}
              >
                {t('recovery.restore')}
              </Button>
            </li>
          ))}
        </ul>

        {recovery.journalDays.length === 0 ? null : (
          <>
            <h2>{t('recovery.journal')}</h2>
            <p>{t('recovery.journalMeaning')}</p>
            <p>{recovery.journalDays.map(format.day).join(' · ')}</p>
          </>
        )}
        {recovery.failure.detail === undefined ? null : (
          <p className={styles['detail']}>{t('recovery.detail', { detail: recovery.failure.detail })}</p>
        )}
      </section>
    </main>
  );
}
