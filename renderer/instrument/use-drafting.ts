import { startTransition, useEffect, useEffectEvent, useState } from 'react';
import type { Drafting } from '../../shared/instrument/editing/drafting.ts';
import type { DraftSession } from '../drafting/session.ts';
import { createIdleWork } from '../idle.ts';
import { draftingOf } from './drafting-of.ts';
import { instrumentData, onInstrumentData } from './office-instruments.ts';

export interface LiveDrafting {
  /** As it was when the text last rested; null for a draft that is no instrument of a known type. */
  readonly drafting: Drafting | null;
  /** Looks now, after a command that was given beside the text. */
  readonly look: () => void;
}

/** The instrument on the paper, looked at again when its text rests: no key waits for what stands beside it. */
export function useDrafting(draft: DraftSession): LiveDrafting {
  const [drafting, setDrafting] = useState(() => draftingOf(draft, instrumentData()));
  const look = (): void => setDrafting((before) => sameOr(before, draftingOf(draft, instrumentData())));
  const onIdle = useEffectEvent(look);
  useEffect(() => {
    const work = createIdleWork(() => {
      // A key that comes meanwhile goes before what it draws.
      startTransition(() => onIdle());
      return 'done';
    });
    work.ask();
    // A field that is filled in beside the text tells of itself by the draft's status alone.
    const stops = [
      draft.text.onChange(work.ask),
      draft.onFields(work.ask),
      draft.onStatus(work.ask),
      onInstrumentData(work.ask),
    ];
    return () => {
      work.stop();
      for (const stop of stops) stop();
    };
  }, [draft]);
  return { drafting, look };
}

const sameOr = (before: Drafting | null, now: Drafting | null): Drafting | null =>
  before?.text === now?.text && before?.type === now?.type ? before : now;
