// Runs in the page before its own code: puts a desk in memory behind it, filled as the test asked.
import type { CarryingBridge } from '../../shared/ipc/carried.ts';
import { createFakeDesk, type FakeDesk, type FakeDeskOptions } from './fake-bridge.ts';

declare global {
  interface Window {
    readonly sastra: CarryingBridge;
    fakeOptions?: FakeDeskOptions;
    fakeDesk: FakeDesk;
  }
}

window.fakeDesk = createFakeDesk(window.fakeOptions);
Object.defineProperty(window, 'sastra', { value: window.fakeDesk.bridge });
