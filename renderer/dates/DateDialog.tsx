import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { articleField, bilingualText } from '../../shared/document/article-fields.ts';
import type { Language } from '../../shared/document/model.ts';
import type { DraftSession } from '../drafting/session.ts';
import { Button } from '../ui/Button.tsx';
import { DayField } from '../ui/DayField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Segments } from '../ui/Segments.tsx';
import { TextField } from '../ui/TextField.tsx';
import { dateLines, paddingSample } from './date-lines.ts';
import { today } from './today.ts';
import { usePadding } from './use-padding.ts';
import styles from './DateDialog.module.css';

export interface DateDialogProps {
  readonly draft: Pick<DraftSession, 'metadata'>;
  /** Of the text with the caret. */
  readonly language: Language;
  /** Is given the lines that are not empty, in their order. */
  readonly onInsert: (lines: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The lunar and the Gregorian line of a day, both as a suggestion that a person may change before it goes in. */
export function DateDialog({ draft, language, onInsert, onClose }: DateDialogProps): ReactNode {
  const { t } = useTranslation();
  const [day, setDay] = useState(() => articleField('event.date', draft.metadata()['event.date']) ?? today());
  const [place, setPlace] = useState(() => bilingualText(draft.metadata(), 'event.place', language));
  const [isPadded, choosePadded] = usePadding();
  const suggested = dateLines({ day, place, isPadded }, language);
  const lunar = useSuggested(suggested.lunar);
  const gregorian = useSuggested(suggested.gregorian);
  const isKhmer = language === 'km';
  const lines = (isKhmer ? [lunar.text, gregorian.text] : [gregorian.text])
    .map((line) => line.trim())
    .filter((line) => line !== '');

  return (
    <Dialog title={t('dates.title')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (lines.length > 0) onInsert(lines);
        }}
      >
        <DayField label={t('dates.day')} value={day} onChange={setDay} entered />
        <TextField
          label={t(`dates.place.${language}`)}
          lang={language}
          value={place}
          maxLength={200}
          onChange={setPlace}
        />
        {isKhmer ? (
          <div className={styles['padding']}>
            <span>{t('dates.padding')}</span>
            <Segments
              label={t('dates.padding')}
              options={(['plain', 'padded'] as const).map((id) => ({
                id,
                text: paddingSample(id === 'padded'),
                lang: 'km',
              }))}
              chosen={isPadded ? 'padded' : 'plain'}
              onChoose={(id) => choosePadded(id === 'padded')}
            />
          </div>
        ) : null}
        <fieldset className={styles['lines']}>
          <legend>{t('dates.lines')}</legend>
          {isKhmer ? (
            <TextField
              label={t('dates.lunar')}
              lang="km"
              value={lunar.text}
              maxLength={500}
              onChange={lunar.type}
            />
          ) : null}
          <TextField
            label={t('dates.gregorian')}
            lang={language}
            value={gregorian.text}
            maxLength={500}
            onChange={gregorian.type}
          />
          <p className={styles['hint']}>
            {isKhmer && day !== '' && suggested.lunar === '' ? t('dates.unknown') : t('dates.hint')}
          </p>
        </fieldset>
        <div className={styles['actions']}>
          <Button look="plain" onPress={onClose}>
            {t('dates.cancel')}
          </Button>
          <Button type="submit" look="strong" isDisabled={lines.length === 0}>
            {t('dates.insert')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** A text that is suggested until a person changes it; what was changed stands as long as the suggestion is the same. */
function useSuggested(suggestion: string): {
  readonly text: string;
  readonly type: (text: string) => void;
} {
  const [changed, setChanged] = useState<{ readonly of: string; readonly text: string } | null>(null);
  return {
    text: changed?.of === suggestion ? changed.text : suggestion,
    type: (text) => setChanged({ of: suggestion, text }),
  };
}
