import type { ReactNode } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { articleField, bilingual } from '../../shared/document/article-fields.ts';
import type { Language } from '../../shared/document/model.ts';
import { instrumentField } from '../../shared/instrument/instrument-fields.ts';
import { lunarLine } from '../../shared/official/dates.ts';
import { LINE_LIMIT, LINES_LIMIT, LONG_SLOTS, type PageSlot } from '../../shared/official/page.ts';
import { pageFrame } from '../../shared/official/parts.ts';
import { useField, useFieldValue, type FieldSource } from '../desk/use-field.ts';
import { DayField } from '../ui/DayField.tsx';
import { AddOfficialPage } from './AddOfficialPage.tsx';
import styles from './DetailsPanel.module.css';

export interface OfficialFieldsProps {
  readonly source: FieldSource;
  readonly languages: readonly Language[];
  /** Its number and its date are those of the register, which are told apart from the page. */
  readonly isRegistered: boolean;
}

/** What stands around the text of an official page; nothing where the document has none. */
export function OfficialFields({ source, languages, isRegistered }: OfficialFieldsProps): ReactNode {
  const { t } = useTranslation();
  const [stored] = useFieldValue(source, 'page');
  const [storedDay, changeDay] = useFieldValue(source, 'page.date');
  const [registeredDay] = useFieldValue(source, 'instrument.date');
  const frame = pageFrame(stored);
  if (frame === undefined) return isRegistered ? <AddOfficialPage source={source} /> : null;
  const day =
    (isRegistered ? instrumentField('instrument.date', registeredDay) : undefined) ??
    articleField('page.date', storedDay) ??
    '';
  const slots = (slot: PageSlot, rows: number): ReactNode =>
    languages.map((language) => (
      <Slot key={language} source={source} slot={slot} language={language} rows={rows} />
    ));
  return (
    <section className={styles['section']} aria-label={t('official.title')}>
      <h3>{t('official.title')}</h3>
      {isRegistered ? null : (
        <>
          {slots('number', 1)}
          <div data-field="page.date">
            <DayField
              label={t('official.date')}
              value={day}
              onChange={(chosen) => changeDay(chosen === '' ? null : chosen)}
            />
          </div>
        </>
      )}
      {languages.includes('km') ? (
        <Slot
          source={source}
          slot="lunar"
          language="km"
          rows={1}
          suggested={day === '' ? '' : lunarLine(day)}
        />
      ) : null}
      {slots('place', 1)}
      {slots('issuer', 2)}
      {frame.opening === 'address' ? slots('address', 3) : null}
      {slots('signatory', 2)}
      {slots('name', 1)}
      {slots('attachments', 2)}
      {slots('recipients', 3)}
    </section>
  );
}

interface SlotProps {
  readonly source: FieldSource;
  readonly slot: PageSlot;
  readonly language: Language;
  readonly rows: number;
  /** What stands on the page while nothing is written here. */
  readonly suggested?: string;
}

function Slot({ source, slot, language, rows, suggested }: SlotProps): ReactNode {
  const { t } = useTranslation();
  const name = bilingual(`page.${slot}`, language);
  const [text, type, settle] = useField(source, name);
  const isLong = LONG_SLOTS.has(slot);
  return (
    <TextField
      className={styles['field'] ?? ''}
      value={text}
      onChange={(typed) => type(isLong ? typed : typed.replaceAll('\n', ' '))}
      onBlur={settle}
      maxLength={isLong ? LINE_LIMIT * LINES_LIMIT : LINE_LIMIT}
      data-field={name}
    >
      <Label>
        {t('official.inLanguage', {
          label: t(`official.slot.${slot}`),
          language: t(`language.own.${language}`),
        })}
      </Label>
      <TextArea
        lang={language}
        rows={rows}
        placeholder={suggested}
        spellCheck={false}
        className={styles['text'] ?? ''}
      />
    </TextField>
  );
}
