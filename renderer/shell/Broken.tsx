import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import type { GuardProps } from './Guard.tsx';
import styles from './Broken.module.css';

export interface BrokenProps extends Pick<GuardProps, 'extent'> {
  readonly onAgain: () => void;
}

/** Stands in place of what could not be shown: what happened, what is safe, what to do. */
export function Broken({ extent, onAgain }: BrokenProps): ReactNode {
  const { t } = useTranslation();
  return (
    <section className={styles['broken']} role="alert">
      <h2>{t(`broken.${extent}`)}</h2>
      <p>{t('broken.safe')}</p>
      <Button look="strong" onPress={onAgain}>
        {t('broken.again')}
      </Button>
    </section>
  );
}
