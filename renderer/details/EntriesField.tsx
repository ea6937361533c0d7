import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { articleField, type ListName } from '../../shared/document/article-fields.ts';
import { useFieldValue, type FieldSource } from '../desk/use-field.ts';
import { ListPicker } from '../library/ListPicker.tsx';

const LISTS = {
  office: 'lists.offices',
  people: 'lists.people',
  topics: 'lists.topics',
} as const satisfies Record<string, ListName>;

export interface EntriesFieldProps {
  readonly source: FieldSource;
  readonly field: keyof typeof LISTS;
}

/** What is chosen from one of the ministry's lists. */
export function EntriesField({ source, field }: EntriesFieldProps): ReactNode {
  const { t } = useTranslation();
  const [stored, change] = useFieldValue(source, field);
  const isOne = field === 'office';
  const chosen = isOne ? [articleField('office', stored) ?? []].flat() : (articleField(field, stored) ?? []);
  return (
    <div data-field={field}>
      <ListPicker
        label={t(`details.${field}`)}
        list={LISTS[field]}
        multiple={!isOne}
        chosen={chosen}
        onChange={(ids) => change((isOne ? ids[0] : ids.length === 0 ? null : ids) ?? null)}
      />
    </div>
  );
}
