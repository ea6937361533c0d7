import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { Search, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../../shared/ipc/types.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { Keys } from '../ui/Keys.tsx';
import { keysOf } from './shortcuts.ts';
import styles from './TopBar.module.css';

export interface TopBarProps {
  readonly person: Person;
  readonly onPerson: () => void;
  readonly onPalette: () => void;
  /** Where one is, such as the title of the open document. */
  readonly place: ReactNode;
  readonly actions: ReactNode;
}

export function TopBar({ person, onPerson, onPalette, place, actions }: TopBarProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <span className={styles['mark']} lang="km" aria-hidden>
        {t('brand.mark')}
      </span>
      <div className={styles['place']}>{place}</div>
      <AriaButton className={styles['find'] ?? ''} aria-haspopup="dialog" onPress={onPalette}>
        <Search aria-hidden />
        <span>{t('palette.label')}…</span>
        <Keys keys={keysOf('view.palette')} />
      </AriaButton>
      <div className={styles['actions']}>
        {actions}
        <Hint text={t('person.hint')}>
          <Button look="plain" onPress={onPerson} aria-haspopup="dialog">
            <UserRound aria-hidden />
            <span className={styles['person']}>{person.name === '' ? t('person.unnamed') : person.name}</span>
          </Button>
        </Hint>
      </div>
    </>
  );
}
