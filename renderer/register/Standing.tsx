import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterStatus } from '../../shared/instrument/register.ts';
import styles from './Standing.module.css';

/** Where an instrument stands, in a word. */
export function Standing({ standing }: { readonly standing: RegisterStatus }): ReactNode {
  const { t } = useTranslation();
  return (
    <span className={styles['standing']} data-standing={standing}>
      {t(`register.statuses.${standing}`)}
    </span>
  );
}
