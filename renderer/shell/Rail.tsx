import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { PenLine, Settings2, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../shared/document/model.ts';
import { Menu } from '../ui/Menu.tsx';
import { THEMES } from './interface.ts';
import { keysOf } from './shortcuts.ts';
import type { InterfaceChoice } from './use-interface.ts';
import styles from './Rail.module.css';

export type Place = 'desk' | 'bin';

export interface RailProps {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
  readonly look: InterfaceChoice;
}

export function Rail({ place, onPlace, look }: RailProps): ReactNode {
  const { t } = useTranslation();
  const places = [
    { id: 'desk', text: t('rail.desk'), Icon: PenLine },
    { id: 'bin', text: t('rail.bin'), Icon: Trash2 },
  ] as const;
  return (
    <nav className={styles['rail']} aria-label={t('rail.label')}>
      {places.map(({ id, text, Icon }) => (
        <Button
          key={id}
          className={styles['entry'] ?? ''}
          onPress={() => onPlace(id)}
          {...(id === place ? { 'aria-current': 'page' } : {})}
        >
          <Icon aria-hidden />
          {text}
        </Button>
      ))}
      <Menu label={t('rail.settings')} placement="right bottom" groups={settingsGroups(t, look)}>
        <Button className={`${styles['entry']} ${styles['last']}`}>
          <Settings2 aria-hidden />
          {t('rail.settings')}
        </Button>
      </Menu>
    </nav>
  );
}

function settingsGroups(
  t: ReturnType<typeof useTranslation>['t'],
  look: InterfaceChoice,
): Parameters<typeof Menu>[0]['groups'] {
  return [
    {
      id: 'language',
      title: t('settings.language'),
      keys: keysOf('view.language'),
      chosen: look.chosen.language,
      items: LANGUAGES.map((language) => ({
        id: language,
        text: t(`language.own.${language}`),
        lang: language,
        onChoose: () => look.choose({ language }),
      })),
    },
    {
      id: 'theme',
      title: t('settings.theme'),
      keys: keysOf('view.theme'),
      chosen: look.chosen.theme,
      items: THEMES.map((theme) => ({
        id: theme,
        text: t(`theme.${theme}`),
        onChoose: () => look.choose({ theme }),
      })),
    },
  ];
}
