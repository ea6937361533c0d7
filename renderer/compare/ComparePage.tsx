import { useState, type ReactNode } from 'react';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, Language, RevisionId } from '../../shared/document/model.ts';
import { useRevisions } from '../history/use-revisions.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { ComparedText } from './ComparedText.tsx';
import { useDocumentAt, type DocumentPoint } from './use-compared.ts';
import styles from './ComparePage.module.css';

export interface ComparePageProps {
  readonly documentId: DocumentId;
  /** What is compared first; both can be chosen anew. */
  readonly from: DocumentPoint;
  readonly to: DocumentPoint;
  readonly language: Language;
  /** Puts what was typed on disk. */
  readonly flush: () => Promise<boolean>;
  readonly onRestore: (revision: RevisionId) => void;
  readonly onBack: () => void;
}

/** Any two states of a document: what was changed, unit by unit and word by word. */
export function ComparePage(props: ComparePageProps): ReactNode {
  const { documentId, flush, onRestore, onBack } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [from, setFrom] = useState(props.from);
  const [to, setTo] = useState(props.to);
  const revisions = useRevisions(documentId);
  const before = useDocumentAt(documentId, from, flush);
  const after = useDocumentAt(documentId, to, flush);
  useEscape(onBack, 'last');

  const points = [
    { id: 'draft' as DocumentPoint, text: t('compare.draft') },
    ...(revisions ?? []).map(({ id, madeAt, note }) => ({
      id: id as DocumentPoint,
      text: note === '' ? format.dateTime(madeAt) : `${format.dateTime(madeAt)} · ${note}`,
    })),
  ];

  return (
    <>
      <div className={styles['bar']}>
        <Select label={t('compare.from')} options={points} chosen={from} onChoose={setFrom} />
        <Select label={t('compare.to')} options={points} chosen={to} onChoose={setTo} />
        <div className={styles['steps']}>
          <Button onPress={onBack}>{t('history.back')}</Button>
          {from === 'draft' ? null : (
            <Button look="strong" onPress={() => onRestore(from)}>
              <Undo2 aria-hidden />
              {t('compare.restore')}
            </Button>
          )}
        </div>
      </div>
      <ComparedText before={before} after={after} language={props.language} />
    </>
  );
}
