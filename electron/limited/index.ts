// The limited process: it reads one file that a stranger made, says what is in it, and ends. It works only where it can
// do nothing else.
import { randomBytes } from 'node:crypto';
import { createIds } from '../../shared/document/ids.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { ImportRefusal } from '../../shared/exchange/imported.ts';
import { limitedJobSchema } from '../../shared/exchange/table-file.ts';
import { closeNetwork, gapsInConfinement } from './confinement.ts';
import { importFile } from './import.ts';
import { readTable } from './read-table.ts';

/** What Electron adds to `process` in a utility process. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

closeNetwork();
const port = (process as unknown as { readonly parentPort: ParentPort }).parentPort;
let isAsked = false;

async function answerTo(message: unknown): Promise<Result<unknown, ImportRefusal>> {
  const job = limitedJobSchema.parse(message);
  if (gapsInConfinement(job.file).length > 0) return { ok: false, error: 'unprotected' };
  if (job.kind === 'table') return readTable(job);
  return importFile(job, createIds({ now: Date.now, random: randomBytes }));
}

port.on('message', ({ data }) => {
  // One file each. Main ends this process when it has the answer, or when there is none in time.
  if (isAsked) return;
  isAsked = true;
  void answerTo(data).then((answer) => port.postMessage(answer));
});
