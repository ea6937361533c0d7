import type { ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { RegisterId } from '../../shared/instrument/instrument.ts';
import type { RegisteredEntry } from '../../shared/instrument/register.ts';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';
import picker from '../library/ListPicker.module.css';
import styles from './EntryPicker.module.css';
import { nameOf } from './name.ts';
import { useSoughtEntries } from './use-sought-entries.ts';

/** So many are offered while one types. */
const OFFERED = 12;

interface EntryPickerProps {
  readonly label: string;
  /** Those that cannot be picked. */
  readonly without: readonly RegisterId[];
  readonly onPick: (entry: RegisteredEntry) => void;
  /** Takes the focus when it appears: the first field of what a person has just opened. */
  readonly entered?: boolean;
}

const focus = (input: HTMLInputElement | null): void => input?.focus();

/** Finds an instrument of the register by its number or words of its title. */
export function EntryPicker({ label, without, onPick, entered = false }: EntryPickerProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { text, setText, isSought, found } = useSoughtEntries();
  const offered = found.filter(({ id }) => !without.includes(id)).slice(0, OFFERED);
  return (
    <ComboBox
      className={picker['box'] ?? ''}
      inputValue={text}
      onInputChange={setText}
      value={null}
      onChange={(key) => {
        const entry = offered.find(({ id }) => id === key);
        if (entry === undefined) return;
        setText('');
        onPick(entry);
      }}
      menuTrigger="input"
      defaultFilter={() => true}
      // Closed again once one is picked and the field is empty.
      allowsEmptyCollection={isSought}
    >
      <Label className={picker['label']}>{label}</Label>
      <Input
        ref={entered ? focus : null}
        className={picker['input'] ?? ''}
        placeholder={t('register.findRelation')}
        maxLength={200}
      />
      <Popover className={picker['popover'] ?? ''}>
        <ListBox
          className={picker['list'] ?? ''}
          renderEmptyState={() => <p className={styles['none']}>{t('register.nothingToRelate')}</p>}
        >
          {offered.map((entry) => {
            const title = titleOf(entry.title, language);
            return (
              <ListBoxItem
                key={entry.id}
                id={entry.id}
                textValue={`${nameOf(entry, language)} ${title?.text ?? ''}`}
                className={picker['item'] ?? ''}
              >
                <span className={styles['offer']}>
                  <b lang="km">{nameOf(entry, language)}</b>
                  <span lang={title?.lang}>{title?.text}</span>
                </span>
              </ListBoxItem>
            );
          })}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
