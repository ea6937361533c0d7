import { useState, type ReactNode } from 'react';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../shared/document/model.ts';
import pane from '../desk/Pane.module.css';
import { titleOf } from '../desk/summaries.ts';
import { useDocuments } from '../desk/use-documents.ts';
import { daysLeft } from '../i18n/time.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../i18n/use-now.ts';
import type { PlaceProps } from '../shell/places.ts';
import { Button } from '../ui/Button.tsx';
import { NO_MARKS, withinList } from '../ui/marks.ts';
import { useEntered } from '../ui/use-entered.ts';
import { BulkBar } from './BulkBar.tsx';
import { DocumentList } from './DocumentList.tsx';
import { useArranging } from './use-arranging.ts';

/** What was put into the bin in the last thirty days, and the way out of it. */
export function BinPane({ desk, goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const main = useEntered<HTMLElement>();
  const { list, refresh } = useDocuments(true);
  const arranging = useArranging(desk.putAway, () => {
    void refresh();
    void desk.documents.refresh();
  });
  const [chosen, choose] = useState<DocumentId | null>(null);
  const [marked, mark] = useState(NO_MARKS);
  const marks = withinList(marked, list ?? []);
  const summary = list?.find((document) => document.id === chosen) ?? null;
  const title = summary === null ? null : titleOf(summary.title, format.language);
  return (
    <>
      <section className={pane['list']} aria-label={t('rail.bin')}>
        <header className={pane['listHead']}>
          <h2>{t('rail.bin')}</h2>
        </header>
        {list === null ? null : (
          <DocumentList
            label={t('rail.bin')}
            documents={list}
            chosen={chosen}
            onChoose={choose}
            marks={marks}
            onMark={mark}
            byEvent={false}
            empty={t('bin.empty')}
          />
        )}
        {marks.ids.size === 0 ? null : (
          <BulkBar
            marked={marks.ids.size}
            inBin
            allPinned={false}
            progress={arranging.progress}
            onAct={(act) => {
              const ids = (list ?? []).map(({ id }) => id).filter((id) => marks.ids.has(id));
              void arranging.arrange(ids, act);
            }}
            onClear={() => mark(NO_MARKS)}
          />
        )}
      </section>
      <main ref={main} className={pane['page']} tabIndex={-1}>
        <div className={pane['empty']}>
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
