import { useState, type ReactNode } from 'react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../../shared/document/model.ts';
import { visasOf } from '../../../shared/instrument/citation.ts';
import { citedByVisas } from '../../../shared/instrument/editing/visas.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import type { RegisteredEntry } from '../../../shared/instrument/register.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EntryPicker } from '../../register/EntryPicker.tsx';
import { nameOf } from '../../register/name.ts';
import { Standing } from '../../register/Standing.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './VisaDialog.module.css';

interface VisaDialogProps {
  readonly drafting: Drafting;
  readonly onInsert: (entries: readonly RegisteredEntry[]) => void;
  readonly onClose: () => void;
}

/** Instruments of the register are chosen, and stand as the visas that they become: by rank, in both languages. */
export function VisaDialog({ drafting, onInsert, onClose }: VisaDialogProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [entries, setEntries] = useState<readonly RegisteredEntry[]>([]);
  const { type, data } = drafting;
  const cited = citedByVisas(drafting);
  const [khmer, english] = LANGUAGES.map((one) => visasOf(entries, type, one, data));
  return (
    <Dialog title={t('instrument.visas.title')} size="wide" onClose={onClose}>
      <EntryPicker
        label={t('instrument.visas.choose')}
        entered
        without={[...cited, ...entries.map(({ id }) => id)]}
        onPick={(entry) => setEntries([...entries, entry])}
      />
      {entries.length === 0 ? (
        <p className={styles['empty']}>{t('instrument.visas.empty')}</p>
      ) : (
        <ol className={styles['visas']} aria-label={t('instrument.visas.title')}>
          {khmer?.map(({ entry, text }, index) => (
            <li key={entry.id}>
              <div className={styles['texts']}>
                <p lang="km">{text}</p>
                <p lang="en">{english?.[index]?.text}</p>
              </div>
              {entry.standing === 'in-force' ? null : <Standing standing={entry.standing} />}
              <Button
                look="plain"
                aria-label={t('instrument.visas.remove', { name: nameOf(entry, language) })}
                onPress={() => setEntries(entries.filter(({ id }) => id !== entry.id))}
              >
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ol>
      )}
      <footer className={styles['foot']}>
        <Button onPress={onClose}>{t('instrument.visas.leave')}</Button>
        <Button look="strong" isDisabled={entries.length === 0} onPress={() => onInsert(entries)}>
          {t('instrument.visas.insert')}
        </Button>
      </footer>
    </Dialog>
  );
}
