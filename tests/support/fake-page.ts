// Runs in the page before its own code: puts a desk in memory behind it, filled as the test asked.
import { requestOf, type CarryingBridge } from '../../shared/ipc/carried.ts';
import type { Request } from '../../shared/ipc/contract.ts';
import { createFakeDesk, type FakeDesk, type FakeDeskOptions } from './fake-bridge.ts';

declare global {
  interface Window {
    readonly sastra: CarryingBridge;
    fakeOptions?: FakeDeskOptions;
    fakeDesk: FakeDesk;
  }
}

window.fakeDesk = createFakeDesk(window.fakeOptions);
const { bridge } = window.fakeDesk;
// As main does, in front of the desk in memory: it takes requests as the contract has them. Other entries stay its own,
// also those that a test puts in later.
const { call } = bridge;
const { 'drafting.edit': edit } = call;
const asked = (sent: unknown) => edit(requestOf('drafting.edit', sent) as Request<'drafting.edit'>);
Object.defineProperty(window, 'sastra', {
  value: { ...bridge, call: Object.assign(call, { 'drafting.edit': asked }) },
});
