import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, Language } from '../../shared/document/model.ts';
import type { ImportReport } from '../../shared/ipc/types.ts';
import { useBridge, useBridgeEvent } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { toast } from '../ui/Toasts.tsx';

export interface ImportWork {
  /** What a file that was just opened could not bring along; null where there is nothing to tell. */
  readonly report: ImportReport | null;
  readonly openFile: () => Promise<void>;
  readonly closeReport: () => void;
}

export interface ImportTo {
  /** Shows the new article. */
  readonly open: (id: DocumentId, language: Language) => Promise<void>;
  readonly bin: (id: DocumentId) => Promise<void>;
}

const isWhole = ({ picturesLeft, tablesAsText, unknownStyles, legacyFonts }: ImportReport): boolean =>
  picturesLeft + tablesAsText + unknownStyles.length + legacyFonts.length === 0;

/** Opening a file of another program as a new article. */
export function useImport(to: ImportTo): ImportWork {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [report, setReport] = useState<ImportReport | null>(null);
  const closeReading = useRef<() => void>(null);
  useBridgeEvent('exchange.reading', ({ fileName }) => {
    closeReading.current = toast({ text: t('exchange.reading', { name: fileName }) });
  });
  return {
    report,
    closeReport: () => setReport(null),
    async openFile() {
      const answer = await bridge.call['exchange.import']({});
      closeReading.current?.();
      closeReading.current = null;
      if (!answer.ok) return tellFailure(answer.error);
      if (answer.value === null) return;
      const { documentId, language } = answer.value;
      await to.open(documentId, language);
      if (isWhole(answer.value)) {
        toast({
          text: t('exchange.opened'),
          action: { text: t('undo'), onPress: () => void to.bin(documentId) },
        });
      } else setReport(answer.value);
    },
  };
}
