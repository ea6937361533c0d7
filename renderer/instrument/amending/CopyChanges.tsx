import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DocumentId } from '../../../shared/document/model.ts';
import { amendedTitle } from '../../../shared/instrument/amending/amended-title.ts';
import { amendmentsBetween, type Amendment } from '../../../shared/instrument/amending/amendments.ts';
import type { OpenDocument } from '../../../shared/ipc/types.ts';
import { useBridge } from '../../bridge.ts';
import { useFieldValue } from '../../desk/use-field.ts';
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
  const first = useFirstState(draft.documentId);
  const [km] = useFieldValue(draft, 'title.km');
  const [en] = useFieldValue(draft, 'title.en');
  const working = useMemo(() => {
    const before = first === null ? null : contentOf(first);
    if (first === null || before === null) return null;
    return function* (): Generator<undefined, Worked> {
      yield undefined;
      const { text: after, type } = drafting;
      const titles = { 'title.km': km ?? '', 'title.en': en ?? '' };
      const title = amendedTitle(first.metadata, titles);
      return { amended: { before, after, title, type }, changes: amendmentsBetween(before, after) };
    };
  }, [first, drafting, km, en]);
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
  readonly amended: Pick<Amended, 'before' | 'after' | 'title' | 'type'>;
  readonly changes: readonly Amendment[];
}

/** A copy's own first revision is what it was made of; null until it is read. */
function useFirstState(copy: DocumentId): OpenDocument | null {
  const bridge = useBridge();
  const [state, setState] = useState<OpenDocument | null>(null);
  useEffect(() => {
    let isWanted = true;
    const read = async (): Promise<void> => {
      const made = await bridge.call['history.list']({ documentId: copy });
      const first = made.ok ? made.value.at(-1) : undefined;
      if (!made.ok) return tellFailure(made.error);
      if (first === undefined) return;
      const answer = await bridge.call['history.read']({ documentId: copy, revisionId: first.id });
      if (!isWanted) return;
      if (answer.ok) setState(answer.value);
      else tellFailure(answer.error);
    };
    void read();
    return () => {
      isWanted = false;
    };
  }, [bridge, copy]);
  return state;
}
