import type { ReactNode } from 'react';
import { Button, Toolbar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { PLACES, placeOf, type Place } from './places.ts';
import styles from './Rail.module.css';

export interface RailProps {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

/** The places of the window; the arrows go from one to the next, and the one that is entered is announced. */
export function Rail({ place, onPlace }: RailProps): ReactNode {
  const { t } = useTranslation();
  const entry = ({ id, title, icon: Icon }: (typeof PLACES)[number]): ReactNode => (
    <Button
      key={id}
      className={styles['entry'] ?? ''}
      onPress={() => onPlace(id)}
      {...(id === place ? { 'aria-current': 'page' } : {})}
    >
      <Icon aria-hidden />
      {t(title)}
    </Button>
  );
  return (
    <nav className={styles['rail']} aria-label={t('rail.label')}>
      <Toolbar className={styles['entries'] ?? ''} orientation="vertical" aria-label={t('rail.label')}>
        {PLACES.filter(({ rail }) => rail === 'start').map(entry)}
        <span className={styles['rest']} />
        {PLACES.filter(({ rail }) => rail === 'end').map(entry)}
      </Toolbar>
      <output className="unseen">{t(placeOf(place).title)}</output>
    </nav>
  );
}
