import type { SyncState } from '../../shared/ipc/sync.ts';
import { useTold } from '../bridge.ts';

const ALONE: SyncState = { kind: 'alone' };

/** How the desk stands with the ministry; `alone` until that is known. */
export const useSync = (): SyncState =>
  useTold('sync.changed', ({ call }) => call['sync.state']({})) ?? ALONE;
