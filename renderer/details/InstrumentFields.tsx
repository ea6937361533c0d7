import type { ReactNode } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { FieldChange } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { ok, type Result } from '../../shared/errors/result.ts';
import { typeOf, type InstrumentType } from '../../shared/instrument/data.ts';
import { instrumentField, NUMBER_LIMIT } from '../../shared/instrument/instrument-fields.ts';
import { numberFitsDate, numberFitsType } from '../../shared/instrument/registered-number.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { toKhmerDigits } from '../../shared/khmer/index.ts';
import { fieldsOfOtherType } from '../../shared/official/other-type.ts';
import { useBridge } from '../bridge.ts';
import { useField, useFieldValue } from '../desk/use-field.ts';
import type { DraftSession } from '../drafting/session.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { pageOfType } from '../official/page-of-type.ts';
import { DayField } from '../ui/DayField.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './DetailsPanel.module.css';

/** A form of numbers as a number of that form; `issuer` is the mark of some ministry. */
const exampleOf = (form: string, issuer: string): string =>
  toKhmerDigits(
    form.replaceAll('{serial}', '123').replaceAll('{MMYY}', '0126').replaceAll('{issuer}', issuer),
  );

/** What an instrument is, and what the register has given it. */
export function InstrumentFields({ draft }: { readonly draft: DraftSession }): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const bridge = useBridge();
  const data = useInstrumentData();
  const [storedType] = useFieldValue(draft, 'instrument.type');
  const [storedDay, changeDay] = useFieldValue(draft, 'instrument.date');
  const [number, typeNumber, settleNumber] = useField(draft, 'instrument.number');
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
  const chooseType = async (id: string): Promise<void> => {
    const chosen = typeOf(data, id);
    if (chosen === undefined || id === typeId) return;
    const fields = await fieldsOfType(bridge, draft, type, chosen);
    if (!fields.ok) return tellFailure(fields.error);
    // What follows from the type is taken back with it.
    draft.text.change({ changes: [], fields: fields.value, before: null, after: null, merge: null });
  };
  return (
    <section className={styles['section']} aria-label={t('details.instrument.title')}>
      <h3>{t('details.instrument.title')}</h3>
      <Select
        label={t('details.instrument.type')}
        options={[...unknown, ...types.map((one) => ({ id: one.id, text: one[language] }))]}
        chosen={typeId}
        onChoose={(id) => void chooseType(id)}
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

/** Of a document that becomes one of another type: the type, and what its title and its page say of it. */
async function fieldsOfType(
  bridge: Bridge,
  draft: DraftSession,
  before: InstrumentType | undefined,
  after: InstrumentType,
): Promise<Result<readonly FieldChange[], Failure>> {
  const [pageBefore, pageAfter] = await Promise.all([
    before === undefined ? ok(null) : pageOfType(bridge, before),
    pageOfType(bridge, after),
  ]);
  if (!pageBefore.ok) return pageBefore;
  if (!pageAfter.ok) return pageAfter;
  const metadata = draft.metadata();
  const type = { name: 'instrument.type', before: metadata['instrument.type'] ?? null, after: after.id };
  if (before === undefined) return ok([type]);
  const changes = fieldsOfOtherType(
    metadata,
    { name: before, page: pageBefore.value },
    { name: after, page: pageAfter.value },
  );
  return ok([type, ...changes]);
}
