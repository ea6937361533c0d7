/** The desk is connected, and nothing is to be said of it. */
import type { SyncState } from '../../shared/ipc/sync.ts';
import { QUIET_MEDIA } from './quiet-media.ts';

export const WELL: Extract<SyncState, { readonly kind: 'connected' }> = {
  kind: 'connected',
  isSyncing: false,
  waiting: 0,
  refused: { count: 0, reasons: [] },
  alone: 0,
  toDecide: [],
  keptAside: 0,
  removed: 0,
  restored: 0,
  heardAt: 1_790_000_000_000,
  media: QUIET_MEDIA,
  problem: null,
};
