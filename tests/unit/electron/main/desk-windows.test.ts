import type { WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DeskWindows } from '../../../../electron/main/desk-windows.ts';
import { textsOf } from '../../../../electron/main/texts.ts';

class FakeWindow extends EventEmitter {
  readonly sent: string[] = [];
  readonly webContents = Object.assign(new EventEmitter(), {
    id: 1,
    send: (event: string) => this.sent.push(event),
  });
  destroyed = false;
  loadURL = (): Promise<void> => Promise.resolve();
  isDestroyed = (): boolean => this.destroyed;
  /** A page that minds, or hangs, keeps a window that is only asked to close. */
  close(): void {
    this.emit('close', { preventDefault: () => undefined });
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
  }
}

const world = vi.hoisted(() => ({ window: null as unknown, questions: 0, answer: 0 }));
vi.mock('electron', () => ({
  dialog: {
    showMessageBox() {
      world.questions += 1;
      return Promise.resolve({ response: world.answer });
    },
  },
}));
vi.mock('../../../../electron/main/window-factory.ts', () => ({ makeDeskWindow: () => world.window }));
vi.mock('../../../../electron/main/window-state.ts', () => ({ rememberPlace: () => undefined }));
vi.mock('../../../../electron/main/scheme.ts', () => ({ ORIGIN: 'app://desk' }));

let window: FakeWindow;
beforeEach(() => {
  vi.useFakeTimers();
  window = new FakeWindow();
  Object.assign(world, { window, questions: 0, answer: 0 });
});
afterEach(() => void vi.useRealTimers());

function desk(isWritten: boolean): { windows: DeskWindows; answer: (clean: boolean) => void } {
  const log = { info: () => undefined, warn: () => undefined };
  const windows = new DeskWindows(
    log,
    () => textsOf('en'),
    () => Promise.resolve(isWritten),
  );
  windows.open(null);
  window.webContents.emit('did-finish-load');
  const contents = window.webContents as unknown as WebContents;
  return { windows, answer: (clean) => windows.answerFlush(contents, clean) };
}

it('a window whose words are on disk closes, whatever its page has against it', async () => {
  const { windows, answer } = desk(true);
  window.close();
  answer(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(window.destroyed).toBe(true);
  expect([windows.count, world.questions]).toEqual([0, 0]);
});

it('a page that has not loaded is not waited for', async () => {
  const windows = new DeskWindows(
    { info: () => undefined, warn: () => undefined },
    () => textsOf('en'),
    () => Promise.resolve(true),
  );
  windows.open(null);
  expect(await windows.closeAll()).toBe(true);
  expect([window.destroyed, window.sent, world.questions]).toEqual([true, [], 0]);
});

it('whoever asks while a page is being asked gets the same answer, and the window can still close', async () => {
  const { windows, answer } = desk(true);
  const asked = [windows.flushAll(), windows.flushAll(), windows.closeAll()];
  expect(window.sent).toEqual(['drafting.flush']);
  await vi.advanceTimersByTimeAsync(0);
  answer(true);
  expect(await Promise.all(asked)).toEqual([true, true, true]);
  expect(window.destroyed).toBe(true);
});

it('a page that does not answer is closed without a question where core has its words on disk', async () => {
  desk(true);
  window.close();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([window.destroyed, world.questions]).toEqual([true, 0]);
});

it.each(['hangs', 'dies'])(
  'a page that %s is closed only after a question where they are not',
  async (how) => {
    const { windows } = desk(false);
    const left = windows.closeAll();
    if (how === 'dies') window.webContents.emit('render-process-gone', {}, { reason: 'clean-exit' });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await left).toBe(false);
    expect([window.destroyed, world.questions]).toEqual([false, 1]);
    world.answer = 1;
    window.close();
    await vi.advanceTimersByTimeAsync(5_000);
    expect([window.destroyed, world.questions]).toEqual([true, 2]);
  },
);
