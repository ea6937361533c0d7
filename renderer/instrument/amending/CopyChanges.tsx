import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../shared/document/model.ts';
import { amendmentsBetween, type Amendment } from '../../../shared/instrument/amending/amendments.ts';
import type { InstrumentContent } from '../../../shared/instrument/text.ts';
import { useBridge } from '../../bridge.ts';
import { tellFailure } from '../../failures.ts';
import { startOf } from '../unit-place.ts';
import type { InstrumentWork } from '../use-instrument.ts';
import { useWorkedOut } from '../use-worked-out.ts';
import { contentOf, type Amended } from './amended.ts';
import { ChangeList } from './ChangeList.tsx';
import styles from './AmendingPanel.module.css';

/** What has been changed in a copy since it was made, followed while it is being changed, in idle moments. */
export function CopyChanges({ instrument }: { readonly instrument: InstrumentWork }): ReactNode {
  const { t } = useTranslation();
  const { draft, drafting } = instrument;
  const before = useFirstText(draft.documentId);
  const working = useMemo(() => {
    if (before === null) return null;
    return function* (): Generator<undefined, Worked> {
      yield undefined;
      const { text: after, type } = drafting;
      return { amended: { before, after, type }, changes: amendmentsBetween(before, after) };
    };
  }, [before, drafting]);
  const worked = useWorkedOut(working);
  if (worked === null) return null;
  return (
    <section className={styles['section']} aria-label={t('inspector.amending')}>
      <ChangeList {...worked} onGo={(uid) => draft.text.whereabouts.goTo(startOf(drafting, uid, 'km'))} />
    </section>
  );
}

/** The changes with the text that they were found in. */
interface Worked {
  readonly amended: Pick<Amended, 'before' | 'after' | 'type'>;
  readonly changes: readonly Amendment[];
}

/** A copy's own first revision is what it was made of; null until it is read. */
function useFirstText(copy: DocumentId): InstrumentContent | null {
  const bridge = useBridge();
  const [text, setText] = useState<InstrumentContent | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const made = await bridge.call['history.list']({ documentId: copy });
      const first = made.ok ? made.value.at(-1) : undefined;
      if (!made.ok) return tellFailure(made.error);
      if (first === undefined) return;
      const answer = await bridge.call['history.read']({ documentId: copy, revisionId: first.id });
      if (!isWanted) return;
      if (answer.ok) setText(contentOf(answer.value));
      else tellFailure(answer.error);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [bridge, copy]);
  return text;
}
