import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import { GitCompareArrows, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { editorLabels } from '../desk/editor-labels.ts';
import page from '../desk/DocumentPage.module.css';
import titles from '../desk/TitleFields.module.css';
import text from '../editor/editor.module.css';
import type { EditorLabels } from '../editor/labels.ts';
import { paintToRead } from '../editor/binding/static-view.ts';
import instrument from '../editor/instrument/instrument.module.css';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { readNumbers } from '../instrument/read-numbers.ts';
import { useWho } from '../merge/use-who.ts';
import { Button } from '../ui/Button.tsx';
import { useEscape } from '../ui/use-escape.ts';
import styles from './RevisionPage.module.css';
import type { ReadRevision } from './use-history.ts';

export interface RevisionPageProps {
  readonly revision: ReadRevision;
  readonly onRestore: () => void;
  readonly onCompare: () => void;
  readonly onBack: () => void;
}

/** A revision to read, in both languages, in the place of the draft, which stays as it is. */
export function RevisionPage({ revision, onRestore, onCompare, onBack }: RevisionPageProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const whoIs = useWho();
  const labels = useMemo(() => editorLabels(t, format), [t, format]);
  const { summary, document } = revision;
  useEscape(onBack, 'last');
  return (
    <>
      <div className={styles['bar']}>
        <output className={styles['what']}>
          {summary.isOwn
            ? t('history.reading', { time: format.dateTime(summary.madeAt) })
            : t('history.readingOf', { who: whoIs(summary), time: format.dateTime(summary.madeAt) })}
        </output>
        <Button onPress={onBack}>{t('history.back')}</Button>
        <Button onPress={onCompare}>
          <GitCompareArrows aria-hidden />
          {t('compare.open')}
        </Button>
        <Button look="strong" onPress={onRestore}>
          <Undo2 aria-hidden />
          {t('history.restore')}
        </Button>
      </div>
      <div className={page['scroll']}>
        <article className={page['paper']} data-shown="both">
          <div className={text['texts']}>
            {LANGUAGES.map((language) => (
              <section key={language} lang={language} className={styles['text']}>
                <h1 className={titles[language]}>{document.summary.title[language]}</h1>
                <ReadText language={language} document={document} labels={labels} />
              </section>
            ))}
          </div>
        </article>
      </div>
    </>
  );
}

interface ReadTextProps {
  readonly language: Language;
  readonly document: OpenDocument;
  readonly labels: EditorLabels;
}

function ReadText({ language, document, labels }: ReadTextProps): ReactNode {
  const data = useInstrumentData();
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (root.current === null) return;
    const numbers = readNumbers(document, language, data);
    paintToRead(root.current, document.units[language], language, labels, numbers);
  }, [document, language, labels, data]);
  return <div ref={root} lang={language} className={`${text['text']} ${instrument['instrument']}`} />;
}
