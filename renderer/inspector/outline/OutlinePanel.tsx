import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/document/model.ts';
import type { DraftText } from '../../drafting/text.ts';
import { InstrumentOutline } from '../../instrument/outline/InstrumentOutline.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import type { PanelProps } from '../panels.ts';
import styles from './OutlinePanel.module.css';
import { useOutline } from './use-outline.ts';

/** One line of a Khmer heading. */
const ROW_HEIGHT = 36;

/** The headings of an article, or the whole order of an instrument. */
export function OutlinePanel(props: PanelProps): ReactNode {
  return props.instrument === null ? (
    <ArticleOutline {...props} />
  ) : (
    <InstrumentOutline {...props} instrument={props.instrument} />
  );
}

/** The headings of the language that one writes in. */
function ArticleOutline({ onPaper, shown }: PanelProps): ReactNode {
  const { text } = onPaper.draft;
  const caret = useSyncExternalStore(text.whereabouts.onCaret, text.whereabouts.caret);
  const language = shown === 'both' ? (caret?.language ?? 'km') : shown;
  return <Headings key={language} text={text} language={language} />;
}

interface HeadingsProps {
  readonly text: DraftText;
  readonly language: Language;
}

/** Enter or a click goes to a heading; the one above the caret is marked. */
function Headings({ text, language }: HeadingsProps): ReactNode {
  const { t } = useTranslation();
  const { entries, current } = useOutline(text, language);
  return (
    <VirtualList
      label={t('inspector.outline')}
      items={entries}
      rowHeight={ROW_HEIGHT}
      chosen={current}
      onChoose={({ id }) => {
        const start = { uid: id, at: 0 };
        text.whereabouts.goTo({ language, anchor: start, focus: start });
      }}
      empty={<p className={styles['empty']}>{t('inspector.outlineEmpty')}</p>}
    >
      {(entry) => (
        <span lang={language} title={entry.text} className={styles['heading']} data-level={entry.level}>
          {entry.text === '' ? t('inspector.outlineWordless') : entry.text}
        </span>
      )}
    </VirtualList>
  );
}
