/** Runs first in a utility process: `process.parentPort`, and the end of the child when its parent is gone. */
import { EventEmitter } from 'node:events';

class ParentPort extends EventEmitter {
  constructor() {
    super();
    this.on('newListener', (event) => {
      // Node keeps messages until somebody listens; so the first listener here begins it, and none is lost.
      if (event === 'message' && this.listenerCount('message') === 0)
        process.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
    });
  }

  postMessage(message: unknown): void {
    process.send?.(message);
  }
}

Object.defineProperties(process, {
  parentPort: { value: new ParentPort(), enumerable: true },
  type: { value: 'utility', enumerable: true },
});
process.on('disconnect', () => process.exit(0));
