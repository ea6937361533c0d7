// The bridge: one function per entry of the contract, and the events the other way. It runs sandboxed and decides nothing.
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CHANNELS, EVENT_NAMES } from '../../shared/ipc/channels.ts';

const call = Object.fromEntries(
  CHANNELS.map((channel) => [channel, (request: unknown) => ipcRenderer.invoke(channel, request)]),
);

function on(event: unknown, listener: (value: unknown) => void): () => void {
  const name = EVENT_NAMES.find((known) => known === event);
  if (name === undefined) throw new Error('unknown event');
  const deliver = (_event: IpcRendererEvent, value: unknown): void => listener(value);
  ipcRenderer.on(name, deliver);
  return () => {
    ipcRenderer.off(name, deliver);
  };
}

contextBridge.exposeInMainWorld('sastra', { call, on });
