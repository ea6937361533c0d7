import { useSyncExternalStore } from 'react';
import type { WordingEntry } from '../../shared/document/wording.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { useBridge } from '../bridge.ts';
import { createWording, type Wording } from './wording.ts';

/** One for each bridge, as long as the window: all parts of the page see the same list. */
const known = new WeakMap<Bridge, Wording>();

function sharedWording(bridge: Bridge): Wording {
  const wording = known.get(bridge) ?? createWording(bridge);
  known.set(bridge, wording);
  return wording;
}

export interface UsedWording {
  readonly entries: readonly WordingEntry[];
  readonly change: Wording['change'];
}

/** The office's words. */
export function useWording(): UsedWording {
  const wording = sharedWording(useBridge());
  const entries = useSyncExternalStore(wording.onChange, wording.entries);
  return { entries, change: wording.change };
}
