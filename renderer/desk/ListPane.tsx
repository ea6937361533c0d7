import type { ReactNode } from 'react';
import { LayoutTemplate, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { DocumentList } from './DocumentList.tsx';
import type { DeskWork } from './use-desk.ts';
import styles from './Pane.module.css';

/** The documents on the desk, and the way to a new one. */
export function ListPane({
  desk,
  onCreate,
  onCreateFrom,
}: {
  readonly desk: DeskWork;
  readonly onCreate: () => void;
  readonly onCreateFrom: () => void;
}): ReactNode {
  const { t } = useTranslation();
  const { list } = desk.documents;
  return (
    <section className={styles['list']} aria-label={t('desk.documents')}>
      <header className={styles['listHead']}>
        <h2>{t('desk.documents')}</h2>
        <span className={styles['new']}>
          <Hint text={t('desk.new')} keys={keysOf('document.new')}>
            <Button onPress={onCreate}>
              <Plus aria-hidden />
              {t('desk.newShort')}
            </Button>
          </Hint>
          <Hint text={t('templates.title')}>
            <Button aria-label={t('templates.title')} onPress={onCreateFrom}>
              <LayoutTemplate aria-hidden />
            </Button>
          </Hint>
        </span>
      </header>
      {list === null ? null : (
        <DocumentList
          label={t('desk.documents')}
          documents={list}
          chosen={desk.onPaper?.document.summary.id ?? null}
          onChoose={(id) => void desk.open(id)}
          onDelete={(id) => void desk.bin(id)}
          empty={t('desk.empty')}
        />
      )}
    </section>
  );
}
