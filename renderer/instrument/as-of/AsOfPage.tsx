import { useState, type ReactNode } from 'react';
import type { DocumentId, Language } from '../../../shared/document/model.ts';
import { today } from '../../dates/today.ts';
import type { DeskWork } from '../../desk/use-desk.ts';
import { useEscape } from '../../ui/use-escape.ts';
import { AsOfComparison } from './AsOfComparison.tsx';
import { AsOfText } from './AsOfText.tsx';

export interface AsOfPageProps {
  readonly documentId: DocumentId;
  readonly language: Language;
  readonly desk: DeskWork;
  readonly onBack: () => void;
}

/** An instrument as it holds on a day, in the place of the draft; or two days of it beside each other. */
export function AsOfPage(props: AsOfPageProps): ReactNode {
  const { onBack } = props;
  const [day, setDay] = useState(today);
  const [compared, compare] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const back = compared === null ? onBack : () => compare(null);
  useEscape(back, 'last');
  return compared === null ? (
    <AsOfText {...props} day={day} onDay={setDay} onCompare={(from) => compare({ from, to: day })} />
  ) : (
    <AsOfComparison {...props} days={compared} onDays={compare} onBack={back} />
  );
}
