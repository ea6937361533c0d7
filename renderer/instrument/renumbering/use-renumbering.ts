import { useEffect, useState } from 'react';
import type { UnitChange } from '../../../shared/document/model.ts';
import type { Bridge } from '../../../shared/ipc/contract.ts';
import { useBridge, useBridgeEvent } from '../../bridge.ts';
import type { Selected } from '../../drafting/place.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { readFields, writeFields } from '../../records.ts';
import { instrumentData } from '../office-instruments.ts';
import { draftingOf } from '../drafting-of.ts';
import type { InstrumentWork } from '../use-instrument.ts';
import type { NumberingCommand } from './numbering-commands.ts';
import { numberingOf, type Numbering } from './plan.ts';

/** Whether a person wants to see which numbers change before they do. */
const RECORD = 'settings.renumbering';

const wantsToSee = async (bridge: Bridge): Promise<boolean> =>
  (await readFields(bridge, RECORD))['always'] !== false;

/** What follows once a command was carried out. */
export type Then = (changes: readonly UnitChange[]) => void;

export interface Asked {
  readonly numbering: Numbering;
  readonly onDo: () => void;
}

export interface Renumbering {
  /**
   * Carries a command out; where it changes numbers, after a person has seen them, if they want to. The caret stays with
   * its words, or stands at `selected` before and after.
   */
  readonly perform: (command: NumberingCommand, then?: Then, selected?: Selected | null) => void;
  /** A command that waits for a person's word. */
  readonly asked: Asked | null;
  /** What the last command changed; null where it changed no numbers. */
  readonly done: Numbering | null;
  /** Whether nothing was changed since, so that an undo takes just this back. */
  readonly isLast: boolean;
  /** Whether the last command could not be carried out. */
  readonly isRefused: boolean;
  readonly isAlways: boolean;
  readonly setAlways: (always: boolean) => void;
  /** Leaves the question, or puts away what was done. */
  readonly dismiss: () => void;
}

export function useRenumbering({
  draft,
  register,
  look,
}: Pick<InstrumentWork, 'draft' | 'register' | 'look'>): Renumbering {
  const bridge = useBridge();
  const { language } = useFormat();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState<Numbering | null>(null);
  const [isLast, setLast] = useState(false);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => draft.text.onChange(() => setLast(false)), [draft]);
  const [isAlways, setAlways] = useState(true);
  useEffect(() => void wantsToSee(bridge).then(setAlways), [bridge]);
  // The outline and the text ask both, and other windows too.
  useBridgeEvent('records.changed', ({ name }) => {
    if (name === RECORD) void wantsToSee(bridge).then(setAlways);
  });

  /** The text may have changed since the question was asked: the command looks at it again. */
  const plan = (
    command: NumberingCommand,
  ): { changes: readonly UnitChange[]; numbering: Numbering } | null => {
    const drafting = draftingOf(draft, instrumentData());
    const changes = drafting === null ? [] : command(drafting);
    if (drafting === null || changes.length === 0) return null;
    return { changes, numbering: numberingOf(drafting, changes, register ?? new Map(), language) };
  };
  const carryOut = (command: NumberingCommand, then?: Then, selected: Selected | null = null): void => {
    const planned = plan(command);
    setAsked(null);
    setRefused(planned === null);
    if (planned === null) return;
    const { changes, numbering } = planned;
    draft.text.change({ changes, before: selected, after: selected, merge: null }, selected);
    setDone(numbering.renumbered.length === 0 ? null : numbering);
    look();
    setLast(true);
    then?.(changes);
  };
  return {
    asked,
    done,
    isRefused,
    isAlways,
    isLast,
    perform(command, then, selected) {
      const planned = plan(command);
      if (isAlways && planned !== null && planned.numbering.renumbered.length > 0)
        setAsked({ numbering: planned.numbering, onDo: () => carryOut(command, then, selected) });
      else carryOut(command, then, selected);
    },
    setAlways(always) {
      setAlways(always);
      void writeFields(bridge, RECORD, { always });
    },
    dismiss() {
      if (asked === null) setDone(null);
      setAsked(null);
      setRefused(false);
    },
  };
}
