/** A desk with the real core becomes somebody's at a real hub, by the whole way: code, approval, token. */
import { expect } from '../expect.ts';
import type { TestCore } from '../core.ts';
import type { TestAccounts } from './accounts.ts';

/** Longer than a desk waits between two questions. */
const INTERVAL_MILLISECONDS = 10_000;

export async function connectDesk(ministry: TestAccounts, core: TestCore, person: string): Promise<void> {
  const found = await core.ask('account.find', { address: ministry.hub.address });
  const state = await core.ask('account.begin', found);
  if (state.kind !== 'waiting') throw new Error(state.kind);
  const headers = new Headers({ cookie: await ministry.browser(person) });
  await ministry.accounts.api.deviceVerify({ query: { user_code: state.userCode }, headers });
  await ministry.accounts.api.deviceApprove({ body: { userCode: state.userCode }, headers });
  core.clock.advance(INTERVAL_MILLISECONDS);
  await expect.poll(async () => (await core.ask('account.state', {})).kind).toBe('signedIn');
}
