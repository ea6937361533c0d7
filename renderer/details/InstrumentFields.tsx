import type { ReactNode } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { typeOf } from '../../shared/instrument/data.ts';
import { instrumentField, NUMBER_LIMIT } from '../../shared/instrument/instrument-fields.ts';
import { numberFitsDate, numberFitsType } from '../../shared/instrument/registered-number.ts';
import { toKhmerDigits } from '../../shared/khmer/index.ts';
import { useField, useFieldValue, type FieldSource } from '../desk/use-field.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { DayField } from '../ui/DayField.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './DetailsPanel.module.css';

/** A form of numbers as a number of that form; `issuer` is the mark of some ministry. */
const exampleOf = (form: string, issuer: string): string =>
  toKhmerDigits(
    form.replaceAll('{serial}', '123').replaceAll('{MMYY}', '0126').replaceAll('{issuer}', issuer),
  );

/** What an instrument is, and what the register has given it. */
export function InstrumentFields({ source }: { readonly source: FieldSource }): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const data = useInstrumentData();
  const [storedType, changeType] = useFieldValue(source, 'instrument.type');
  const [storedDay, changeDay] = useFieldValue(source, 'instrument.date');
  const [number, typeNumber, settleNumber] = useField(source, 'instrument.number');
  const typeId = instrumentField('instrument.type', storedType) ?? '';
  const type = typeOf(data, typeId);
  const day = instrumentField('instrument.date', storedDay) ?? '';
  // One that is cited alone, or that the data has no more, still shows what it is.
  const types = data.types.filter(({ id, isDrafted }) => isDrafted || id === typeId);
  const unknown =
    type === undefined ? [{ id: typeId, text: typeId === '' ? t('details.instrument.noType') : typeId }] : [];
  const fits = number.trim() === '' || type === undefined || numberFitsType(number, type);
  const fitsDay =
    number.trim() === '' || type === undefined || day === '' || numberFitsDate(number, day, type);
  const forms = (type?.numberPattern?.anyOf ?? [])
    .map((form) => exampleOf(form, t('details.instrument.issuer')))
    .join(' · ');
  return (
    <section className={styles['section']} aria-label={t('details.instrument.title')}>
      <h3>{t('details.instrument.title')}</h3>
      <Select
        label={t('details.instrument.type')}
        options={[...unknown, ...types.map((one) => ({ id: one.id, text: one[language] }))]}
        chosen={typeId}
        onChoose={changeType}
      />
      <TextField
        className={styles['field'] ?? ''}
        value={number}
        onChange={(typed) => typeNumber(typed)}
        onBlur={() => {
          settleNumber();
          if (number.trim() === '') typeNumber('');
        }}
        maxLength={NUMBER_LIMIT}
        data-field="instrument.number"
      >
        <Label>{t('details.instrument.number')}</Label>
        <Input lang="km" spellCheck={false} className={styles['text'] ?? ''} />
        {fits && fitsDay ? null : (
          <output className={styles['doubt']}>
            {fits ? t('details.instrument.numberNotOfDate') : t('details.instrument.exampleForms', { forms })}
          </output>
        )}
      </TextField>
      <div data-field="instrument.date">
        <DayField
          label={t('details.instrument.date')}
          value={day}
          onChange={(chosen) => changeDay(chosen === '' ? null : chosen)}
        />
      </div>
    </section>
  );
}
