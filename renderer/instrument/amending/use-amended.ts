import { useEffect, useMemo, useState } from 'react';
import { LANGUAGES } from '../../../shared/document/model.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import type { Result } from '../../../shared/errors/result.ts';
import { isCurrent, type KeyedProvision } from '../../../shared/instrument/amending/generation.ts';
import type { Amends } from '../../../shared/instrument/amending/links.ts';
import type { Drafting } from '../../../shared/instrument/editing/drafting.ts';
import { instrumentField } from '../../../shared/instrument/instrument-fields.ts';
import { useBridge } from '../../bridge.ts';
import { useFieldValue } from '../../desk/use-field.ts';
import type { DraftSession } from '../../drafting/session.ts';
import { idleMoment } from '../../idle.ts';
import { createLatest } from '../../search/latest.ts';
import { useInstrumentData } from '../office-instruments.ts';
import { useWorkedOut } from '../use-worked-out.ts';
import { provisionsOf, readAmended, type Amended } from './amended.ts';

/** How an amending instrument stands to the copy that is changed for it. */
export interface AmendingWork {
  readonly amends: Amends;
  /** Null until it was read; a failure where it cannot be. */
  readonly amended: Result<Amended, Failure> | null;
  /** Null until they were worked out. */
  readonly provisions: readonly KeyedProvision[] | null;
  /** What was generated follows from the copy as it is; true until that is known. */
  readonly isCurrent: boolean;
  /** The amended instrument has been changed on its own since the copy was made. */
  readonly isChangedSince: boolean;
}

/** Null for an instrument that amends none; otherwise followed while it is on the page, in idle moments. */
export function useAmended(draft: DraftSession, drafting: Drafting | null): AmendingWork | null {
  const [stored] = useFieldValue(draft, 'instrument.amends');
  const [generated] = useFieldValue(draft, 'instrument.generated');
  const data = useInstrumentData();
  const amends = useMemo(() => instrumentField('instrument.amends', stored) ?? null, [stored]);
  const amended = useRead(amends);
  const isChangedSince = useIsChangedSince(amends);
  const working = useMemo(() => {
    if (amended?.ok !== true) return null;
    return function* (): Generator<undefined, readonly KeyedProvision[]> {
      yield undefined;
      return provisionsOf(amended.value, { data, ids: draft.text.ids });
    };
  }, [amended, data, draft]);
  const provisions = useWorkedOut(working);
  const isNow = useMemo(
    () =>
      provisions === null ||
      drafting === null ||
      isCurrent(provisions, instrumentField('instrument.generated', generated) ?? [], drafting),
    [provisions, generated, drafting],
  );
  return amends === null ? null : { amends, amended, provisions, isCurrent: isNow, isChangedSince };
}

/** Read again when the copy changes, in another window or by a restore. */
function useRead(amends: Amends | null): Result<Amended, Failure> | null {
  const bridge = useBridge();
  const data = useInstrumentData();
  const [read, setRead] = useState<Result<Amended, Failure> | null>(null);
  useEffect(() => {
    if (amends === null) return undefined;
    let isWanted = true;
    const latest = createLatest(
      async (_again: null) => {
        await idleMoment();
        return readAmended(bridge, amends, data);
      },
      (_again, answer) => {
        if (isWanted) setRead(answer);
      },
    );
    latest.ask(null);
    const stop = bridge.on('document.changed', ({ documentId }) => {
      if (documentId === amends.copy) latest.ask(null);
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [bridge, amends, data]);
  return amends === null ? null : read;
}

/** Whether a document says something else than at a revision of it; false where there is none any more. */
export function useIsChangedSince(at: Pick<Amends, 'document' | 'revision'> | null): boolean {
  const bridge = useBridge();
  const [isChanged, setChanged] = useState(false);
  useEffect(() => {
    if (at === null) return undefined;
    let isWanted = true;
    const read = async (): Promise<void> => {
      const answer = await bridge.call['history.list']({ documentId: at.document });
      if (!isWanted || !answer.ok) return;
      const [head] = answer.value;
      const started = answer.value.find(({ id }) => id === at.revision);
      setChanged(
        head !== undefined &&
          started !== undefined &&
          LANGUAGES.some((language) => head.roots[language] !== started.roots[language]),
      );
    };
    void read();
    const stop = bridge.on('document.changed', ({ documentId, session }) => {
      // Revisions are announced without a session.
      if (documentId === at.document && session === null) void read();
    });
    return () => {
      isWanted = false;
      stop();
    };
  }, [bridge, at]);
  return at !== null && isChanged;
}
