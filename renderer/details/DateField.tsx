import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { articleField } from '../../shared/document/article-fields.ts';
import { useFieldValue, type FieldSource } from '../desk/use-field.ts';
import { DayField } from '../ui/DayField.tsx';

/** The day of the event, with the month by its name: no one has to guess which number is the month. */
export function DateField({ source }: { readonly source: FieldSource }): ReactNode {
  const { t } = useTranslation();
  const [stored, change] = useFieldValue(source, 'event.date');
  return (
    <div data-field="event.date">
      <DayField
        label={t('details.date')}
        value={articleField('event.date', stored) ?? ''}
        onChange={(day) => change(day === '' ? null : day)}
      />
    </div>
  );
}
