import type { ReactNode } from 'react';
import { FileDown, FileText, Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ComparisonRequest } from '../../shared/ipc/contract.ts';
import type { DocumentSummary, RevisionSummary } from '../../shared/ipc/types.ts';
import { formatFor } from '../i18n/time.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import type { DocumentPoint } from './use-compared.ts';
import { useComparisonPaper } from './use-comparison-paper.ts';

/** One side of a comparison: a version of a document. */
export interface ComparedVersion {
  readonly document: DocumentSummary;
  readonly point: DocumentPoint;
  /** Of the document; null until they are read. */
  readonly revisions: readonly RevisionSummary[] | null;
}

/** One side of a comparison: an instrument as it holds on a day, YYYY-MM-DD. */
export interface ComparedDay {
  readonly document: Pick<DocumentSummary, 'id'>;
  readonly day: string;
}

/** How much of a comparison is shown, and in which language. */
export type ShownComparison = Pick<ComparisonRequest, 'language' | 'onlyChanges'>;

export interface ComparisonToolsProps {
  readonly before: ComparedVersion | ComparedDay;
  readonly after: ComparedVersion | ComparedDay;
  readonly shown: ShownComparison;
  readonly flush: () => Promise<boolean>;
}

/** The longest name of a version on paper, in UTF-16 units. */
const VERSION_LIMIT = 500;

const PAPERS = [
  { form: 'print', text: 'preview.print', icon: Printer, keys: keysOf('document.print') },
  { form: 'pdf', text: 'preview.pdf', icon: FileDown, keys: keysOf('document.pdf') },
  { form: 'docx', text: 'preview.docx', icon: FileText, keys: undefined },
] as const;

/** The comparison as a table: printed, as PDF, as Word. */
export function ComparisonTools({ before, after, shown, flush }: ComparisonToolsProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { language } = shown;
  // In the language of the paper, not of the interface.
  const say = i18n.getFixedT(language);
  const format = formatFor(language, say);
  const versionOf = (side: ComparedVersion | ComparedDay): ComparisonRequest['before'] => {
    if ('day' in side) {
      const { document, day } = side;
      const version = say('instrument.asOf.version', { day: format.day(day) });
      return { documentId: document.id, revisionId: null, day, version };
    }
    const { document, point, revisions } = side;
    const revision = revisions?.find(({ id }) => id === point);
    const name =
      revision === undefined
        ? say('compare.draftAt', { time: format.dateTime(document.changedAt) })
        : say('compare.version', { time: format.dateTime(revision.madeAt) });
    const note = revision?.note ?? '';
    return {
      documentId: document.id,
      revisionId: point === 'draft' ? null : point,
      version: (note === '' ? name : `${name} · ${note}`).slice(0, VERSION_LIMIT),
    };
  };
  const put = useComparisonPaper({ ...shown, before: versionOf(before), after: versionOf(after) }, flush);
  return PAPERS.map(({ form, text, icon: Icon, keys }) => (
    <Hint key={form} text={t(text)} keys={keys}>
      <Button aria-label={t(text)} onPress={() => void put(form)}>
        <Icon aria-hidden />
      </Button>
    </Hint>
  ));
}
