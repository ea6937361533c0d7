import { useState, type ReactNode } from 'react';
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { foldForSearch } from '../../shared/khmer/index.ts';
import { titleOf } from '../desk/summaries.ts';
import { useFormat } from '../i18n/use-format.ts';
import picker from '../library/ListPicker.module.css';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './ComparePage.module.css';

export interface OtherDocumentProps {
  /** The instruments that may be chosen. */
  readonly documents: readonly DocumentSummary[];
  readonly onChoose: (id: DocumentId) => void;
  readonly onClose: () => void;
}

/** So many are offered while one types. */
const OFFERED = 12;

const focus = (input: HTMLInputElement | null): void => input?.focus();

/** Another instrument by a part of its title in either language. */
export function OtherDocument({ documents, onChoose, onClose }: OtherDocumentProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const [typed, setTyped] = useState('');
  const wanted = foldForSearch(typed);
  const found = documents
    .filter(({ title }) => foldForSearch(`${title.km} ${title.en}`).includes(wanted))
    .slice(0, OFFERED);
  return (
    <Dialog title={t('compare.other')} onClose={onClose}>
      <ComboBox
        className={picker['box'] ?? ''}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          const chosen = documents.find(({ id }) => id === key);
          if (chosen !== undefined) onChoose(chosen.id);
        }}
        menuTrigger="focus"
        defaultFilter={() => true}
        allowsEmptyCollection
      >
        <Label className={picker['label']}>{t('compare.otherFind')}</Label>
        <Input ref={focus} className={picker['input'] ?? ''} maxLength={200} />
        <Popover className={picker['popover'] ?? ''}>
          <ListBox
            className={picker['list'] ?? ''}
            renderEmptyState={() => <p className={styles['none']}>{t('compare.otherNone')}</p>}
          >
            {found.map(({ id, title }) => {
              const shown = titleOf(title, language);
              const text = shown?.text ?? t('document.untitled');
              return (
                <ListBoxItem key={id} id={id} textValue={text} className={picker['item'] ?? ''}>
                  <span lang={shown?.lang}>{text}</span>
                </ListBoxItem>
              );
            })}
          </ListBox>
        </Popover>
      </ComboBox>
      <p className={styles['hint']}>{t('compare.otherHint')}</p>
    </Dialog>
  );
}
