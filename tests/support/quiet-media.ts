/** Nothing of pictures and files is on its way. */
import type { MediaTravelState } from '../../shared/ipc/sync.ts';

export const QUIET_MEDIA: MediaTravelState = {
  sending: { count: 0, bytes: 0, done: 0 },
  receiving: { count: 0, bytes: 0, done: 0 },
  givenUp: 0,
  isLater: false,
  hasNoRoom: false,
};
