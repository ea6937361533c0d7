import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { toAsciiDigits } from '../../shared/khmer/index.ts';
import { MONTHS } from '../i18n/time.ts';
import { useFormat } from '../i18n/use-format.ts';
import styles from './DayField.module.css';

export interface DayFieldProps {
  readonly label: string;
  /** YYYY-MM-DD; empty where no day is given. */
  readonly value: string;
  /** Told of each whole day, and of '' when it is taken away or is no day of the calendar. */
  readonly onChange: (day: string) => void;
  /** Takes the focus when it appears: the first field of what a person has just opened. */
  readonly entered?: boolean;
}

const focus = (input: HTMLInputElement | null): void => input?.select();

interface Parts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const partsOf = (iso: string): Parts => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return { day: day.replace(/^0/u, ''), month: month.replace(/^0/u, ''), year };
};

/** Empty where the parts are no day of the calendar, or of a year that nobody writes about. */
function isoOf({ day, month, year }: Parts): string {
  if (!/^\d{4}$/u.test(year) || !/^\d{1,2}$/u.test(day) || month === '') return '';
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : '';
}

/**
 * A day as people say it in both languages: number, name of the month, year. Khmer and Arabic digits are taken. (The
 * browser's own field has neither Khmer names nor Khmer digits.)
 */
export function DayField({ label, value, onChange, entered = false }: DayFieldProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const name = useId();
  const [typed, setTyped] = useState<Parts>(() => partsOf(value));
  const [told, setTold] = useState(value);
  if (value !== told) {
    setTold(value);
    setTyped(partsOf(value));
  }
  const type = (changed: Partial<Parts>): void => {
    const next = { ...typed, ...changed };
    setTyped(next);
    const iso = isoOf(next);
    setTold(iso);
    if (iso !== value) onChange(iso);
  };
  const isWrong = isoOf(typed) === '' && typed.day !== '' && typed.month !== '' && typed.year.length >= 4;
  const number = (part: 'day' | 'year', size: number): ReactNode => (
    <input
      ref={entered && part === 'day' ? focus : null}
      className={styles[part]}
      aria-label={t(`day.${part}`)}
      placeholder={t(`day.${part}`)}
      inputMode="numeric"
      maxLength={size}
      value={format.number(typed[part])}
      aria-invalid={isWrong}
      onChange={(event) => type({ [part]: toAsciiDigits(event.target.value).replace(/[^0-9]/gu, '') })}
    />
  );
  return (
    <div className={styles['field']}>
      <span id={name} className={styles['label']}>
        {label}
      </span>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot lie in a row */}
      <div role="group" aria-labelledby={name} className={styles['parts']}>
        {number('day', 2)}
        <select
          className={styles['month']}
          aria-label={t('day.month')}
          value={typed.month}
          aria-invalid={isWrong}
          onChange={(event) => type({ month: event.target.value })}
        >
          <option value="">{t('day.month')}</option>
          {MONTHS.map((month, index) => (
            <option key={month} value={String(index + 1)}>
              {t(month)}
            </option>
          ))}
        </select>
        {number('year', 4)}
      </div>
      {isWrong ? <span className={styles['wrong']}>{t('day.wrong')}</span> : null}
    </div>
  );
}
