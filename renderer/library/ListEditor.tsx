import { useState, type ReactNode } from 'react';
import { Input, TextField } from 'react-aria-components';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListEntry, ListName } from '../../shared/document/article-fields.ts';
import { foldForSearch, normalizeLabel } from '../../shared/khmer/index.ts';
import { tellFailure } from '../failures.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField as LabelledField } from '../ui/TextField.tsx';
import { useEntryChanges } from './use-entry-changes.ts';
import { useList, type UsedList } from './use-list.ts';
import styles from './ListEditor.module.css';

export interface ListEditorProps {
  readonly list: ListName;
  readonly title: string;
  readonly onClose: () => void;
}

/** An entry's names are lines, as in the metadata's schema. In UTF-16 units. */
const NAME_LIMIT = 500;

/** The entries of a list with their names in both languages. What is typed is kept when its field is left; no entry is lost without a way back. */
export function ListEditor({ list, title, onClose }: ListEditorProps): ReactNode {
  const { t } = useTranslation();
  const used = useList(list);
  const { replace, remove } = useEntryChanges(used);
  const [wanted, setWanted] = useState('');
  const shown = used.entries.filter(({ km, en }) =>
    foldForSearch(`${km} ${en}`).includes(foldForSearch(wanted)),
  );

  return (
    <Dialog title={title} size="wide" onClose={onClose}>
      <p className={styles['meaning']}>{t('lists.meaning')}</p>
      <AddEntry used={used} />
      <LabelledField label={t('lists.find')} value={wanted} onChange={setWanted} />
      <ul className={styles['entries']}>
        {shown.map((entry) => (
          <li key={entry.id} className={styles['entry']}>
            {(['km', 'en'] as const).map((language) => (
              <NameField
                // A name that was changed elsewhere begins anew.
                key={`${language} ${entry[language]}`}
                entry={entry}
                language={language}
                onKeep={(name) => replace({ ...entry, [language]: name })}
              />
            ))}
            <Button
              look="plain"
              aria-label={t('lists.removeEntry', { name: entry.km })}
              onPress={() => void remove(entry, entry.km === '' ? entry.en : entry.km)}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function NameField(props: {
  readonly entry: ListEntry;
  readonly language: 'km' | 'en';
  readonly onKeep: (name: string) => void;
}): ReactNode {
  const { entry, language, onKeep } = props;
  const { t } = useTranslation();
  const [typed, setTyped] = useState(entry[language]);
  return (
    <TextField
      aria-label={t(`lists.name.${language}`)}
      value={typed}
      onChange={setTyped}
      maxLength={NAME_LIMIT}
      onBlur={() => {
        const name = normalizeLabel(typed);
        const other = language === 'km' ? entry.en : entry.km;
        // An entry without any name could be neither read nor found.
        if (name === '' && other === '') setTyped(entry[language]);
        else if (name !== entry[language]) onKeep(name);
      }}
    >
      <Input className={styles['name'] ?? ''} lang={language} placeholder={t(`lists.name.${language}`)} />
    </TextField>
  );
}

function AddEntry({ used }: { readonly used: UsedList }): ReactNode {
  const { t } = useTranslation();
  const [names, setNames] = useState({ km: '', en: '' });
  const add = async (): Promise<void> => {
    const given = { km: normalizeLabel(names.km), en: normalizeLabel(names.en) };
    if (given.km === '' && given.en === '') return;
    const added = await used.add(given);
    if (added.ok) setNames({ km: '', en: '' });
    else tellFailure(added.error);
  };
  return (
    <form
      className={styles['entry']}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      {(['km', 'en'] as const).map((language) => (
        <LabelledField
          key={language}
          label={t(`lists.new.${language}`)}
          value={names[language]}
          maxLength={NAME_LIMIT}
          onChange={(name) => setNames({ ...names, [language]: name })}
        />
      ))}
      <Button type="submit">
        <Plus aria-hidden />
        {t('lists.addEntry')}
      </Button>
    </form>
  );
}
