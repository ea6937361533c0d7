import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Starting.module.css';

/** The moment before the desk: quiet, and in words only when it takes longer than one notices. */
export function Starting(): ReactNode {
  const { t } = useTranslation();
  return (
    <main className={styles['starting']} aria-busy="true">
      <span className={styles['mark']} lang="km" aria-hidden>
        {t('brand.mark')}
      </span>
      <output className={styles['words']}>{t('core.starting')}</output>
    </main>
  );
}
