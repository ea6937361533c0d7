import { useMemo, useState, type ReactNode } from 'react';
import { FileStack, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { asVersionOf } from '../../shared/compare/as-version.ts';
import type { Language, RevisionId } from '../../shared/document/model.ts';
import type { DocumentSummary } from '../../shared/ipc/types.ts';
import { titleOf } from '../desk/summaries.ts';
import { useRevisions } from '../history/use-revisions.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { Select } from '../ui/Select.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { ComparedText } from './ComparedText.tsx';
import { OtherDocument } from './OtherDocument.tsx';
import { useDocumentAt, type DocumentPoint } from './use-compared.ts';
import styles from './ComparePage.module.css';

export interface ComparePageProps {
  readonly document: DocumentSummary;
  /** What is compared first; both can be chosen anew. Null: what with is asked at once. */
  readonly from: DocumentPoint | null;
  readonly to: DocumentPoint;
  /** What another document may be chosen of. */
  readonly documents: readonly DocumentSummary[];
  readonly language: Language;
  /** Puts what was typed on disk. */
  readonly flush: () => Promise<boolean>;
  readonly onRestore: (revision: RevisionId) => void;
  readonly onBack: () => void;
}

/** Any two states of a document, or two instruments: what differs, unit by unit and word by word. */
export function ComparePage(props: ComparePageProps): ReactNode {
  const { document, documents, flush, onRestore, onBack } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const data = useInstrumentData();
  const [other, setOther] = useState<DocumentSummary | null>(null);
  const [isChoosing, setChoosing] = useState(props.from === null);
  const [from, setFrom] = useState<DocumentPoint>(props.from ?? 'draft');
  const [to, setTo] = useState(props.to);
  const first = other ?? document;
  const revisions = useRevisions(document.id);
  const otherRevisions = useRevisions(first.id);
  const read = useDocumentAt(first.id, from, flush);
  const after = useDocumentAt(document.id, to, flush);
  useEscape(onBack, 'last', () => !isChoosing);
  const before = useMemo(
    () => (read === null || after === null ? null : asVersionOf(read, after, data)),
    [read, after, data],
  );

  const pointsOf = (made: typeof revisions) => [
    { id: 'draft' as DocumentPoint, text: t('compare.draft') },
    ...(made ?? []).map(({ id, madeAt, note }) => ({
      id: id as DocumentPoint,
      text: note === '' ? format.dateTime(madeAt) : `${format.dateTime(madeAt)} · ${note}`,
    })),
  ];
  const choose = (chosen: DocumentSummary | null): void => {
    setOther(chosen);
    setFrom('draft');
    setChoosing(false);
  };

  return (
    <>
      <div className={styles['bar']}>
        {other === null ? null : (
          <span className={styles['other']} lang={titleOf(other.title, format.language)?.lang}>
            {titleOf(other.title, format.language)?.text ?? t('document.untitled')}
          </span>
        )}
        <Select
          label={t('compare.from')}
          options={pointsOf(otherRevisions)}
          chosen={from}
          onChoose={setFrom}
        />
        <Select label={t('compare.to')} options={pointsOf(revisions)} chosen={to} onChoose={setTo} />
        {document.kind !== 'instrument' ? null : other === null ? (
          <Hint text={t('compare.otherHint')}>
            <Button onPress={() => setChoosing(true)}>
              <FileStack aria-hidden />
              {t('compare.other')}
            </Button>
          </Hint>
        ) : (
          <Button onPress={() => choose(null)}>{t('compare.own')}</Button>
        )}
        <div className={styles['steps']}>
          <Button onPress={onBack}>{t('history.back')}</Button>
          {from === 'draft' || other !== null ? null : (
            <Button look="strong" onPress={() => onRestore(from)}>
              <Undo2 aria-hidden />
              {t('compare.restore')}
            </Button>
          )}
        </div>
      </div>
      <ComparedText
        before={before}
        after={after}
        language={props.language}
        paper={{
          before: { document: first, point: from, revisions: otherRevisions },
          after: { document, point: to, revisions },
          flush,
        }}
      />
      {isChoosing ? (
        <OtherDocument
          documents={documents.filter(({ id, kind }) => kind === 'instrument' && id !== document.id)}
          onChoose={(id) => choose(documents.find((one) => one.id === id) ?? null)}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </>
  );
}
