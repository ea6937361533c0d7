/** What is answered while a desk is locked: the way in, words that are still on their way to the disk, and how it looks. */
import type { CoreChannel } from '../../../shared/ipc/contract.ts';
import { INTERFACE_RECORD } from '../../../shared/ipc/record-names.ts';

const ANSWERED: ReadonlySet<CoreChannel> = new Set([
  'core.state',
  'drafting.edit',
  'lock.state',
  'lock.unlock',
  'account.state',
  'account.begin',
  'account.cancel',
]);

/** Everything else says what is in the documents, or changes what the person left. */
export const isAnsweredLocked = (channel: CoreChannel, request: unknown): boolean =>
  ANSWERED.has(channel) ||
  ((channel === 'records.read' || channel === 'records.write') &&
    typeof request === 'object' &&
    request !== null &&
    'name' in request &&
    request.name === INTERFACE_RECORD);
