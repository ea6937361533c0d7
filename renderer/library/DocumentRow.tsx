import type { ReactNode } from 'react';
import { GitMerge, MessageSquareText, Pin } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../shared/document/model.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import type { Colleague } from '../../shared/ipc/presence.ts';
import { Faces } from '../presence/Faces.tsx';
import { titleOf } from '../desk/summaries.ts';
import { daysLeft } from '../i18n/time.ts';
import { useFormat } from '../i18n/use-format.ts';
import styles from './DocumentRow.module.css';
import type { UsedList } from './use-list.ts';

export interface DocumentRowProps {
  readonly summary: DocumentSummary;
  /** Others wrote in it what a person has to decide about. */
  readonly toDecide: boolean;
  /** Comments in it that the person has not seen. */
  readonly unread: number;
  /** Who else is in it now. */
  readonly here: readonly Colleague[];
  readonly now: number;
  readonly offices: UsedList;
  readonly people: UsedList;
  /** The day of what the document tells of stands instead of its age. */
  readonly byEvent: boolean;
}

/** A document in a list: its title in both languages, how far it is, its age, its office, and what it lacks. */
export function DocumentRow({
  summary,
  toDecide,
  unread,
  here,
  now,
  offices,
  people,
  byEvent,
}: DocumentRowProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const title = titleOf(summary.title, format.language);
  const other = title?.lang === 'km' ? 'en' : 'km';
  const second = title === null ? '' : summary.title[other];
  return (
    <>
      <span className={styles['title']} lang={title?.lang} data-lines={second === '' ? 2 : 1}>
        {title?.text ?? t('document.untitled')}
      </span>
      {second === '' ? null : (
        <span className={styles['second']} lang={other}>
          {second}
        </span>
      )}
      <span className={styles['facts']}>
        {summary.pinned ? (
          <>
            <Pin aria-hidden className={styles['pin']} />
            <span className={styles['unseen']}>{t('library.pinned')}</span>
          </>
        ) : null}
        {here.length === 0 ? null : <Faces colleagues={here} most={2} />}
        {toDecide ? (
          <span className={styles['decide']}>
            <GitMerge aria-hidden />
            {t('library.toDecide')}
          </span>
        ) : null}
        {unread === 0 ? null : (
          <span className={styles['unread']}>
            <MessageSquareText aria-hidden />
            <span className={styles['unseen']}>{t('comments.unread', { count: format.number(unread) })}</span>
            <span aria-hidden>{format.number(unread)}</span>
          </span>
        )}
        <span className={styles['state']} data-state={summary.state}>
          {t(`library.state.${summary.state}`)}
        </span>
        <span className={styles['date']}>
          <When summary={summary} byEvent={byEvent} now={now} />
        </span>
        <Written summary={summary} />
        <WhoOf summary={summary} offices={offices} people={people} />
      </span>
    </>
  );
}

/** The days left in the bin, the day of the event, or the age. */
function When({ summary, byEvent, now }: Pick<DocumentRowProps, 'summary' | 'byEvent' | 'now'>): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { binnedAt, eventDate, changedAt } = summary;
  if (binnedAt !== null) return t('bin.daysLeft', { n: format.number(daysLeft(binnedAt, now)) });
  if (!byEvent) return format.since(changedAt, now);
  return eventDate === null ? t('library.noEvent') : format.day(eventDate);
}

/** What is missing is said in one word, a language or the whole text; both being there is how it should be. */
function Written({ summary: { written } }: Pick<DocumentRowProps, 'summary'>): ReactNode {
  const { t } = useTranslation();
  const [missing, both] = LANGUAGES.filter((language) => !written[language]);
  if (missing === undefined) return null;
  return (
    <span className={styles['missing']}>
      {both === undefined ? t(`library.missing.${missing}`) : t('library.missing.text')}
    </span>
  );
}

/** The office, else the first person. */
function WhoOf({
  summary,
  offices,
  people,
}: Pick<DocumentRowProps, 'summary' | 'offices' | 'people'>): ReactNode {
  const { language } = useFormat();
  const [person] = summary.people;
  const office = summary.office === null ? undefined : offices.find(summary.office);
  const entry = office ?? (person === undefined ? undefined : people.find(person));
  const name = entry === undefined ? null : titleOf(entry, language);
  if (name === null) return null;
  return (
    <span className={styles['who']} lang={name.lang}>
      {name.text}
    </span>
  );
}
