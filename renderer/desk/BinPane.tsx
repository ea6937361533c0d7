import { useState, type ReactNode } from 'react';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import { daysLeft } from '../i18n/time.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../i18n/use-now.ts';
import type { PlaceProps } from '../shell/places.ts';
import { Button } from '../ui/Button.tsx';
import { useEntered } from '../ui/use-entered.ts';
import { DocumentList } from './DocumentList.tsx';
import { titleOf } from './summaries.ts';
import { useDocuments } from './use-documents.ts';
import styles from './Pane.module.css';

/** What was put into the bin in the last thirty days, and the way out of it. */
export function BinPane({ desk, goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const main = useEntered<HTMLElement>();
  const { list } = useDocuments(true);
  const [chosen, choose] = useState<DocumentId | null>(null);
  const summary = list?.find((document) => document.id === chosen) ?? null;
  const title = summary === null ? null : titleOf(summary.title, format.language);
  return (
    <>
      <section className={styles['list']} aria-label={t('rail.bin')}>
        <header className={styles['listHead']}>
          <h2>{t('rail.bin')}</h2>
        </header>
        {list === null ? null : (
          <DocumentList
            label={t('rail.bin')}
            documents={list}
            chosen={chosen}
            onChoose={choose}
            empty={t('bin.empty')}
          />
        )}
      </section>
      <main ref={main} className={styles['page']} tabIndex={-1}>
        <div className={styles['empty']}>
          {summary === null || summary.binnedAt === null ? (
            <p>{t('bin.meaning')}</p>
          ) : (
            <>
              <h2 lang={title?.lang}>{title?.text ?? t('document.untitled')}</h2>
              <p>{t('bin.daysLeft', { n: format.number(daysLeft(summary.binnedAt, now)) })}</p>
              <Button
                look="strong"
                onPress={() => {
                  goTo('desk');
                  void desk.takeBack(summary.id);
                }}
              >
                <Undo2 aria-hidden />
                {t('bin.restore')}
              </Button>
            </>
          )}
        </div>
      </main>
    </>
  );
}
