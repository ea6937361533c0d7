// A thread that lets a process group (`workerData.group`) run for a third of the time, until it is gone.
import { workerData } from 'node:worker_threads';

/** In milliseconds: short beside what a person notices, long beside what stopping a browser takes. */
const RUN = 10;
/** So long it stands still for each millisecond that it ran. */
const STILL = 2;

const { group } = workerData as { readonly group: number };
const nobody = new Int32Array(new SharedArrayBuffer(4));

/** False: there is no such group any more. */
function send(signal: 'SIGSTOP' | 'SIGCONT'): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false;
  }
}

/** What it still has to stand still, in milliseconds: this thread may itself be late, either way. */
let owed = 0;
let since = performance.now();
const elapsed = (): number => {
  const before = since;
  since = performance.now();
  return since - before;
};
for (;;) {
  Atomics.wait(nobody, 0, 0, RUN);
  if (!send('SIGSTOP')) break;
  owed += STILL * elapsed();
  if (owed > 0) Atomics.wait(nobody, 0, 0, owed);
  if (!send('SIGCONT')) break;
  owed -= elapsed();
}
