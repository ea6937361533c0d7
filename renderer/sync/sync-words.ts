/** Which words say how the desk stands with the ministry: short ones for the status line, sentences for whoever asks. */
import type { SyncState } from '../../shared/ipc/sync.ts';

type Connected = Extract<SyncState, { readonly kind: 'connected' }>;

/** What matters most comes first. */
export type SyncStanding = 'trouble' | 'refused' | 'noLine' | 'syncing' | 'waiting' | 'upToDate';

export function standingOf({ problem, refused, isSyncing, waiting, heardAt }: Connected): SyncStanding {
  if (problem !== null && problem !== 'noLine' && problem !== 'busy') return 'trouble';
  if (refused.count > 0) return 'refused';
  if (problem !== null) return 'noLine';
  if (isSyncing) return 'syncing';
  return waiting > 0 || heardAt === null ? 'waiting' : 'upToDate';
}

/** Whether pictures or files follow the words now. */
export const hasMediaOnItsWay = ({ media }: Connected): boolean =>
  !media.isLater && media.sending.count + media.receiving.count > 0;

/** What of the line pictures and files may be given, in bytes a second; null: all of it. */
export const MEDIA_LIMITS = [null, 4_000, 16_000, 64_000, 256_000] as const;

/** Of what was refused: whether the document is another office's by now, or the hub could not take it as it is. */
export const refusalOf = ({ refused }: Connected): 'elsewhere' | 'unfit' =>
  refused.reasons.every((reason) => reason === 'elsewhere') ? 'elsewhere' : 'unfit';
