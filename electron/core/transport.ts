/** Core's only way to the outside: messages to and from the process that started it. */

export interface Transport {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The last message; ends this process with 0 when it is out. */
  leave(message: unknown): void;
  /** The process that started this one is gone. */
  onClosed(listener: () => void): void;
}

/** What Electron adds to `process` in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

const onClosed = (listener: () => void): void => {
  process.once('disconnect', listener);
};

/** A utility process of Electron's has a parent port; a plain child process has Node's channel. */
export function parentTransport(): Transport {
  // Not as a property: which types `process` has depends on who checks this file.
  const port = Reflect.get(process, 'parentPort') as ParentPort | undefined;
  if (port !== undefined) {
    return {
      post: (message) => port.postMessage(message),
      leave(message) {
        port.postMessage(message);
        setImmediate(() => process.exit(0));
      },
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
      onClosed,
    };
  }
  if (process.send === undefined) throw new Error('core is started by another process');
  const send = process.send.bind(process);
  return {
    // A message that cannot go out has nobody to go to; onClosed says so.
    post: (message) => send(message, undefined, undefined, () => undefined),
    leave: (message) => send(message, undefined, undefined, () => process.exit(0)),
    onMessage: (listener) => {
      process.on('message', listener);
    },
    onClosed,
  };
}
