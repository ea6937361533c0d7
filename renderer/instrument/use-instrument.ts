import { useMemo } from 'react';
import type { Uid } from '../../shared/document/model.ts';
import type { InstrumentCheck } from '../../shared/instrument/checks/check.ts';
import { checkInPieces } from '../../shared/instrument/checks/checks.ts';
import type { Drafting } from '../../shared/instrument/editing/drafting.ts';
import { numbersOf, type UnitNumber } from '../../shared/instrument/numbering.ts';
import type { Register } from '../../shared/instrument/references/cited-instruments.ts';
import type { OnPaper } from '../desk/opener.ts';
import type { DraftSession } from '../drafting/session.ts';
import { useWholeRegister } from '../register/use-whole-register.ts';
import { useAmended, type AmendingWork } from './amending/use-amended.ts';
import { useDrafting } from './use-drafting.ts';
import { useWorkedOut } from './use-worked-out.ts';

/** What the panels beside an instrument look at and work with. */
export interface InstrumentWork {
  readonly draft: DraftSession;
  /** As it was when it last rested. */
  readonly drafting: Drafting;
  readonly numbers: ReadonlyMap<Uid, UnitNumber>;
  /** Null until it was read. */
  readonly register: Register | null;
  /** Null until they were worked out. */
  readonly checks: readonly InstrumentCheck[] | null;
  /** Null for what amends no other instrument. */
  readonly amending: AmendingWork | null;
  /** Looks at the text now, after a command. */
  readonly look: () => void;
}

/** Null for what is no instrument, or none of a type that the data knows. */
export function useInstrument({ draft }: OnPaper): InstrumentWork | null {
  const { drafting, look } = useDrafting(draft);
  const register = useWholeRegister(drafting !== null);
  const numbers = useMemo(
    () => (drafting === null ? null : numbersOf(drafting.text.km, drafting.type, drafting.data)),
    [drafting],
  );
  const amending = useAmended(draft, drafting);
  const { isCurrent = true, isChangedSince = false } = amending ?? {};
  const checking = useMemo(() => {
    if (drafting === null || register === null) return null;
    const { text: content, type, data } = drafting;
    return () =>
      checkInPieces({
        state: { kind: 'instrument', metadata: draft.metadata(), content },
        type,
        data,
        register,
        amending: { isCurrent, isChangedSince },
      });
  }, [draft, drafting, register, isCurrent, isChangedSince]);
  const checks = useWorkedOut(checking);
  return drafting === null || numbers === null
    ? null
    : { draft, drafting, numbers, register, checks, amending, look };
}
