import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../shared/document/model.ts';
import { languagesOf } from '../desk/shown-languages.ts';
import type { FieldSource } from '../desk/use-field.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { PanelProps } from '../inspector/panels.ts';
import { BilingualText } from './BilingualText.tsx';
import { CoverField } from './CoverField.tsx';
import { DateField } from './DateField.tsx';
import { EntriesField } from './EntriesField.tsx';
import { InstrumentFields } from './InstrumentFields.tsx';
import { LanguageState } from './LanguageState.tsx';
import { OfficialFields } from './OfficialFields.tsx';
import { SocialText } from './SocialText.tsx';
import styles from './DetailsPanel.module.css';

interface ArticleDetailsProps {
  readonly draft: DraftSession;
  readonly languages: readonly Language[];
}

/** What is said of the document besides its text: for lists, for search, for the public page and for other channels. */
export function DetailsPanel({ onPaper, shown }: PanelProps): ReactNode {
  const { draft } = onPaper;
  const languages = languagesOf(shown);
  const isInstrument = onPaper.document.summary.kind === 'instrument';
  return (
    <div className={styles['panel']}>
      <LanguageState draft={draft} />
      {isInstrument ? <InstrumentFields draft={draft} /> : null}
      <OfficialFields source={draft} languages={languages} isRegistered={isInstrument} />
      <BilingualText source={draft} field="summary" languages={languages} rows={4} />
      {isInstrument ? (
        <InstrumentBelongs source={draft} />
      ) : (
        <ArticleDetails draft={draft} languages={languages} />
      )}
    </div>
  );
}

/** What is said of news and of what else is written as it is. */
function ArticleDetails({ draft, languages }: ArticleDetailsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
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
    </>
  );
}

/** Whose an instrument is, and what it is about. */
function InstrumentBelongs({ source }: { readonly source: FieldSource }): ReactNode {
  const { t } = useTranslation();
  return (
    <section className={styles['section']} aria-label={t('details.belongs')}>
      <h3>{t('details.belongs')}</h3>
      <EntriesField source={source} field="office" />
      <EntriesField source={source} field="topics" />
    </section>
  );
}
