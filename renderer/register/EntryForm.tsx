import type { ReactNode } from 'react';
import { Copy, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import { citationOf } from '../../shared/instrument/citation.ts';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import {
  REGISTER_STATUSES,
  standingOf,
  type RegisterEntry,
  type RelationFrom,
} from '../../shared/instrument/register.ts';
import { copyText } from '../copy-text.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { Button } from '../ui/Button.tsx';
import { DayField } from '../ui/DayField.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { toast } from '../ui/Toasts.tsx';
import { missingIn, tidied } from './entry-draft.ts';
import { nameOf, typeName } from './name.ts';
import { RelationsField } from './RelationsField.tsx';
import { ScanField } from './ScanField.tsx';
import styles from './EntryForm.module.css';

export interface EntryFormProps {
  readonly entry: RegisterEntry;
  readonly relatedBy: readonly RelationFrom[];
  readonly isNew: boolean;
  /** It differs from what is stored. */
  readonly isChanged: boolean;
  readonly onChange: (entry: RegisterEntry) => void;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
  readonly onRemove: () => void;
  readonly onGoTo: (id: RegisterId) => void;
}

/** An entry of the register to be filled in, and how the instrument is cited. */
export function EntryForm(props: EntryFormProps): ReactNode {
  const { entry, relatedBy, isNew, isChanged, onChange, onSave, onDiscard, onRemove, onGoTo } = props;
  const { t } = useTranslation();
  const data = useInstrumentData();
  const { language } = useFormat();
  const missing = missingIn(entry);
  const standing = standingOf(
    entry.status,
    relatedBy.map(({ kind }) => kind),
  );
  const title = (of: Language): ReactNode => (
    <TextField
      label={t(of === 'km' ? 'register.titleKm' : 'register.titleEn')}
      lang={of}
      value={entry.title[of]}
      maxLength={2000}
      onChange={(text) => onChange({ ...entry, title: { ...entry.title, [of]: text } })}
    />
  );
  return (
    <form
      className={styles['form']}
      aria-label={isNew ? t('register.newTitle') : nameOf(entry, language)}
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && missing.length === 0) onSave();
      }}
    >
      <header className={styles['head']}>
        <h2 lang={isNew ? undefined : 'km'}>{isNew ? t('register.newTitle') : nameOf(entry, language)}</h2>
        {isNew ? null : (
          <Button look="plain" aria-label={t('register.remove')} onPress={onRemove}>
            <Trash2 aria-hidden />
          </Button>
        )}
        {isChanged ? <Button onPress={onDiscard}>{t('register.discard')}</Button> : null}
        <Button type="submit" look="strong" isDisabled={!isChanged || missing.length > 0}>
          {t('register.save')}
        </Button>
      </header>
      {isChanged && missing.length > 0 ? (
        <output className={styles['missing']}>
          {missing.map((part) => t(`register.missing.${part}`)).join(' · ')}
        </output>
      ) : null}
      <div className={styles['row']}>
        <Select
          label={t('register.type')}
          options={data.types.map(({ id }) => ({ id, text: typeName(id, language) }))}
          chosen={entry.type}
          onChoose={(type) => onChange({ ...entry, type })}
        />
        <Select
          label={t('register.status')}
          options={REGISTER_STATUSES.map((id) => ({ id, text: t(`register.statuses.${id}`) }))}
          chosen={entry.status}
          onChoose={(status) => onChange({ ...entry, status })}
        />
      </div>
      {standing === entry.status ? null : (
        <p className={styles['standing']}>
          {t('register.standing', { status: t(`register.statuses.${standing}`) })}
        </p>
      )}
      <div className={styles['row']}>
        <TextField
          label={t('register.number')}
          lang="km"
          entered={isNew}
          value={entry.number}
          maxLength={100}
          onChange={(number) => onChange({ ...entry, number })}
        />
        <DayField
          label={t('register.date')}
          value={entry.date}
          onChange={(date) => onChange({ ...entry, date })}
        />
      </div>
      {LANGUAGES.map((of) => (
        <div key={of}>{title(of)}</div>
      ))}
      <RelationsField
        of={entry.id}
        relations={entry.relations}
        relatedBy={relatedBy}
        onChange={(relations) => onChange({ ...entry, relations })}
        onGoTo={onGoTo}
      />
      <ScanField
        scan={entry.scan}
        onChange={(scan) => {
          const { scan: _before, ...rest } = entry;
          onChange(scan === undefined ? rest : { ...rest, scan });
        }}
      />
      {missing.length > 0 ? null : <Citations entry={tidied(entry)} />}
    </form>
  );
}

function Citations({ entry }: { readonly entry: RegisterEntry }): ReactNode {
  const { t } = useTranslation();
  const data = useInstrumentData();
  const copy = (text: string): void => {
    if (copyText(text)) toast({ text: t('register.copied') });
    else toast({ tone: 'bad', text: t('register.copyFailed') });
  };
  return (
    <section className={styles['citations']} aria-label={t('register.citation')}>
      <h3>{t('register.citation')}</h3>
      {LANGUAGES.map((language) => {
        const text = citationOf(entry, language, data);
        return (
          <div key={language} className={styles['citation']}>
            <p lang={language}>{text}</p>
            <Button
              look="plain"
              aria-label={`${t('register.copy')} (${t(`language.own.${language}`)})`}
              onPress={() => copy(text)}
            >
              <Copy aria-hidden />
            </Button>
          </div>
        );
      })}
    </section>
  );
}
