import { useMemo, useState, type ReactNode } from 'react';
import {
  ComboBox,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/document/model.ts';
import { citationOf } from '../../../shared/instrument/citation.ts';
import type { ReferenceTarget } from '../../../shared/instrument/instrument.ts';
import {
  referenceText,
  type ReferenceContext,
} from '../../../shared/instrument/references/reference-text.ts';
import type { RegisteredEntry } from '../../../shared/instrument/register.ts';
import picker from '../../library/ListPicker.module.css';
import { useSoughtEntries } from '../../register/use-sought-entries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { findableUnits, targetsFor } from './targets.ts';
import styles from './ReferenceDialog.module.css';

interface ReferenceDialogProps {
  readonly context: ReferenceContext;
  /** Of the text in which the reference will stand. */
  readonly language: Language;
  readonly onInsert: (target: ReferenceTarget) => void;
  readonly onClose: () => void;
}

const focus = (input: HTMLInputElement | null): void => input?.focus();

/** So many of the register are offered while one types. */
const OFFERED = 8;

/** A unit or a point of this instrument by its number or words, or another instrument, with its article. */
export function ReferenceDialog(props: ReferenceDialogProps): ReactNode {
  const { t } = useTranslation();
  const [entry, setEntry] = useState<RegisteredEntry | null>(null);
  return (
    <Dialog title={t('instrument.reference.title')} onClose={props.onClose}>
      {entry === null ? (
        <TargetPicker {...props} onEntry={setEntry} />
      ) : (
        <ArticleOf {...props} entry={entry} onBack={() => setEntry(null)} />
      )}
    </Dialog>
  );
}

type TargetPickerProps = ReferenceDialogProps & { readonly onEntry: (entry: RegisteredEntry) => void };

function TargetPicker({ context, language, onInsert, onEntry }: TargetPickerProps): ReactNode {
  const { t } = useTranslation();
  const { text: sought, setText, isSought, found } = useSoughtEntries();
  const units = useMemo(() => findableUnits(context), [context]);
  const targets = useMemo(
    () => targetsFor(sought, units, language, context),
    [sought, units, language, context],
  );
  const entries = found.slice(0, OFFERED);
  return (
    <ComboBox
      className={picker['box'] ?? ''}
      inputValue={sought}
      onInputChange={setText}
      value={null}
      onChange={(key) => {
        const target = targets.find(({ id }) => id === key);
        const picked = entries.find(({ id }) => id === key);
        if (target !== undefined) onInsert(target.target);
        else if (picked !== undefined) onEntry(picked);
      }}
      menuTrigger="input"
      defaultFilter={() => true}
      allowsEmptyCollection={isSought}
    >
      <Label className={picker['label']}>{t('instrument.reference.to')}</Label>
      <Input
        ref={focus}
        className={picker['input'] ?? ''}
        placeholder={t('instrument.reference.hint')}
        maxLength={200}
      />
      <Popover className={picker['popover'] ?? ''}>
        <ListBox
          className={picker['list'] ?? ''}
          renderEmptyState={() => <p className={styles['none']}>{t('instrument.reference.none')}</p>}
        >
          {targets.length === 0 ? null : (
            <ListBoxSection>
              <Header className={styles['group']}>{t('instrument.reference.here')}</Header>
              {targets.map(({ id, text, words }) => (
                <ListBoxItem key={id} id={id} textValue={`${text} ${words}`} className={picker['item'] ?? ''}>
                  <Offer title={text} words={words} language={language} />
                </ListBoxItem>
              ))}
            </ListBoxSection>
          )}
          {entries.length === 0 ? null : (
            <ListBoxSection>
              <Header className={styles['group']}>{t('register.title')}</Header>
              {entries.map((one) => {
                const citation = citationOf(one, language, context.data);
                return (
                  <ListBoxItem key={one.id} id={one.id} textValue={citation} className={picker['item'] ?? ''}>
                    <Offer title={citation} words="" language={language} />
                  </ListBoxItem>
                );
              })}
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

interface OfferProps {
  readonly title: string;
  readonly words: string;
  readonly language: Language;
}

const Offer = ({ title, words, language }: OfferProps): ReactNode => (
  <span className={styles['offer']} lang={language}>
    <b>{title}</b>
    {words === '' ? null : <small lang="km">{words}</small>}
  </span>
);

type ArticleOfProps = ReferenceDialogProps & {
  readonly entry: RegisteredEntry;
  readonly onBack: () => void;
};

/** The whole of another instrument, or one of its articles. */
function ArticleOf({ context, language, entry, onInsert, onBack }: ArticleOfProps): ReactNode {
  const { t } = useTranslation();
  const [article, setArticle] = useState('');
  const target: ReferenceTarget = {
    in: 'register',
    instrument: entry.id,
    ...(article.trim() === '' ? {} : { article: article.trim() }),
  };
  const register = new Map([[entry.id, entry]]);
  const shown = referenceText({ target, seen: '' }, null, language, { ...context, register });
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        onInsert(target);
      }}
    >
      <TextField
        label={t('instrument.reference.article')}
        entered
        maxLength={40}
        value={article}
        onChange={setArticle}
      />
      <p lang={language}>{shown.kind === 'found' ? shown.text : shown.seen}</p>
      <footer className={styles['foot']}>
        <Button onPress={onBack}>{t('instrument.reference.back')}</Button>
        <Button look="strong" type="submit">
          {t('instrument.reference.insert')}
        </Button>
      </footer>
    </form>
  );
}
