import { useMemo, useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { foldForSearch } from '../../shared/khmer/index.ts';
import { editorLabels } from '../desk/editor-labels.ts';
import { useCommandTitles, useMenuTexts } from '../i18n/command-titles.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Keys } from '../ui/Keys.tsx';
import { TextField } from '../ui/TextField.tsx';
import { KEYBOARD_MAP, MAP_GROUPS, type MapEntry } from './keyboard-map.ts';
import styles from './KeyboardMap.module.css';

/** All keys by what they are for; what is typed leaves those that answer, by their name or by the keys themselves. */
export function KeyboardMap({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const titles = useCommandTitles();
  const menu = useMenuTexts();
  const format = useFormat();
  const labels = useMemo(() => editorLabels(t, format), [t, format]);
  const [query, setQuery] = useState('');
  const titleOf = (entry: MapEntry): string => {
    if ('command' in entry) return titles[entry.command].replace(/…$/u, '');
    if ('insertion' in entry) return labels.insertions[entry.insertion];
    return 'menu' in entry ? menu[entry.menu] : t(entry.title);
  };
  const sought = foldForSearch(query.trim());
  const found = KEYBOARD_MAP.filter((entry) =>
    foldForSearch(`${titleOf(entry)} ${entry.keys}`).includes(sought),
  );
  return (
    <Dialog
      title={t('keymap.title')}
      size="wide"
      onClose={onClose}
      actions={
        <Button look="plain" aria-label={t('keymap.leave')} onPress={onClose}>
          <X aria-hidden />
        </Button>
      }
    >
      <TextField label={t('keymap.search')} value={query} maxLength={100} entered onChange={setQuery} />
      {found.length === 0 ? <p className={styles['none']}>{t('keymap.none')}</p> : null}
      <div className={styles['groups']}>
        {MAP_GROUPS.map((group) => {
          const entries = found.filter((entry) => entry.group === group);
          return entries.length === 0 ? null : (
            <section key={group} className={styles['group']} aria-label={t(`keymap.groups.${group}`)}>
              <h3>{t(`keymap.groups.${group}`)}</h3>
              <dl>
                {entries.map((entry) => (
                  <div key={`${entry.keys} ${titleOf(entry)}`} className={styles['line']}>
                    <dt>{titleOf(entry)}</dt>
                    <dd>
                      <Keys keys={entry.keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
