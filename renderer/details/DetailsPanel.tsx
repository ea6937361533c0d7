import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { languagesOf } from '../desk/shown-languages.ts';
import type { PanelProps } from '../inspector/panels.ts';
import { BilingualText } from './BilingualText.tsx';
import { CoverField } from './CoverField.tsx';
import { DateField } from './DateField.tsx';
import { EntriesField } from './EntriesField.tsx';
import { LanguageState } from './LanguageState.tsx';
import { OfficialFields } from './OfficialFields.tsx';
import { SocialText } from './SocialText.tsx';
import styles from './DetailsPanel.module.css';

/** What is said of the document besides its text: for lists, for search, for the public page and for other channels. */
export function DetailsPanel({ onPaper, shown }: PanelProps): ReactNode {
  const { t } = useTranslation();
  const { draft } = onPaper;
  const languages = languagesOf(shown);
  return (
    <div className={styles['panel']}>
      <LanguageState draft={draft} />
      <OfficialFields source={draft} languages={languages} />
      <BilingualText source={draft} field="summary" languages={languages} rows={4} />
      <section className={styles['section']} aria-label={t('details.event')}>
        <h3>{t('details.event')}</h3>
        <DateField source={draft} />
        <BilingualText source={draft} field="event.place" languages={languages} rows={1} />
      </section>
      <section className={styles['section']} aria-label={t('details.belongs')}>
        <h3>{t('details.belongs')}</h3>
        <EntriesField source={draft} field="office" />
        <EntriesField source={draft} field="people" />
        <EntriesField source={draft} field="topics" />
      </section>
      <section className={styles['section']} aria-label={t('details.cover.title')}>
        <h3>{t('details.cover.title')}</h3>
        <CoverField source={draft} />
      </section>
      <section className={styles['section']} aria-label={t('details.channels')}>
        <h3>{t('details.channels')}</h3>
        <SocialText source={draft} channel="social.telegram" languages={languages} />
        <SocialText source={draft} channel="social.facebook" languages={languages} />
      </section>
    </div>
  );
}
