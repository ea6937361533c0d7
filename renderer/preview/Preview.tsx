import { useState, type ReactNode } from 'react';
import { FileDown, FileText, Printer, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type DocumentId, type Language } from '../../shared/document/model.ts';
import { useCommand } from '../bridge.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Hint } from '../ui/Hint.tsx';
import { Segments } from '../ui/Segments.tsx';
import styles from './Preview.module.css';

export interface PreviewProps {
  readonly documentId: DocumentId;
  readonly first: Language;
  readonly onPrint: (language: Language) => void;
  readonly onPdf: (language: Language) => void;
  readonly onDocx: (language: Language) => void;
  readonly onClose: () => void;
}

/** The article as it will print. The frame may run nothing and reach nothing: it only shows paper. */
export function Preview({ documentId, first, onPrint, onPdf, onDocx, onClose }: PreviewProps): ReactNode {
  const { t } = useTranslation();
  const [language, setLanguage] = useState(first);
  useCommand('view.khmer', () => setLanguage('km'));
  useCommand('view.english', () => setLanguage('en'));
  return (
    <Dialog
      size="whole"
      title={t('preview.title')}
      onClose={onClose}
      actions={
        <>
          <Segments
            label={t('languages.label')}
            options={LANGUAGES.map((id) => ({ id, text: t(`language.own.${id}`), lang: id }))}
            chosen={language}
            onChoose={setLanguage}
          />
          <Hint text={t('preview.print')} keys={keysOf('document.print')}>
            <Button onPress={() => onPrint(language)}>
              <Printer aria-hidden />
              {t('preview.print')}
            </Button>
          </Hint>
          <Hint text={t('preview.docx')}>
            <Button onPress={() => onDocx(language)}>
              <FileText aria-hidden />
              {t('preview.docx')}
            </Button>
          </Hint>
          <Hint text={t('preview.pdf')} keys={keysOf('document.pdf')}>
            <Button look="strong" onPress={() => onPdf(language)}>
              <FileDown aria-hidden />
              {t('preview.pdf')}
            </Button>
          </Hint>
          <Hint text={t('preview.close')} keys="Esc">
            <Button look="plain" aria-label={t('preview.close')} onPress={onClose}>
              <X aria-hidden />
            </Button>
          </Hint>
        </>
      }
    >
      <iframe
        key={language}
        className={styles['paper']}
        sandbox=""
        title={t('preview.frame')}
        src={`./paper/${documentId}/${language}.html`}
      />
    </Dialog>
  );
}
