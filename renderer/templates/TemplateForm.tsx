import type { ReactNode } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../shared/document/model.ts';
import { assertNever } from '../../shared/errors/result.ts';
import { useFormat } from '../i18n/use-format.ts';
import { LIST_OF } from '../../shared/document/listed.ts';
import { ListPicker } from '../library/ListPicker.tsx';
import { useList } from '../library/use-list.ts';
import { DayField } from '../ui/DayField.tsx';
import type { Filled, FilledValue } from './filled.ts';
import type { Template, TemplateField } from './template.ts';
import styles from './TemplateForm.module.css';

export interface TemplateFormProps {
  readonly template: Template;
  readonly filled: Filled;
  readonly onFill: (filled: Filled) => void;
}

/** A name or a place in running text. In UTF-16 units; the title that it becomes a part of takes 500. */
const TEXT_LIMIT = 200;

/** What the template asks for before there is a text. Nothing has to be filled in. */
export function TemplateForm({ template, filled, onFill }: TemplateFormProps): ReactNode {
  return (
    <div className={styles['form']}>
      {template.form.map((field) => (
        <FormField
          key={field.id}
          field={field}
          value={filled[field.id]}
          onChange={(value) => onFill({ ...filled, [field.id]: value })}
        />
      ))}
    </div>
  );
}

interface FormFieldProps<Value extends FilledValue = FilledValue> {
  readonly field: TemplateField;
  readonly value: FilledValue | undefined;
  readonly onChange: (value: Value) => void;
}

function FormField(props: FormFieldProps): ReactNode {
  const { field, value, onChange } = props;
  const { language } = useFormat();
  const label = field.label[language];
  switch (field.type) {
    case 'text':
    case 'place':
      return <BilingualField {...props} />;
    case 'date':
      return (
        <DayField
          label={label}
          value={value?.type === 'date' ? value.date : ''}
          onChange={(date) => onChange({ type: 'date', date })}
        />
      );
    case 'people':
    case 'topics':
    case 'office':
      return <EntriesField {...props} type={field.type} />;
    default:
      return assertNever(field.type);
  }
}

function BilingualField({ field, value, onChange }: FormFieldProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useFormat();
  const texts = value?.type === 'text' ? value : { type: 'text' as const, km: '', en: '' };
  return (
    <div className={styles['both']}>
      {LANGUAGES.map((own) => (
        <TextField
          key={own}
          className={styles['field'] ?? ''}
          value={texts[own]}
          maxLength={TEXT_LIMIT}
          onChange={(typed) => onChange({ ...texts, [own]: typed.replaceAll('\n', ' ') })}
        >
          <Label className={styles['label']}>
            {t('templates.inLanguage', { label: field.label[language], language: t(`language.own.${own}`) })}
          </Label>
          <TextArea
            className={styles['input'] ?? ''}
            rows={2}
            lang={own}
            placeholder={field.hint?.[own]}
            spellCheck={false}
          />
        </TextField>
      ))}
    </div>
  );
}

function EntriesField({
  field,
  value,
  onChange,
  type,
}: FormFieldProps & { readonly type: keyof typeof LIST_OF }): ReactNode {
  const { language } = useFormat();
  const { find } = useList(LIST_OF[type]);
  const entries = value?.type === 'entries' ? value.entries : [];
  return (
    <ListPicker
      label={field.label[language]}
      list={LIST_OF[type]}
      multiple={type !== 'office'}
      chosen={entries.map(({ id }) => id)}
      onChange={(ids) =>
        onChange({
          type: 'entries',
          entries: ids.flatMap((id) => find(id) ?? entries.find((entry) => entry.id === id) ?? []),
        })
      }
    />
  );
}
