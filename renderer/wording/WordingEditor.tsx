import { useState, type ReactNode } from 'react';
import { Input, TextField } from 'react-aria-components';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formsOf, WORDING_LIMIT, type WordingEntry } from '../../shared/document/wording.ts';
import { foldForSearch, normalizeLabel } from '../../shared/khmer/index.ts';
import { useEntryChanges } from '../library/use-entry-changes.ts';
import styles from '../library/ListEditor.module.css';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField as LabelledField } from '../ui/TextField.tsx';
import { useWording } from './use-wording.ts';

/** Several forms, parted by commas; in UTF-16 units. */
const FORMS_LIMIT = 1_000;

const typedForms = (avoid: readonly string[]): string => avoid.join(', ');

/** The office's words: what to write, and what not to write for it. What is typed is kept when its field is left. */
export function WordingEditor({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const used = useWording();
  const { change, replace, remove } = useEntryChanges(used);
  const [wanted, setWanted] = useState('');
  const shown = used.entries.filter(({ use, avoid }) =>
    foldForSearch(`${use} ${typedForms(avoid)}`).includes(foldForSearch(wanted)),
  );

  return (
    <Dialog title={t('wording.title')} size="wide" onClose={onClose}>
      <p className={styles['meaning']}>{t('wording.meaning')}</p>
      <AddWords onAdd={(entry) => change((entries) => [...entries, entry])} />
      <LabelledField label={t('lists.find')} value={wanted} onChange={setWanted} />
      <ul className={styles['entries']}>
        {shown.map((entry) => (
          <li key={entry.id} className={styles['entry']}>
            <Words
              key={`use ${entry.use}`}
              label={t('wording.use')}
              kept={entry.use}
              limit={WORDING_LIMIT}
              onKeep={(typed) => {
                const use = normalizeLabel(typed);
                if (use !== '') replace({ ...entry, use });
                return use !== '';
              }}
            />
            <Words
              key={`avoid ${typedForms(entry.avoid)}`}
              label={t('wording.avoid')}
              kept={typedForms(entry.avoid)}
              limit={FORMS_LIMIT}
              onKeep={(typed) => {
                replace({ ...entry, avoid: formsOf(typed, entry.use) });
                return true;
              }}
            />
            <Button
              look="plain"
              aria-label={t('lists.removeEntry', { name: entry.use })}
              onPress={() => void remove(entry, entry.use)}
            >
              <Trash2 aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface WordsProps {
  readonly label: string;
  readonly kept: string;
  readonly limit: number;
  /** Answers whether the words could be kept. */
  readonly onKeep: (typed: string) => boolean;
}

function Words({ label, kept, limit, onKeep }: WordsProps): ReactNode {
  const [typed, setTyped] = useState(kept);
  return (
    <TextField
      aria-label={label}
      value={typed}
      onChange={setTyped}
      maxLength={limit}
      onBlur={() => {
        if (typed !== kept && !onKeep(typed)) setTyped(kept);
      }}
    >
      <Input className={styles['name'] ?? ''} placeholder={label} spellCheck={false} />
    </TextField>
  );
}

function AddWords({ onAdd }: { readonly onAdd: (entry: WordingEntry) => Promise<boolean> }): ReactNode {
  const { t } = useTranslation();
  const [use, setUse] = useState('');
  const [avoid, setAvoid] = useState('');
  const add = async (): Promise<void> => {
    const words = normalizeLabel(use);
    if (words === '') return;
    if (!(await onAdd({ id: crypto.randomUUID(), use: words, avoid: formsOf(avoid, words) }))) return;
    setUse('');
    setAvoid('');
  };
  return (
    <form
      className={styles['entry']}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <LabelledField label={t('wording.newUse')} value={use} maxLength={WORDING_LIMIT} onChange={setUse} />
      <LabelledField
        label={t('wording.newAvoid')}
        value={avoid}
        maxLength={FORMS_LIMIT}
        onChange={setAvoid}
      />
      <Button type="submit">
        <Plus aria-hidden />
        {t('lists.addEntry')}
      </Button>
    </form>
  );
}
