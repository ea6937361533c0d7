import type { ReactNode } from 'react';
import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Colleague } from '../../shared/ipc/presence.ts';
import { useFormat } from '../i18n/use-format.ts';
import { toneOf } from './face.ts';
import { useCalled } from './use-called.ts';
import styles from './Presence.module.css';

export interface FacesProps {
  readonly colleagues: readonly Colleague[];
  /** How many are shown; the others are counted. */
  readonly most: number;
}

/** Colleagues as a short row of initials, and in words for whoever does not see them. */
export function Faces({ colleagues, most }: FacesProps): ReactNode {
  const { t } = useTranslation();
  const { number } = useFormat();
  const called = useCalled();
  const more = colleagues.length - most;
  return (
    <span className={styles['faces']}>
      <span className="unseen">
        {t('presence.here', { who: colleagues.map((one) => called(one).whole).join(', ') })}
      </span>
      {colleagues.slice(0, most).map((colleague) => (
        <i
          key={colleague.id}
          aria-hidden
          className={styles['face']}
          data-tone={toneOf(colleague.id)}
          data-writes={colleague.at.is === 'writes' || undefined}
        >
          {called(colleague).initials ?? <UserRound />}
        </i>
      ))}
      {more > 0 ? (
        <i aria-hidden className={styles['face']}>
          +{number(more)}
        </i>
      ) : null}
    </span>
  );
}
