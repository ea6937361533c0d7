import type { AccountState } from '../../shared/ipc/account.ts';
import { useTold } from '../bridge.ts';

/** Whose desk this is on which hub, as it changes; null until it is known. */
export const useAccount = (): AccountState | null =>
  useTold('account.changed', ({ call }) => call['account.state']({}));
