/** Electron's `ipcMain`. Channels are the app's own names, so listeners are not limited to known events. */
import type { IpcMain as ElectronIpcMain } from 'electron';
import { StrictEmitter } from './strict.ts';

type Handler = Parameters<ElectronIpcMain['handle']>[1];
type InvokeEvent = Parameters<Handler>[0];

class IpcMain
  extends StrictEmitter
  implements Pick<ElectronIpcMain, 'handle' | 'handleOnce' | 'removeHandler'>
{
  readonly #handlers = new Map<string, Handler>();

  constructor() {
    super('ipcMain', null);
  }

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, handler);
  }

  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...args: unknown[]): unknown => {
      this.removeHandler(channel);
      return handler(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** For the host. Rejects with what the handler threw, or where there is none. */
  async call(channel: string, event: InvokeEvent, args: readonly unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return handler(event, ...args) as unknown;
  }
}

export const ipcMain = new IpcMain();
