import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId, Language, Uid } from '../../shared/document/model.ts';
import type { LegacyForm, LegacyQuestion } from '../../shared/exchange/legacy-text.ts';
import type { ImportReport } from '../../shared/ipc/types.ts';
import { useBridge, useBridgeEvent } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { toast } from '../ui/Toasts.tsx';

export interface ImportWork {
  /** What a file that was just opened could not bring along; null where there is nothing to tell. */
  readonly report: ImportReport | null;
  /** What it asks about its text in fonts of before Unicode. */
  readonly question: LegacyQuestion | null;
  readonly openFile: () => Promise<void>;
  /** Shows a unit of the document that was opened; the report can be gone back to. */
  readonly jump: (uid: Uid) => Promise<void>;
  readonly closeReport: () => void;
}

export interface ImportTo {
  /** Shows the new document, and goes to the unit where one is given. */
  readonly open: (id: DocumentId, language: Language, uid?: Uid) => Promise<void>;
  readonly bin: (id: DocumentId) => Promise<void>;
}

const isWhole = ({
  picturesLeft,
  tablesAsText,
  unknownStyles,
  legacyFonts,
  findings,
}: ImportReport): boolean =>
  picturesLeft + tablesAsText + unknownStyles.length + legacyFonts.length + findings.length === 0;

/** Opening a file of another program as a new document. */
export function useImport(to: ImportTo): ImportWork {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [report, setReport] = useState<ImportReport | null>(null);
  const [question, setQuestion] = useState<LegacyQuestion | null>(null);
  const closeReading = useRef<() => void>(null);
  useBridgeEvent('exchange.reading', ({ fileName }) => {
    closeReading.current = toast({ text: t('exchange.reading', { name: fileName }) });
  });
  const show = async (made: ImportReport): Promise<void> => {
    const { documentId, language } = made;
    await to.open(documentId, language);
    if (isWhole(made)) {
      toast({
        text: t('exchange.opened'),
        action: { text: t('undo'), onPress: () => void to.bin(documentId) },
      });
    } else setReport(made);
  };
  const make = async (token: string, form: LegacyForm): Promise<void> => {
    setQuestion(null);
    const answer = await bridge.call['exchange.importAs']({ token, form });
    if (!answer.ok) tellFailure(answer.error);
    else if (answer.value !== null) await show(answer.value);
  };
  return {
    report,
    question,
    closeReport: () => setReport(null),
    async jump(uid) {
      if (report === null) return;
      const { documentId, language } = report;
      setReport(null);
      await to.open(documentId, language, uid);
      toast({
        text: t('exchange.report.left'),
        stays: true,
        action: { text: t('exchange.report.back'), onPress: () => setReport(report) },
      });
    },
    async openFile() {
      const answer = await bridge.call['exchange.import']({});
      closeReading.current?.();
      closeReading.current = null;
      if (!answer.ok) return tellFailure(answer.error);
      const step = answer.value;
      if (step?.kind === 'made') await show(step.report);
      else if (step !== null) setQuestion({ runs: step.runs, decide: (form) => void make(step.token, form) });
    },
  };
}
