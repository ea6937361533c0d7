import { useState, type ReactNode } from 'react';
import {
  Button as AriaButton,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Tag,
  TagGroup,
  TagList,
} from 'react-aria-components';
import { ChevronDown, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ListName } from '../../shared/document/article-fields.ts';
import { foldForSearch } from '../../shared/khmer/index.ts';
import { titleOf } from '../desk/summaries.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { ListEditor } from './ListEditor.tsx';
import { useList } from './use-list.ts';
import styles from './ListPicker.module.css';

export interface ListPickerProps {
  readonly label: string;
  readonly list: ListName;
  /** Ids of entries; one at most where it is not `multiple`. */
  readonly chosen: readonly string[];
  readonly multiple: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

const ADD = 'add';
const EDIT = 'edit';

/** Chooses from a list by typing a part of a name in either language; what is not there is added, and the list edited, from here. */
export function ListPicker({ label, list, chosen, multiple, onChange }: ListPickerProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { entries, find, add } = useList(list);
  const [typed, setTyped] = useState('');
  const [isEditing, setEditing] = useState(false);

  const wanted = foldForSearch(typed);
  const found = entries.filter(
    ({ id, km, en }) => !chosen.includes(id) && foldForSearch(`${km} ${en}`).includes(wanted),
  );
  const name = typed.trim();
  const isNew = name !== '' && !entries.some(({ km, en }) => km === name || en === name);

  const choose = (id: string): void => {
    setTyped('');
    onChange(multiple ? [...chosen, id] : [id]);
  };
  const addTyped = async (): Promise<void> => {
    const inKhmer = /\p{Script=Khmer}/u.test(name);
    const added = await add(inKhmer ? { km: name, en: '' } : { km: '', en: name });
    if (added.ok) choose(added.value.id);
    else tellFailure(added.error);
  };

  return (
    <div className={styles['picker']}>
      <ComboBox
        className={styles['box'] ?? ''}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          if (key === null) return;
          if (key === EDIT) {
            setTyped('');
            setEditing(true);
          } else if (key === ADD) void addTyped();
          else choose(String(key));
        }}
        menuTrigger="focus"
        defaultFilter={() => true}
        allowsEmptyCollection
      >
        <Label className={styles['label']}>{label}</Label>
        <div className={styles['field']}>
          <Input className={styles['input'] ?? ''} placeholder={t('lists.choose')} maxLength={500} />
          <AriaButton className={styles['open'] ?? ''}>
            <ChevronDown aria-hidden />
          </AriaButton>
        </div>
        <Popover className={styles['popover'] ?? ''}>
          <ListBox className={styles['list'] ?? ''}>
            {found.map((entry) => {
              const shown = titleOf(entry, language);
              return (
                <ListBoxItem
                  key={entry.id}
                  id={entry.id}
                  textValue={shown?.text ?? ''}
                  className={styles['item'] ?? ''}
                >
                  <span lang={shown?.lang}>{shown?.text}</span>
                </ListBoxItem>
              );
            })}
            {isNew ? (
              <ListBoxItem id={ADD} textValue={name} className={`${styles['item']} ${styles['act']}`}>
                {t('lists.add', { name })}
              </ListBoxItem>
            ) : null}
            <ListBoxItem
              id={EDIT}
              textValue={t('lists.edit')}
              className={`${styles['item']} ${styles['act']}`}
            >
              {t('lists.edit')}
            </ListBoxItem>
          </ListBox>
        </Popover>
      </ComboBox>
      {chosen.length === 0 ? null : (
        <TagGroup
          aria-label={t('lists.chosen', { label })}
          onRemove={(keys) => onChange(chosen.filter((id) => !keys.has(id)))}
        >
          <TagList className={styles['tags'] ?? ''}>
            {chosen.map((id) => {
              const entry = find(id);
              const shown = entry === undefined ? null : titleOf(entry, language);
              const text = shown?.text ?? t('lists.gone');
              return (
                <Tag key={id} id={id} textValue={text} className={styles['tag'] ?? ''}>
                  <span lang={shown?.lang}>{text}</span>
                  <AriaButton slot="remove" className={styles['remove'] ?? ''} aria-label={t('lists.remove')}>
                    <X aria-hidden />
                  </AriaButton>
                </Tag>
              );
            })}
          </TagList>
        </TagGroup>
      )}
      {isEditing ? <ListEditor list={list} title={label} onClose={() => setEditing(false)} /> : null}
    </div>
  );
}
