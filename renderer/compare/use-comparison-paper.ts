import { useTranslation } from 'react-i18next';
import type { Request } from '../../shared/ipc/contract.ts';
import { useBridge, useCommand } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { toast } from '../ui/Toasts.tsx';

type Paper = Request<'paper.comparison'>;

/** Puts the comparison on paper or into a file, by the commands that do so with a document. */
export function useComparisonPaper(
  comparison: Omit<Paper, 'form'>,
  flush: () => Promise<boolean>,
): (form: Paper['form']) => Promise<void> {
  const { t } = useTranslation();
  const bridge = useBridge();
  const put = async (form: Paper['form']): Promise<void> => {
    // A draft is compared as it stands on disk.
    await flush();
    const answer = await bridge.call['paper.comparison']({ ...comparison, form });
    if (!answer.ok) {
      if (answer.error.code === 'notFound' && form === 'print')
        toast({ tone: 'bad', text: t('preview.noPrinter') });
      else tellFailure(answer.error);
    } else if (answer.value !== null) toast({ text: t('preview.pdfSaved', { name: answer.value.fileName }) });
  };
  useCommand('document.print', () => void put('print'));
  useCommand('document.pdf', () => void put('pdf'));
  useCommand('document.docx', () => void put('docx'));
  return put;
}
