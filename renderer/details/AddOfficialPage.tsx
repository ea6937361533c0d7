import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { typeOfDocument } from '../../shared/instrument/instrument-fields.ts';
import { officialFields } from '../../shared/official/parts.ts';
import { useBridge } from '../bridge.ts';
import { useFieldValue, type FieldSource } from '../desk/use-field.ts';
import { tellFailure } from '../failures.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { pageOfType } from '../official/page-of-type.ts';
import { Button } from '../ui/Button.tsx';
import styles from './DetailsPanel.module.css';

/** For an instrument that came without its page, such as one from a file: gives it that of its type. */
export function AddOfficialPage({ source }: { readonly source: FieldSource }): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const data = useInstrumentData();
  const [typeId] = useFieldValue(source, 'instrument.type');
  const type = typeOfDocument({ 'instrument.type': typeId ?? '' }, data);
  if (type === undefined) return null;
  const add = async (): Promise<void> => {
    const page = await pageOfType(bridge, type);
    if (!page.ok) return tellFailure(page.error);
    if (page.value === null) return;
    // What the document says already, such as a date of its file, stays.
    for (const { name, value } of officialFields(page.value))
      if (source.field(name) === undefined) source.setField(name, value);
  };
  return (
    <section className={styles['section']} aria-label={t('official.title')}>
      <h3>{t('official.title')}</h3>
      <p>{t('details.instrument.noPage')}</p>
      <Button onPress={() => void add()}>{t('details.instrument.addPage')}</Button>
    </section>
  );
}
